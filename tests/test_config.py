"""The configuration: which file applies, what it may hold, what is said where it is wrong."""

import datetime

import pytest

from cjm.config import Config, Configurations, read_config, today
from cjm.errors import CannotDo


@pytest.fixture(autouse=True)
def in_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def config(tmp_path, text: str, name: str = "cjm.toml") -> Config:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return read_config(file)


def trouble(tmp_path, text: str, name: str = "cjm.toml") -> str:
    with pytest.raises(CannotDo) as caught:
        config(tmp_path, text, name)
    return str(caught.value)


def test_every_key(tmp_path):
    read = config(
        tmp_path,
        """
library = ["library/*.cjm.yaml"]
today = 2026-11-01
required-version = ">=0.1"
[lint]
profile = "strict"
select = ["CJM08"]
ignore = ["CJM0801"]
extend-select = ["review-overdue"]
fail-on = "error"
baseline = "known/all.json"
[lint.per-file-ignores]
"drafts/*" = ["ALL"]
[lint.severity]
CJM0801 = "info"
[render]
language = "pt"
templates = "ours"
[render.labels]
phase = "Stage"
""",
    )
    assert read.folder == tmp_path
    assert read.library == ("library/*.cjm.yaml",)
    assert read.today == datetime.date(2026, 11, 1)
    assert (read.lint.profile, read.lint.fail_on) == ("strict", "error")
    assert read.lint.baseline == tmp_path / "known" / "all.json"
    assert read.lint.select == ("CJM08",)
    assert (read.lint.ignore, read.lint.extend_select) == (("CJM0801",), ("review-overdue",))
    assert read.lint.per_file_ignores == {"drafts/*": ("ALL",)}
    assert read.lint.severity == {"CJM0801": "info"}
    assert (read.render.language, read.render.templates) == ("pt", tmp_path / "ours")
    assert read.render.labels == {"phase": "Stage"}


def test_an_empty_file_is_the_defaults(tmp_path):
    read = config(tmp_path, "")
    assert (read.lint.profile, read.lint.select, read.lint.fail_on) == ("standard", None, "warning")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("todya = 1\n", "error: cjm.toml:1:1: unknown key `todya`\n  help: did you mean `today`?"),
        (
            '[lint]\nprofile = "strict"\n  ignroe = []\n',
            "error: cjm.toml:3:3: unknown key `ignroe`\n  help: did you mean `ignore`?",
        ),
        ("[lnt]\n", "error: cjm.toml:1:1: unknown key `lnt`\n  help: did you mean `lint`?"),
        ("lint = {ignroe = []}\n", "error: cjm.toml (lint.ignroe): unknown key `ignroe`\n  help: did you mean `ignore`?"),
        ("[lint]\nbase-line = 'x'\n", "error: cjm.toml:2:1: unknown key `base-line`"),
        (
            '[lint]\nprofile = "lax"\n',
            "error: cjm.toml:2:1: `profile` is `lax`\n  help: possible: `draft`, `standard`, `strict`",
        ),
        ('[lint]\nselect = "CJM08"\n', "error: cjm.toml:2:1: `select` must be a list of texts"),
        ('today = "2026-11-01"\n', "error: cjm.toml:1:1: `today` must be a date"),
        ("today = 2026-11-01T00:00:00\n", "error: cjm.toml:1:1: `today` must be a date"),
        ("lint = 1\n", "error: cjm.toml:1:1: `lint` must be a table"),
        ('library = ["../x.cjm.yaml"]\n', "error: cjm.toml:1:1: `../x.cjm.yaml` does not lie below"),
        ('library = ["/x.cjm.yaml"]\n', "error: cjm.toml:1:1: `/x.cjm.yaml` does not lie below"),
        ('required-version = ">=99"\n', "error: cjm.toml:1:1: this project asks for cjm >=99; this is "),
        ('required-version = "new"\n', "error: cjm.toml:1:1: `new` is not a version"),
        ("[lint]\nprofile = \n", "error: cjm.toml:2:11: Invalid value"),
        ("a = 1\na = 2\n", "error: cjm.toml:2:6: Cannot overwrite a value"),
        ("[lint.severity]\nCJM08 = 'bad'\n", "error: cjm.toml:2:1: `CJM08` is `bad`"),
        ('[render]\nurl = "maps"\n', "error: cjm.toml:2:1: `maps` is not a web address"),
        ("[render]\ntheme = 1\n", "error: cjm.toml:2:1: `theme` must be a text"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(tmp_path, text, said):
    assert trouble(tmp_path, text).startswith(said)


def test_not_utf_8(tmp_path):
    (tmp_path / "cjm.toml").write_bytes(b"\xff")
    with pytest.raises(CannotDo, match=r"cjm.toml is not in UTF-8"):
        read_config(tmp_path / "cjm.toml")


@pytest.mark.parametrize("name", ["cjm.toml", "pyproject.toml"])
def test_nested_too_deep(tmp_path, name):
    (tmp_path / name).write_text("cjm = " + "[" * 5000)
    with pytest.raises(CannotDo, match="nested too deep"):
        Configurations().for_folder(tmp_path)


def test_a_missing_file(tmp_path):
    with pytest.raises(CannotDo, match=r"none.toml: there is no such file"):
        read_config(tmp_path / "none.toml")


def test_pyproject(tmp_path):
    text = '[tool.other]\nx = 1\n[tool.cjm]\nlibrary = ["a.cjm.yaml"]\n[tool.cjm.lint]\nprofile = "draft"\n'
    read = config(tmp_path, text, "pyproject.toml")
    assert (read.library, read.lint.profile) == (("a.cjm.yaml",), "draft")


def test_a_wrong_key_in_pyproject(tmp_path):
    said = trouble(tmp_path, '[project]\nname = "x"\n[tool.cjm.lint]\nprofil = "draft"\n', "pyproject.toml")
    assert said == "error: pyproject.toml:4:1: unknown key `profil`\n  help: did you mean `profile`?"


def test_the_closest_applies(tmp_path):
    (tmp_path / "cjm.toml").write_text('[lint]\nprofile = "draft"\n')
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "a" / "pyproject.toml").write_text('[tool.cjm.lint]\nprofile = "strict"\n')
    (inner / "pyproject.toml").write_text("[tool.other]\n")
    configurations = Configurations()
    assert configurations.for_folder(tmp_path).lint.profile == "draft"
    assert configurations.for_folder(inner).lint.profile == "strict"


