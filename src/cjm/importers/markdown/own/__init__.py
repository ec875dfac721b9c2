"""The report that `cjm render --format markdown` and `wiki` write, read back into the map, also after people have edited it."""
