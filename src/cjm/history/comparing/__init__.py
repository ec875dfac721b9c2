"""The semantic comparison of two maps: what is the same thing in both, and what became of it."""
