"""The YAML in docs/ci.md is what the services take, and names what is there."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest
import yaml

from tests.ci.checkout import run
from tests.conftest import ROOT

PAGE = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^<!-- valid: (\S+) -->\n```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("schema", "text"), BLOCKS, ids=[f"{name}-{number}" for number, (name, _) in enumerate(BLOCKS)]
)
def test_the_yaml_is_valid(schema, text, tmp_path):
    file = tmp_path / "block.yaml"
    file.write_text(text, encoding="utf-8")
    if schema == "pre-commit":
        program = shutil.which("pre-commit", path=str(Path(sys.executable).parent)) or shutil.which(
            "pre-commit"
        )
        if program is None:
            pytest.skip("pre-commit is not installed: pip install -e '.[test]'")
        command = [program, "validate-config", str(file)]
    else:
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)]
    done = run(command, tmp_path)
    assert done.returncode == 0, done.stdout


def test_every_block_of_yaml_is_validated_or_played():
    assert len(BLOCKS) == PAGE.count("```yaml") - PAGE.count("<!-- file:")


def test_inputs_are_those_of_the_action():
    for _, text in BLOCKS:
        for job in (yaml.safe_load(text).get("jobs") or {}).values():
            used = [step for step in job["steps"] if step["uses"].startswith("OWNER/cjm@")]
            assert used
            assert all(set(step["with"]) <= set(ACTION["inputs"]) for step in used)


def test_the_tables_are_complete():
    rows = re.findall(r"^\| `([\w-]+)` \|.*?\| (?:`(.*?)`|(.*?)) ?\|$", PAGE, re.MULTILINE)
    told = {name: quoted or plain for name, quoted, plain in rows}
    inputs = {name: given["default"] for name, given in ACTION["inputs"].items()}
    assert inputs.items() <= told.items()
    variables = yaml.safe_load((ROOT / "ci/gitlab.yml").read_text(encoding="utf-8"))["cjm-lint"]["variables"]
    assert set(told) == set(inputs) | set(variables)
    assert (told["CJM_PATHS"], told["CJM_ARGS"]) == (variables["CJM_PATHS"], variables["CJM_ARGS"])


def test_the_hooks_are_there():
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["cjm-fmt", "cjm-lint"]
    used = next(text for schema, text in BLOCKS if schema == "pre-commit")
    assert [hook["id"] for hook in yaml.safe_load(used)["repos"][0]["hooks"]] == ["cjm-fmt", "cjm-lint"]
