"""Jinja for the templates that come with cjm: the same output as Jinja's own environment, from faster code.

Our templates are trusted and tested, so their code (`code`) may leave out what Jinja does for anybody's, and their trees
are made simpler before (`importing`, `inlining`, `rewriting`): templates stand where they are included or imported, small
macros where they are called. Nothing that depends on a language or a label is folded into the code, so that it can be kept
for the next run (`cjm.render.bytecode`), whatever that run's words are. Templates of others never come here: they are run
by Jinja's sandbox as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, Template, nodes
from jinja2.environment import TemplateModule
from jinja2.utils import missing
from markupsafe import Markup, escape

from cjm.render.compiler.code import OwnCode
from cjm.render.compiler.importing import with_imports_in_place, without_idle_macros
from cjm.render.compiler.inlining import with_macros_written_out
from cjm.render.compiler.rewriting import with_includes_in_place, with_names_found_first, with_outputs_merged

if TYPE_CHECKING:
    from gettext import NullTranslations

_TEXTS = 4096
"""How many escaped texts are kept."""


_PLAIN = frozenset({str})
_PLAIN_OR_NUMBER = frozenset({str, int, float})
_markup = str.__new__
"""Makes markup of a text without a look at it."""


class Names(dict[str, Any]):
    """A mapping whose values can also be read as attributes, as templates do."""

    def __init__(self, values: Iterable[tuple[str, Any]]) -> None:
        super().__init__(values)
        vars(self).update(self)


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
    parts = texts if isinstance(texts, tuple | list) else list(texts)
    if len(parts) == 1 and type(parts[0]) is str:
        return parts[0]
    if _PLAIN.issuperset(map(type, parts)):
        return between.join(parts)
    if _PLAIN_OR_NUMBER.issuperset(map(type, parts)):
        return between.join(map(str, parts))
    if any(hasattr(each, "__html__") for each in parts):
        between = escape(between)
    return between.join(each if hasattr(each, "__html__") else str(each) for each in parts)


def rounded(value: float, digits: int = 0) -> float:
    """The number rounded as Jinja rounds it if nothing else is asked for."""
    return round(value, digits)


class Loop:
    """Where a loop is: what templates ask of `loop`."""

    __slots__ = ("first", "index", "index0", "last", "length")
    first: bool
    index: int
    index0: int
    last: bool
    length: int


def looped(items: Iterable[Any], _undefined: object) -> Iterator[tuple[Any, Loop]]:
    """The items, each with where the loop is then."""
    known = items if isinstance(items, list | tuple) else list(items)
    loop = Loop()
    loop.length = length = len(known)
    for index, item in enumerate(known, 1):
        loop.index = index
        loop.index0 = index - 1
        loop.first = index == 1
        loop.last = index == length
        yield item, loop


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
        self.escaped = Escaped()
        self.said: Mapping[str, Markup] = {}
        self.joined = joined
        self.looped = looped
        self.filters |= {"join": joined, "round": rounded}

    def speak(self, catalogue: NullTranslations) -> None:
        """Take the words of templates from a catalogue."""
        functions = gettext_functions(catalogue)
        self.globals |= functions
        self.said = Said(functions["_"])

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = with_imports_in_place(self._whole(source, name, filename), self._other)
        template = without_idle_macros(with_macros_written_out(template))
        return with_names_found_first(with_outputs_merged(template))

    def _whole(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """A template with those that it includes in their places."""
        return with_includes_in_place(super()._parse(source, name, filename), self._other)

    def _other(self, name: str) -> nodes.Template:
        """A template that another one includes or imports."""
        assert self.loader is not None
        text, file, _ = self.loader.get_source(self, name)
        return self._whole(text, name, file)

    @staticmethod
    def told(macro: Callable[..., None], *given: Any) -> Markup:
        """What a macro prints for what it is given."""
        page: list[str] = []
        macro(page, *given)
        return _markup(Markup, "".join(page))

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

    Texts are formats also where there is nothing to fill in: `%%` is a per cent sign. They are kept as they were said.
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

    said: dict[str, Callable[..., Markup]]
    said = {"gettext": gettext, "ngettext": ngettext, "pgettext": pgettext, "npgettext": npgettext}
    kept = {name: lru_cache(_TEXTS, typed=True)(function) for name, function in said.items()}
    return {"_": kept["gettext"], **kept}
