"""English that the terminal speaks in more than one place."""


def counted(count: int, noun: str, form: str = "") -> str:
    """A count with its noun: `1 map`, `2 maps`, `2 opportunities`, `2 info`. `form` is the count's, such as `,`."""
    return f"{count:{form}} {noun if count == 1 else _plural(noun)}"


def _plural(noun: str) -> str:
    if noun == "info":
        return noun
    return f"{noun[:-1]}ies" if noun.endswith("ty") else f"{noun}s"
