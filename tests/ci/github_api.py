"""A stand-in for `gh api`: comments and issues in the file $GH_STATE, two a page; each call is written down there.

gh api [--paginate] [--silent] [--method METHOD] PATH [--jq FILTER] [--field NAME=@FILE] [--raw-field NAME=VALUE]
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from pathlib import Path
from typing import Any

import jq

BOT = {"login": "github-actions[bot]"}
REPOSITORY = "repos/acme/maps"
PAGE = 2


def main(arguments: list[str]) -> int:
    """Answer one call; 1 where GitHub would refuse it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("api", choices=["api"])
    parser.add_argument("path")
    parser.add_argument("--method")
    parser.add_argument("--jq", default=".")
    parser.add_argument("--field", action="append", default=[])
    parser.add_argument("--raw-field", action="append", default=[])
    for flag in ("--paginate", "--silent"):
        parser.add_argument(flag, action="store_true")
    given = parser.parse_args(arguments)
    content = dict(each.split("=", 1) for each in given.raw_field)
    for each in given.field:
        name, _, value = each.partition("=")
        content[name] = Path(value[1:]).read_text("utf-8") if value.startswith("@") else value
    method = given.method or ("POST" if content else "GET")

    file = Path(os.environ["GH_STATE"])
    state = json.loads(file.read_text("utf-8"))
    if "GH_TOKEN" not in os.environ or state.get("refuses"):
        sys.stderr.write("gh: Resource not accessible by integration (HTTP 403)\n")
        return 1
    answer = _answer(state, method, given.path, content)
    state["calls"].append([method, given.path])
    file.write_text(json.dumps(state), "utf-8")
    if given.silent:
        return 0
    pages = [answer]
    if isinstance(answer, list):
        pages = [answer[at : at + PAGE] for at in range(0, len(answer), PAGE)] or [[]]
    for page in pages if given.paginate else pages[:1]:
        for found in jq.compile(given.jq).input_value(page).all():
            sys.stdout.write(f"{found if isinstance(found, str) else json.dumps(found)}\n")
    return 0


def _answer(state: dict[str, Any], method: str, path: str, content: dict[str, str]) -> Any:
    name, _, query = path.partition("?")
    known = {
        f"{REPOSITORY}/issues/7/comments": ("comments", "id"),
        f"{REPOSITORY}/issues": ("issues", "number"),
    }
    if method == "GET":
        assert name in known
        assert query in {"per_page=100", "state=open&per_page=100"}
        return state[known[name][0]]
    if method == "POST":
        kind, key = known[name]
        state[kind].append({key: 100 + len(state[kind]), "user": BOT, **content})
        return state[kind][-1]
    found = re.fullmatch(rf"{REPOSITORY}/issues(?:/(comments))?/(\d+)", name)
    assert method == "PATCH"
    assert found
    kind, key = ("comments", "id") if found[1] else ("issues", "number")
    (changed,) = (each for each in state[kind] if each[key] == int(found[2]))
    changed |= content
    return changed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
