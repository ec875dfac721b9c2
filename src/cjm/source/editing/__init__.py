"""Edits of nodes as changes of the text, a module a kind of edit. `cjm.source.edits` puts them together."""
