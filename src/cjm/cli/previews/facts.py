"""What a preview has to know of each file to show the others: little enough to be kept for a thousand maps."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from cjm.cli.invalid import errors_in
from cjm.cli.previews.sources import sources_of
from cjm.cli.reports.rendering import Look, Renderer
from cjm.cli.sites.pages import related_of
from cjm.config import Config, today
from cjm.errors import CannotDo
from cjm.lint.engine import Across
from cjm.lint.summaries import summarise
from cjm.model.summary import Summary
from cjm.serve.pages import Trouble, trouble_from, trouble_of
from cjm.view.journey import JourneyView
from cjm.view.site.card import MapCard, card_of
from cjm.view.site.relations import Related
from cjm.workspace import Opened, unreadable

Ground = tuple[Config, str, datetime.date]
"""What holds for a map beside its own file: settings, the state of the libraries, the day."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a file: its card and relations, or the troubles that keep it from having a page.

    `sources` are the files that it was learnt from; it holds as long as they and the `ground` stay as they are. `summary`
    is what the others of its project need to know of it; `across` is the digest of what was found in it beside them, empty
    where nothing is shown of that.
    """

    sources: frozenset[Path]
    ground: Ground
    library: bool = False
    troubles: tuple[Trouble, ...] = ()
    card: MapCard | None = None
    related: Related | None = None
    summary: Summary | None = None
    across: str = ""


def ground_of(opened: Opened, look: Look) -> Ground:
    """What holds for a file beside itself. Raises CannotDo where the day is none."""
    return opened.config, opened.project.library_state, today(look.today, opened.config)


def learn(
    opened: Opened, renderer: Renderer, pages: Mapping[Path, PurePosixPath], across: Across
) -> tuple[Facts, JourneyView | None]:
    """What there is to know of a file, and what its page shows. Never raises for what the file holds.

    `across` is what it has to do with the others of its project.
    """
    path, ground = opened.path.resolve(), ground_of(opened, renderer.look)
    try:
        document = opened.document
        if document.library is not None:
            library = Trouble(f"{opened.name} is a library; only maps have pages")
            summary = summarise(document, opened.project, opened.path)
            return Facts(frozenset({path}), ground, True, (library,), summary=summary), None
        viewed = renderer.viewed(opened, across)
        if viewed is None:
            return Facts(frozenset({path}), ground, False, tuple(map(trouble_of, errors_in(document)))), None
    except OSError as error:
        return Facts(frozenset({path}), ground, False, (trouble_from(unreadable(opened, error)),)), None
    except CannotDo as problem:
        return Facts(frozenset({path}), ground, False, (trouble_from(problem),)), None
    related = related_of(viewed.view, opened, pages)
    facts = Facts(
        sources_of(opened), ground, False, (), card_of(viewed.view), related, viewed.summary, viewed.across
    )
    return facts, viewed.view
