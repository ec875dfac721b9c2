"""Themes as they are written: a table of the configuration, a TOML file, or the name of one that comes with cjm."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from pathlib import Path

from cjm.errors import CannotDo
from cjm.files import shown
from cjm.render.environment import template_folder
from cjm.render.pictures import PICTURE_LIMIT, picture_data
from cjm.render.theme.check import weak_spots
from cjm.render.theme.colors import parse
from cjm.render.theme.derive import NAMED, full_palette, in_the_dark
from cjm.render.theme.palette import SCHEMES, Palette, Scheme, builtin_palette
from cjm.render.theme.theme import Face, Logo, Theme
from cjm.toml import Table, read_table

Properties = tuple[tuple[str, str], ...]
"""Custom properties of the style sheet and their values."""
DEFAULT = "default"
FONT_LIMIT = 512 * 1024
"""Bytes that a font may have to stand in a page."""
_FAMILY = re.compile(r"[^\W_][\w -]{0,63}")
_WOFF2 = b"wOF2"


def theme_names() -> tuple[str, ...]:
    """The themes that come with cjm."""
    return (DEFAULT, *sorted(path.stem for path in (template_folder() / "themes").glob("*.toml")))


def theme_called(wanted: str, folder: Path) -> Theme:
    """The theme of that name, or in that file (relative to `folder`). Raises CannotDo where there is no such one."""
    if wanted == DEFAULT:
        return Theme()
    if wanted in theme_names():
        return theme_in(read_table(_builtin(wanted)), _builtin(wanted).parent)
    file = folder / wanted
    if not file.is_file():
        raise CannotDo(
            f"there is no theme `{wanted}`",
            f"possible: {', '.join(theme_names())}, or the path of a TOML file",
        )
    return theme_in(read_table(file), file.parent)


def theme_in(table: Table, folder: Path) -> Theme:
    """The theme that a table describes; its logo and fonts lie in `folder`.

    Raises CannotDo where a value is none of its kind, where a file is missing, lies elsewhere, or is not what a page
    may hold, and where colours have less contrast than WCAG 2.2 asks for at level AA.
    """
    table.only("base", "logo", "logo-dark", "logo-alt", "colors", "dark", "fonts")
    named = _named(table)
    _refuse_weak(table, named)
    fonts = table.table("fonts")
    fonts.only("text", "headings", "file", "bold-file", "variable")
    faces = _faces(fonts, folder)
    light, dark = _properties(named)
    return Theme(
        light, dark, _families(fonts, "text"), _families(fonts, "headings"), faces, _logo(table, folder)
    )


def _builtin(name: str) -> Path:
    return template_folder() / "themes" / f"{name}.toml"


def _named(table: Table) -> Mapping[Scheme, Palette]:
    """The colours that the table and its base name, by the style sheet's names, in light and in dark."""
    light, dark = _colors(table.table("colors")), _colors(table.table("dark"))
    base = table.choice("base", theme_names())
    if base not in {None, DEFAULT}:
        below = read_table(_builtin(base))
        under_light, under_dark = _colors(below.table("colors")), _colors(below.table("dark"))
        dark = {css: color for css, color in under_dark.items() if css not in light} | dark
        light = under_light | light
    return {"light": light, "dark": in_the_dark(light, dark)}


def _colors(table: Table) -> dict[str, str]:
    table.only(*NAMED)
    found = {}
    for key in table.values:
        color = parse(table.text(key) or "")
        if color is None:
            table.fail(key, f"`{key}` is not a colour", 'write it in hexadecimal: `"#0b5a66"`')
        found[NAMED[key]] = color
    return found


def _refuse_weak(table: Table, named: Mapping[Scheme, Palette]) -> None:
    lines, remedies = weak_spots(named)
    if not lines:
        return
    listed = "".join(f"\n  {line}" for line in lines)
    nearest = f"the nearest that pass: {', '.join(remedies)}" if remedies else "choose colours further apart"
    raise CannotDo(f"{table.place()}: the theme is hard to read, below WCAG 2.2 AA:{listed}", nearest)


def _properties(named: Mapping[Scheme, Palette]) -> tuple[Properties, Properties]:
    """Where the palettes differ from the style sheet's. What one for light sets, that for dark sets back if need be."""
    light, dark = (full_palette(named[scheme], scheme) for scheme in SCHEMES)
    of_light = [css for css, color in light.items() if builtin_palette("light").get(css) != color]
    of_dark = [
        css for css, color in dark.items() if css in of_light or builtin_palette("dark").get(css) != color
    ]
    return tuple((css, light[css]) for css in of_light), tuple((css, dark[css]) for css in of_dark)


def _families(fonts: Table, key: str) -> tuple[str, ...]:
    families = fonts.texts(key) or ()
    for family in families:
        if not _FAMILY.fullmatch(family):
            fonts.fail(
                key, f"`{family}` is not the name of a font", "a name has letters, digits, spaces and hyphens"
            )
    return families


def _faces(fonts: Table, folder: Path) -> tuple[Face, ...]:
    variable = fonts.flag("variable")
    regular, bold = _font(fonts, "file", folder), _font(fonts, "bold-file", folder)
    if bold and not regular:
        fonts.fail("bold-file", "`bold-file` stands without `file`", "name the regular font too")
    faces = [Face("100 900" if variable else "400", regular)] if regular else []
    return (*faces, *([Face("700", bold)] if bold else []))


def _font(fonts: Table, key: str, folder: Path) -> str | None:
    file = _file(fonts, key, folder)
    if file is None:
        return None
    with file.open("rb") as stream:
        content = stream.read(FONT_LIMIT + 1)
    if not content.startswith(_WOFF2) or len(content) > FONT_LIMIT:
        limit = FONT_LIMIT // 1024
        fonts.fail(
            key,
            f"{shown(file)} is no WOFF2 font of at most {limit} kB",
            "convert it, with the signs you need",
        )
    return f"data:font/woff2;base64,{base64.b64encode(content).decode()}"


def _logo(table: Table, folder: Path) -> Logo | None:
    light, dark = _picture(table, "logo", folder), _picture(table, "logo-dark", folder)
    alt = table.text("logo-alt") or ""
    if light is None:
        for key in ("logo-dark", "logo-alt"):
            if key in table.values:
                table.fail(key, f"`{key}` stands without `logo`", "name the logo too")
        return None
    return Logo(light, dark, alt)


def _picture(table: Table, key: str, folder: Path) -> str | None:
    file = _file(table, key, folder)
    if file is None:
        return None
    data = picture_data(file)
    if data is None:
        limit = PICTURE_LIMIT // 1024 // 1024
        table.fail(
            key, f"{shown(file)} is not a picture of at most {limit} MB", "take a PNG, JPEG, WebP or SVG file"
        )
    return data


def _file(table: Table, key: str, folder: Path) -> Path | None:
    """The file that a key names. It lies in the folder or below, whatever links lead to it."""
    name = table.text(key)
    if name is None:
        return None
    try:
        file = (folder / name).resolve()
        inside, there = file.is_relative_to(folder.resolve()), file.is_file()
    except (OSError, ValueError, RuntimeError):  # too long, with a NUL, or a link to itself
        inside = there = False
    if not inside or not there:
        what = "does not lie below the theme’s folder" if there and not inside else "is not a file"
        table.fail(key, f"`{name}` {what}", f"put it into {shown(folder)}")
    return file
