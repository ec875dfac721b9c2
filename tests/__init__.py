"""The tests of cjm. The folders mirror src/cjm/."""
