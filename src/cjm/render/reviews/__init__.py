"""What is due, in words: a module a format."""
