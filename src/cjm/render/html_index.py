"""The index of a site as HTML: what each map is about, how complete and how fresh it is."""

from __future__ import annotations

from cjm.render.site import Site

TEMPLATE = "html/index.html.j2"


def render_index(site: Site) -> str:
    """The page that leads to all reports. Raises CannotDo where a template of the user's fails."""
    page = {"language": site.templates.wording.language, "mixed": False}
    return site.templates.render(TEMPLATE, pages=site.pages, page=page)
