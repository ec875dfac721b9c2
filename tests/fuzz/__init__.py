"""Fuzzing: bytes of any kind through reading, linting, showing and fixing. Not part of the test suite; see README.md."""
