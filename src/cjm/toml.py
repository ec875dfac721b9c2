"""Tables of a TOML file with typed access: what is wrong is said with the key's place in the file."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from cjm.errors import CannotDo

if TYPE_CHECKING:
    import tomllib

Choice = TypeVar("Choice", bound=str)

_HEADER = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*("[^"]*"|'[^']*'|[A-Za-z0-9_-]+)\s*[=.]""")
_WHERE = re.compile(r" \(at line (\d+), column (\d+)\)$")


def where_error(error: tomllib.TOMLDecodeError) -> str:
    """The parser's message behind the line and column that it names."""
    message = str(error)
    if found := _WHERE.search(message):
        return f":{found[1]}:{found[2]}: {message[: found.start()]}"
    return f": {message}"


def read_table(file: Path) -> Table:
    """What is in a file. Raises CannotDo that names the file and, where it is known, line and column."""
    import tomllib

    from cjm.files import shown

    name = shown(file)
    text = read_text(file)
    try:
        return Table(tomllib.loads(text), name, text)
    except tomllib.TOMLDecodeError as error:
        raise CannotDo(f"{name}{where_error(error)}", "the file is read as TOML") from None
    except RecursionError:
        raise CannotDo(f"{name}: values are nested too deep", "remove what does not belong there") from None


def read_text(file: Path) -> str:
    """The text of a file. Raises CannotDo where it is not in UTF-8 or cannot be read."""
    from cjm.files import shown

    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise CannotDo(f"{shown(file)} is not in UTF-8", "save it as UTF-8") from None
    except OSError as error:
        raise CannotDo.to_read(shown(file), error) from None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its values, the file's name and whole text, and the table's own name in the file."""

    values: Mapping[str, Any]
    file: str
    source: str
    name: tuple[str, ...] = ()

    def only(self, *known: str) -> None:
        """Stop at a key that is not known."""
        for key in self.values:
            if key not in known:
                close = get_close_matches(key.replace("_", "-").casefold(), known, 1, 0.6)
                known_here = f"known here: {', '.join(f'`{name}`' for name in known)}"
                self.fail(key, f"unknown key `{key}`", f"did you mean `{close[0]}`?" if close else known_here)

    def table(self, key: str) -> Table:
        """The table under a key; an empty one where there is none."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            self.fail(key, f"`{key}` must be a table", f"write `[{'.'.join((*self.name, key))}]`")
        return Table(value, self.file, self.source, (*self.name, key))

    def text(self, key: str) -> str | None:
        """The text under a key."""
        value = self.values.get(key)
        if value is not None and not (isinstance(value, str) and value.strip()):
            self.fail(key, f"`{key}` must be a text", f'write `{key} = "…"`')
        return value

    def texts(self, key: str) -> tuple[str, ...] | None:
        """The list of texts under a key."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            self.fail(key, f"`{key}` must be a list of texts", f'write `{key} = ["…"]`')
        return tuple(value)

    def flag(self, key: str) -> bool:
        """Whether the key is `true`."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            self.fail(key, f"`{key}` must be true or false", f"write it without quotes: `{key} = true`")
        return value

    def date(self, key: str) -> datetime.date | None:
        """The date under a key."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, datetime.datetime) or not isinstance(value, datetime.date):
            self.fail(key, f"`{key}` must be a date", f"write it without quotes: `{key} = 2026-03-31`")
        return value

    def choice(self, key: str, possible: tuple[Choice, ...]) -> Choice | None:
        """The text under a key, which is one of those possible."""
        value = self.text(key)
        found = next((each for each in possible if each == value), None)
        if value is not None and found is None:
            choices = ", ".join(f"`{each}`" for each in possible)
            self.fail(key, f"`{key}` is `{value}`", f"possible: {choices}")
        return found

    def fail(self, key: str, message: str, help_: str = "") -> NoReturn:
        """Raise CannotDo for what is wrong at a key."""
        raise CannotDo(f"{self.place(key)}: {message}", help_)

    def place(self, key: str = "") -> str:
        """Where a key stands, or the table itself: the file with line and column, or with the key's name."""
        names = (*self.name, key) if key else self.name
        where = self._position(names) if names else None
        return self.file + (f":{where[0]}:{where[1]}" if where else f" ({'.'.join(names)})" if names else "")

    def _position(self, names: tuple[str, ...]) -> tuple[int, int] | None:
        """The line and column of a key by the names that lead to it, if it stands in no inline table."""
        header: tuple[str, ...] = ()
        for number, line in enumerate(self.source.splitlines(), 1):
            if found := _HEADER.match(line):
                header = tuple(part.strip(" \"'") for part in found[1].split("."))
                if header == names:
                    return number, line.index("[") + 1
            elif header == names[:-1] and (found := _KEY.match(line)) and found[1].strip("\"'") == names[-1]:
                return number, found.start(1) + 1
        return None
