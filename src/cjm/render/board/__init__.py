"""The board in words: as text for a terminal, as JSON, and as Markdown."""
