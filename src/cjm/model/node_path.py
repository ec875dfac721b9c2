"""Where a node stands in a map: the keys and indices that lead to it."""

NodePath = tuple[str | int, ...]
"""Keys and list indices from the root of a map to a node, such as `("phases", 2, "owner")`."""


def path_text(path: NodePath) -> str:
    """The path as people write it: `phases[2].owner`."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += f".{part}" if text else part
    return text
