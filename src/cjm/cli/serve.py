"""`cjm serve`: a live preview in the browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cjm.cli import options
from cjm.cli.messages import say
from cjm.errors import CannotDo

if TYPE_CHECKING:
    from cjm.cli.previews.preview import Preview
    from cjm.cli.reports.rendering import Look
    from cjm.config import Configurations
    from cjm.serve.live import Live

EXAMPLE = """
cjm serve
cjm serve bike.cjm.yaml --no-open --port 8000
"""


def run(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATHS]...",
            help="Maps, or folders to search for *.cjm.yaml. Default: the current folder.",
            show_default=False,
            readable=False,
        ),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=0,
            max=65535,
            help="The port to serve on; 0 is any free one.",
            show_default="8765, or a free one",
        ),
    ] = None,
    no_open: Annotated[bool, typer.Option("--no-open", help="Do not open a browser.")] = False,
    language: options.Language = None,
    templates: options.Templates = None,
    theme: options.Theme = None,
    public: options.Public = False,
    config: options.ConfigFile = None,
    isolated: options.Isolated = False,
    today: options.Today = None,
) -> int:
    """Show reports in the browser while you write the maps.

    Each save is on the page at once, at the place you were reading. A map with errors keeps its last good page, with
    the errors over it. Only this machine can see the preview, and nothing is written.

    Ctrl-C ends it with exit code 0; the exit code is 2 if the preview could not begin.
    """
    import gc
    import time

    try:
        from cjm.cli.previews.preview import Preview
        from cjm.cli.reports.rendering import Look
        from cjm.config import Configurations
        from cjm.serve.live import Live

        gc.enable()  # it is off for commands that soon end
        given = paths or [Path()]
        look = Look(language=language, templates=templates, theme=theme, public=public, today=today)

        def configurations() -> Configurations:
            return Configurations(config, isolated=isolated)

        _refuse_impossible(given, look, configurations)
        began = time.time_ns()
        preview = Preview(given, configurations, look, config)
        _serve(preview, Live(preview, began), port, opens=not no_open)
    except KeyboardInterrupt:
        pass
    return 0


def _serve(preview: Preview, live: Live, port: int | None, *, opens: bool) -> None:
    """Serve a preview until somebody interrupts."""
    import signal
    from threading import Thread

    from cjm.cli.previews.reading import Reader
    from cjm.serve.server import open_server
    from cjm.serve.watching import follow

    server, reader = open_server(live, port), Reader(preview, live)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        typer.echo(server.url)
        say("Ctrl-C ends the preview")
        if opens:
            Thread(target=_open_browser, args=[server.url], daemon=True).start()
        reader.start()
        follow(live)
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # one is enough
    finally:
        live.close()
        server.server_close()
        reader.end()


def _refuse_impossible(paths: list[Path], look: Look, configurations: Callable[[], Configurations]) -> None:
    """Raise CannotDo for what no save will put right: a wrong command line."""
    from cjm.cli.reports.rendering import Renderer
    from cjm.config import Config, today
    from cjm.files import STDIN, find_maps
    from cjm.locale import ENGLISH

    if any(str(path) == STDIN for path in paths):
        raise CannotDo("standard input cannot be watched", "name files or folders")
    for path in paths:
        if not path.exists():
            raise find_maps([path]).problems[0]
    configurations()
    renderer, none = Renderer(look), Config()
    renderer.language(none)
    renderer.templates(none, look.language or ENGLISH)
    today(look.today, none)


def _open_browser(url: str) -> None:
    """Open the page in the user's browser; in one that would take over the terminal only if the user chose it."""
    import os
    import webbrowser

    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return
    if os.environ.get("BROWSER") or type(browser) is not webbrowser.GenericBrowser:
        browser.open(url)
