"""English that the terminal speaks in more than one place."""


def counted(count: int, noun: str) -> str:
    """A count with its noun, which takes an s unless there is one: `1 map`, `2 maps`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
