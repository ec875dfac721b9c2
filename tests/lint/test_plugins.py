"""Rules of others: found when named, held to the same promises, refused with a reason."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cjm.cli.app import run
from cjm.cli.options import complete_selector
from cjm.errors import CannotDo
from cjm.lint import registry
from cjm.lint.plugins import load_plugin
from cjm.lint.registry import all_rules, find_rule, rule_names
from cjm.lint.selection import Selectors, is_always_on, select

RULE = '''"""About it.

## Why

Because.
"""
from cjm.lint.rule import Problem, rule

@rule({code!r}, {name!r}, "It is so"{more})
def check(context):
    {body}
'''
YIELDS = 'yield Problem(("title",), "look here")'
MAP = "cjm: 1\ntitle: A map\nphases:\n  - Awareness\n"


@pytest.fixture
def plugin(tmp_path, monkeypatch):
    """Makes an installed package of one module with an entry point."""
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(str(site))
    monkeypatch.chdir(tmp_path)

    def make(source: str, name: str = "acme", module: str = "acme_rules") -> str:
        (site / f"{module}.py").write_text(source, encoding="utf-8")
        info = site / f"{module}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[cjm.rules]\n{name} = {module}\n")
        return name

    forget()
    yield make
    for module in [name for name in sys.modules if name.split(".")[0] in ("acme_rules", "other_rules")]:
        del sys.modules[module]
    forget()


def forget() -> None:
    for cached in (load_plugin, registry._with, rule_names):
        cached.cache_clear()


def source(code: str = "ACME001", name: str = "house-style", body: str = YIELDS, more: str = "") -> str:
    return RULE.format(code=code, name=name, body=body, more=more)


def lint(capsys, *arguments: str) -> tuple[int, str, str]:
    code = run(["lint", "a.cjm.yaml", "--output-format", "concise", *arguments])
    out, err = capsys.readouterr()
    return code, out, err


def use(text: str = MAP, settings: str = "") -> None:
    Path("a.cjm.yaml").write_text(text, encoding="utf-8")
    Path("cjm.toml").write_text(f'[lint]\nplugins = ["acme"]\n{settings}', encoding="utf-8")


def test_the_rules_come_after_ours_and_only_when_named(plugin):
    name = plugin(source())
    assert [rule.code for rule in all_rules((name,))] == [*(rule.code for rule in all_rules()), "ACME001"]
    assert rule_names((name,))["ACME001"] == "house-style"
    assert find_rule("acme001") is None
    found = find_rule("acme001", (name,))
    assert found is not None
    assert found.section("Why") == "Because."


def test_a_plugin_that_is_not_named_is_not_imported(plugin, capsys):
    plugin("raise RuntimeError('loaded')")
    Path("a.cjm.yaml").write_text(MAP, encoding="utf-8")
    assert lint(capsys, "--select", "CJM0801")[0] == 1
    assert "acme_rules" not in sys.modules


def test_a_finding_of_a_plugin(plugin, capsys):
    plugin(source())
    use()
    assert lint(capsys, "--select", "ACME") == (
        1, "a.cjm.yaml:2:8: warning[ACME001 house-style]: look here\n", "",
    )  # fmt: skip
    assert "ACME001" in lint(capsys)[1]
    assert "ACME001" not in lint(capsys, "--ignore", "house-style")[1]
    assert lint(capsys, "--select", "ACME01")[2].startswith(
        "error: the command line: `ACME01` is not a rule\n"
    )
    assert "did you mean `ACME001`?" in lint(capsys, "--select", "ACME01")[2]


def test_the_configuration_speaks_of_its_rules(plugin, capsys):
    plugin(source())
    use(settings='[lint.severity]\nACME001 = "error"\n')
    assert "error[ACME001 house-style]" in lint(capsys)[1]
    use(settings='[lint.per-file-ignores]\n"a*" = ["ACME"]\n')
    assert "ACME001" not in lint(capsys)[1]


def test_completion_and_suppressions_know_its_rules(plugin, capsys):
    plugin(source())
    use(MAP.replace("A map", "A map # cjm: ignore[ACME001] it is one"))
    assert complete_selector("CJM08,ac") == [("CJM08,ACME001", "It is so")]
    assert lint(capsys, "--select", "ACME001,CJM90") == (0, "", "")
    use(settings='"')
    assert complete_selector("phase-without-own") == [("phase-without-owner", "A phase has no owner")]


def test_codes_before_ours_in_the_alphabet_can_be_switched_off(plugin):
    assert not is_always_on("ACME001")
    rules = all_rules((plugin(source()),))
    assert not select(rules, layers=[Selectors(ignore=("ACME001",))]).has("ACME001")


def test_rules_in_a_package_are_found_below_it(plugin, tmp_path):
    name = plugin("")
    (tmp_path / "site/acme_rules.py").unlink()
    folder = tmp_path / "site/acme_rules/deep"
    folder.mkdir(parents=True)
    (folder.parent / "__init__.py").write_text("from acme_rules.deep.one import check\n")
    (folder / "__init__.py").write_text("")
    (folder / "one.py").write_text(source())
    (folder / "two.py").write_text(source("ACME000", "other"))
    assert [rule.code for rule in load_plugin(name)] == ["ACME000", "ACME001"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x = 1", "`acme_rules` holds no rule"),
        ("1 / 0", "`acme_rules` cannot be loaded: ZeroDivisionError: division by zero"),
        ("raise SystemExit(0)", "`acme_rules` cannot be loaded: SystemExit: 0"),
        ("def", "`acme_rules` cannot be loaded: SyntaxError: "),
        ("import nothing_like_it", "`acme_rules` cannot be loaded: ModuleNotFoundError: "),
        (source("CJM0899"), "its rule `house-style` has the code `CJM0899`"),
        (source("CJMX01"), "its rule `house-style` has the code `CJMX01`"),
        (source("ALL01"), "its rule `house-style` has the code `ALL01`"),
        (source("acme001"), "its rule `house-style` has the code `acme001`"),
        (source("ACME"), "its rule `house-style` has the code `ACME`"),
        (source(name="House style"), "its rule ACME001 has the name `House style`"),
        (source(more=', aliases=("OLD",)'), "its rule ACME001 has the name `OLD`"),
        (source(more=', severity="fatal"'), "its rule ACME001 has the severity `fatal` and the profile `standard`"),
        (source(more=', url="javascript:alert(1)"'), "its rule ACME001 has the address `javascript:alert(1)`"),
        (source(more=', url="https://x/\\x1b"'), "its rule ACME001 has the address `https://x/\x1b`"),
        (
            source(name="phase-without-owner"),
            "its rule ACME001 (phase-without-owner) has the code or a name of CJM0801 (phase-without-owner) of cjm",
        ),
        (
            source() + source(name="other").replace("check", "again").split('"""')[2],
            "its rule ACME001 (other) has the code or a name of ACME001 (house-style) of the plugin `acme`",
        ),
    ],
)  # fmt: skip
def test_a_plugin_that_cannot_be_used(plugin, text, message):
    name = plugin(text)
    with pytest.raises(CannotDo) as caught:
        all_rules((name,))
    assert caught.value.message.startswith(f"plugin `acme`: {message}")
    assert caught.value.help


