"""`cjm schema`: the JSON Schema of the format."""

import typer

EXAMPLE = "cjm schema > cjm.schema.json"


def run() -> None:
    """Print the JSON Schema (2020-12) of the format.

    Editors use it to complete keys, show what they mean and underline mistakes. `cjm init` writes it beside a map and
    names it in the map's first line; `cjm lint` checks all that it says, and more.
    """
    from cjm.model.json_schema import schema_text

    typer.echo(schema_text(), nl=False)
