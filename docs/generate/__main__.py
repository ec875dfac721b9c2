"""Write all generated pages, and remove the pages of rules that are no more."""

from docs.generate.pages import DOCS, pages, stale

for path in stale():
    path.unlink()
for name, text in pages().items():
    target = DOCS / name
    target.parent.mkdir(exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")