def test_two_plugins_with_the_same_code(plugin):
    names = (plugin(source()), plugin(source(name="other"), "other", "other_rules"))
    with pytest.raises(CannotDo, match=r"plugin `other`: its rule ACME001 .* of the plugin `acme`"):
        all_rules(names)


def test_two_packages_with_the_same_plugin(plugin):
    name = plugin(source())
    plugin(source(), name, "other_rules")
    with pytest.raises(CannotDo, match="there are two of that name"):
        all_rules((name,))


def test_a_plugin_named_twice_is_one(plugin):
    name = plugin(source())
    assert len(all_rules((name, name))) == len(all_rules()) + 1


def test_a_plugin_that_is_not_installed(plugin, capsys):
    plugin(source(), "other")
    use()
    code, out, err = lint(capsys)
    assert (code, out) == (2, "")
    assert err == (
        "error: cjm.toml: plugin `acme` is not installed\n"
        "  help: install the package that has it where cjm is; installed are: `other`\n"
    )


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("raise KeyError('x')", "KeyError: 'x'"),
        ("yield 'text'", "TypeError: it yields str and not Problem\n"),
        ("yield Problem((['a'],), 'x')", "TypeError: (['a'],) is not a path of keys and positions"),
        ("yield Problem((), 1)", "TypeError: the message or the help of its problem is not text"),
        ("yield Problem((), 'x', fix='y')", "TypeError: the fix of its problem is not Fix with edits"),
        ("return 1", "TypeError: "),
    ],
)
def test_a_rule_that_breaks(plugin, capsys, body, said):
    plugin(source(body=body))
    use()
    code, out, err = lint(capsys)
    assert code == 2
    assert "CJM0801" in out
    assert err.startswith(f"error: a.cjm.yaml: the rule ACME001 (house-style) failed: {said}")
    assert (
        "  help: this is a bug in its plugin, not in your map; `--ignore ACME001` leaves the rule out\n"
        in err
    )


@pytest.mark.parametrize("path", ["('nothing', 3, 'x')", "('phases', 99)", "(0,)"])
def test_a_path_that_leads_nowhere_is_shown_at_what_is_there(plugin, capsys, path):
    plugin(source(body=f"yield Problem({path}, 'x')"))
    use()
    code, out, err = lint(capsys, "--select", "ACME001")
    assert (code, err) == (1, "")
    assert out.endswith("warning[ACME001 house-style]: x\n")
