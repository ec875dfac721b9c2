"""A module a format, found by its name: `show` takes a report and the screen, and returns the whole text."""
