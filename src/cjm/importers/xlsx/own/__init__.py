"""The workbook that `cjm render --format xlsx` writes, read back into the map, also after people have edited it."""
