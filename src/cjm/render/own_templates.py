"""Jinja for the templates that come with cjm: the same output as Jinja's own environment, from faster code.

Our templates are trusted and tested, so their code (`cjm.render.own_code`) may leave out what Jinja does for anybody's, and
their trees are made simpler before (`cjm.render.rewriting`, `cjm.render.inlining`): templates stand where they are
included, small macros where they are called. Nothing that depends on a language or a label is folded into the code, so that it can be kept for the next run, whatever
that run's words are. Templates of others never come here: they are run by Jinja's sandbox as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, Template, TemplateNotFound, nodes
from jinja2.environment import TemplateModule
from jinja2.utils import missing
from markupsafe import Markup, escape

from cjm.render.inlining import simple_macros, write_out
from cjm.render.own_code import OwnCode
from cjm.render.rewriting import with_includes_in_place, with_names_found_first, with_outputs_merged

if TYPE_CHECKING:
    from gettext import NullTranslations

PARTS = "html/parts.html.j2"
"""The template with the smallest macros; the others import it under the name `parts`."""
_TEXTS = 4096
"""How many escaped texts are kept."""


_PLAIN = frozenset({str})
_PLAIN_OR_NUMBER = frozenset({str, int, float})
_markup = str.__new__
"""Makes markup of a text without a look at it."""


class Names(dict[str, Any]):
    """A mapping whose values can also be read as attributes, as templates do."""

    __getattr__ = dict.__getitem__


def as_names(value: Any) -> Any:
    """A context's mapping, and those in it or in its lists, so that templates can read their values as attributes."""
    if isinstance(value, Mapping):
        return Names((key, as_names(each)) for key, each in value.items())
    return [as_names(each) for each in value] if type(value) in (list, tuple) else value


class _Escaped(dict[Any, Markup]):
    """Values of one type as markup, by the values."""

    def __missing__(self, value: Any) -> Markup:
        """The value as markup, kept for the next time."""
        if len(self) >= _TEXTS:
            self.clear()
        # 0.0 stands for -0.0 as well, which is the same to a mapping: what is printed may not depend on which came first.
        said = self[value] = escape(0.0 if value == 0 and type(value) is float else value)
        return said


class Escaped(dict[type, _Escaped]):
    """Values as markup, by their types and themselves: names, words and numbers come back many times in a page."""

    def __missing__(self, kind: type) -> _Escaped:
        """Those of another type."""
        made = self[kind] = _Escaped()
        return made


def joined(texts: Iterable[Any], between: str = "") -> str:
    """The texts as one, as Jinja's `~` and `join` have it: markup if one of them is, the others escaped then."""
    parts = texts if type(texts) in (tuple, list) else list(texts)
    if _PLAIN.issuperset(map(type, parts)):
        return between.join(parts)
    if _PLAIN_OR_NUMBER.issuperset(map(type, parts)):
        return between.join(map(str, parts))
    if any(hasattr(each, "__html__") for each in parts):
        between = escape(between)
    return between.join(each if hasattr(each, "__html__") else str(each) for each in parts)


class Said(dict[str, Markup]):
    """Words without fields as `_` says them, by the English words."""

    def __init__(self, say: Callable[[str], Markup]) -> None:
        super().__init__()
        self._say = say

    def __missing__(self, message: str) -> Markup:
        """The words, kept for the next time."""
        said = self[message] = self._say(message)
        return said


class OwnTemplate(Template):
    """A template of ours."""

    def make_module(self, *given: Any, **named: Any) -> TemplateModule:
        """What the template defines. Its context lets go of it: holding each other, both would stay for ever."""
        context = self.new_context(*given, **named)
        module = TemplateModule(self, context)
        context.vars.clear()
        return module


class OwnEnvironment(Environment):
    """The environment of our templates. Nothing is folded ahead: what could be, depends on the language."""

    code_generator_class = OwnCode
    template_class = OwnTemplate

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, optimized=False)
        self.escape = escape
        self.escaped = Escaped()
        self.said: Mapping[str, Markup] = {}
        self.joined = joined
        self.filters["join"] = joined

    def speak(self, catalogue: NullTranslations) -> None:
        """Take the words of templates from a catalogue."""
        functions = gettext_functions(catalogue)
        self.globals |= functions
        self.said = Said(functions["_"])

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = self._whole(source, name, filename)
        if name is not None and name.startswith("html/"):
            template = write_out(template, self._parts, None if name == PARTS else "parts")
        return with_names_found_first(with_outputs_merged(template))

    def _whole(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """A template with those that it includes in their places."""

        def included(other: str) -> nodes.Template:
            assert self.loader is not None
            text, file, _ = self.loader.get_source(self, other)
            return self._whole(text, other, file)

        return with_includes_in_place(super()._parse(source, name, filename), included)

    @cached_property
    def _parts(self) -> Mapping[str, nodes.Macro]:
        """The small macros of the module that all templates of HTML share."""
        assert self.loader is not None
        try:
            source, filename, _ = self.loader.get_source(self, PARTS)
        except TemplateNotFound:
            return {}
        return simple_macros(super()._parse(source, PARTS, filename))

    @staticmethod
    def macro(function: Callable[..., str], names: tuple[str, ...]) -> Callable[..., Markup]:
        """What a template calls for a macro: `function` takes all of `names`, `missing` for those not given."""
        count = len(names)

        def call(*given: Any, **named: Any) -> Markup:
            if named:
                given += tuple([named.pop(name, missing) for name in names[len(given) :]])
            elif len(given) < count:
                given += (missing,) * (count - len(given))
            return _markup(Markup, function(*given, **named))

        return call


def gettext_functions(catalogue: NullTranslations) -> dict[str, Callable[..., Markup]]:
    """`_`, `ngettext` and so on as Jinja's `newstyle` has them, without a context.

    Texts are formats also where there is nothing to fill in: `%%` is a per cent sign.
    """

    def filled(text: str, fields: Mapping[str, Any]) -> Markup:
        return Markup(text) % fields  # noqa: S704 - see Catalogue

    def gettext(message: str, **fields: Any) -> Markup:
        return filled(catalogue.gettext(message), fields)

    def ngettext(one: str, many: str, number: int, **fields: Any) -> Markup:
        return filled(catalogue.ngettext(one, many, number), {"num": number, **fields})

    def pgettext(context: str, message: str, **fields: Any) -> Markup:
        return filled(catalogue.pgettext(context, message), {"context": context, **fields})

    def npgettext(context: str, one: str, many: str, number: int, **fields: Any) -> Markup:
        text = catalogue.npgettext(context, one, many, number)
        return filled(text, {"context": context, "num": number, **fields})

    functions: dict[str, Callable[..., Markup]]
    functions = {"gettext": gettext, "ngettext": ngettext, "pgettext": pgettext, "npgettext": npgettext}
    return {"_": gettext, **functions}