def test_cjm_toml_goes_before_pyproject(tmp_path):
    (tmp_path / "cjm.toml").write_text('[lint]\nprofile = "draft"\n')
    (tmp_path / "pyproject.toml").write_text('[tool.cjm.lint]\nprofile = "strict"\n')
    assert Configurations().for_folder(tmp_path).lint.profile == "draft"


def test_a_broken_pyproject_of_others_is_no_concern_of_ours(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[project\n")
    assert Configurations().for_folder(tmp_path).lint.profile == "standard"


def test_one_for_all_and_none_at_all(tmp_path):
    (tmp_path / "cjm.toml").write_text('[lint]\nprofile = "draft"\n')
    other = tmp_path / "other.toml"
    other.write_text('[lint]\nprofile = "strict"\n')
    assert Configurations(other).for_folder(tmp_path).lint.profile == "strict"
    assert Configurations(isolated=True).for_folder(tmp_path) == Config()
    with pytest.raises(CannotDo, match="cannot be used together"):
        Configurations(other, isolated=True)


def test_the_day(monkeypatch):
    configured = Config(today=datetime.date(2026, 11, 1))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert today("2026-03-31", configured) == datetime.date(2026, 3, 31)
    assert today(None, configured) == datetime.date(2026, 11, 1)
    assert today(None, Config()) == datetime.date(1970, 1, 2)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert today(None, Config()) == datetime.datetime.now().astimezone().date()


@pytest.mark.parametrize("given", ["tomorrow", "31.3.2026", "2026-02-30", "20260331", "2026-W10-1", ""])
def test_what_is_no_day(given):
    with pytest.raises(CannotDo, match="is not a date"):
        today(given, Config())


@pytest.mark.parametrize("epoch", ["soon", "99999999999999999999"])
def test_a_wrong_epoch(monkeypatch, epoch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(CannotDo, match="SOURCE_DATE_EPOCH"):
        today(None, Config())
