"""The history of a map, in words: a module a format."""
