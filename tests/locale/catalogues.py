"""Brings the catalogues up to date with the templates and the code: `python -m tests.locale.catalogues`.

New words are added without a translation, words no longer used go, and the compiled catalogues are written anew. The
test beside this module fails until every word is translated in the `.po` files and this has been run again.
"""

from __future__ import annotations

import datetime
import io
import sys
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from cjm.lint.registry import all_rules
from cjm.locale import DOMAIN, FOLDER
from cjm.locale.labels import LABELS
from cjm.render.titles import CONTEXT

ROOT = Path(__file__).resolve().parents[2]
SOURCES = {"templates/**.j2": "jinja2", "src/cjm/**.py": "python"}
NO_DAY = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
"""Stands in compiled catalogues for the day on which they were made, so that they only change with their words."""
OPTIONS = {
    "templates/**.j2": {
        "newstyle_gettext": "true",
        "trim_blocks": "true",
        "lstrip_blocks": "true",
        "silent": "false",
    }
}


def extract() -> Catalog:
    """Every word that the templates, the code, the labels of the format's values and the titles of rules ask for."""
    catalog = Catalog(domain=DOMAIN, fuzzy=False)
    found = extract_from_dir(ROOT, list(SOURCES.items()), OPTIONS)
    for filename, _line, message, comments, context in sorted(found, key=lambda each: (each[0], each[1])):
        catalog.add(message, locations=[(filename, 0)], auto_comments=comments, context=context)
    for family, labels in LABELS.items():
        for text in labels.values():
            catalog.add(text, locations=[("src/cjm/locale/labels.py", 0)], context=family)
    for rule in all_rules():
        catalog.add(
            rule.title, locations=[("src/cjm/lint/rules", 0)], auto_comments=[rule.code], context=CONTEXT
        )
    return catalog


def catalogue_paths() -> list[Path]:
    """The `.po` file of each language."""
    return sorted(FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def read(path: Path) -> Catalog:
    """The catalogue in a `.po` file of a language's folder."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name, domain=DOMAIN, abort_invalid=True)


def text_of(catalog: Catalog) -> bytes:
    """The catalogue as the text of a `.po` file, without dates and tool versions, which would change on their own."""
    buffer = io.BytesIO()
    write_po(
        buffer,
        catalog,
        width=110,
        omit_header=True,
        sort_output=True,
        ignore_obsolete=True,
        include_lineno=False,
    )
    header = (
        "Project-Id-Version: cjm",
        f"Language: {catalog.locale_identifier}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {catalog.plural_forms}",
    )
    lines = ('msgid ""', 'msgstr ""', *(f'"{line}\\n"' for line in header))
    return "\n".join(lines).encode() + b"\n\n" + buffer.getvalue()


def update(path: Path, wanted: Catalog) -> int:
    """Bring one catalogue up to date; returns how many of its words lack a translation."""
    catalog = read(path)
    catalog.update(wanted, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.fuzzy = False
    path.write_bytes(text_of(catalog))
    catalog.creation_date = catalog.revision_date = NO_DAY
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalog)
    return sum(1 for message in catalog if message.id and not all(_forms(message.string)))


def _forms(string: object) -> tuple[object, ...]:
    return tuple(string) if isinstance(string, tuple | list) else (string,)


def main() -> None:
    """Update all catalogues and say what is left to translate."""
    wanted = extract()
    for path in catalogue_paths():
        missing = update(path, wanted)
        sys.stdout.write(f"{path.relative_to(ROOT)}: {missing} to translate\n")


if __name__ == "__main__":
    main()
