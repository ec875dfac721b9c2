"""What `cjm diff` compares, for people and for git."""
