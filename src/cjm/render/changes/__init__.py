"""What changed between maps as text, Markdown, JSON and HTML."""
