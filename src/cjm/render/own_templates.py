"""Jinja for the templates that come with cjm: the same output as Jinja's own environment, from faster code.

Our templates are trusted and tested, so their code may leave out what Jinja does for anybody's: attributes are read as
Python reads them (a mapping comes as `Names`), calls hand over no context, and macros take only the arguments they name.
Nothing that depends on a language or a label is folded into the code, so that it can be kept for the next run, whatever
that run's words are. Templates of others never come here: they are run by Jinja's sandbox as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, TemplateNotFound, nodes
from jinja2.compiler import CodeGenerator
from jinja2.utils import missing
from markupsafe import Markup, escape

from cjm.render.inlining import simple_macros, write_out

if TYPE_CHECKING:
    from gettext import NullTranslations

    from jinja2.compiler import Frame, MacroRef

PARTS = "html/parts.html.j2"
"""The template with the smallest macros; the others import it under the name `parts`."""
_TEXTS = 4096
"""How many escaped texts are kept: names and words come back many times in a page."""


_GETTEXT = frozenset({"_", "gettext", "ngettext", "pgettext", "npgettext"})
_MARKUP_FILTERS = frozenset({"label", "date", "number", "percent", "duration"})
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


class OwnCode(CodeGenerator):
    """Makes Python of a template of ours."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Read an attribute as Python does."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(  # noqa: N802 - Jinja's name
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """Call without handing over the context: nothing that our templates call asks for it."""
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for position, argument in enumerate((*node.args, *node.kwargs)):
            self.write(", " if position else "")
            self.visit(argument, frame)
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Define a macro that takes the arguments it names."""
        if macro_ref.accesses_kwargs or macro_ref.accesses_varargs or macro_ref.accesses_caller:
            super().macro_def(macro_ref, frame)
            return
        names = "".join(f"{argument.name!r}, " for argument in macro_ref.node.args)
        self.write(f"environment.macro(macro, ({names}))")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if not isinstance(node, nodes.TemplateData | nodes.Const):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)

    def _output_child_pre(self, node: nodes.Expr, _frame: Frame, finalize: Any) -> None:
        plain = finalize.src is None and _is_markup(node)
        self.write("(" if plain else "environment.escape(")
        if finalize.src is not None:
            self.write(finalize.src)


def _is_markup(node: nodes.Expr) -> bool:
    """Whether an expression is known to be markup, so that it need not be looked at when it is printed."""
    if isinstance(node, nodes.Filter):
        return node.name in _MARKUP_FILTERS
    return isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in _GETTEXT


class OwnEnvironment(Environment):
    """The environment of our templates. Nothing is folded ahead: what could be, depends on the language."""

    code_generator_class = OwnCode

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, optimized=False)
        self.escape = _escape_kept()

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        if name is None or not name.startswith("html/"):
            return template
        return write_out(template, self._parts, None if name == PARTS else "parts")

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
            if len(given) < count:
                given += tuple(named.pop(name, missing) for name in names[len(given) :])
            return _markup(Markup, function(*given, **named))

        return call


def gettext_functions(catalogue: NullTranslations) -> dict[str, Callable[..., Markup]]:
    """`_`, `ngettext` and so on as Jinja's `newstyle` has them, without a context and with the words kept.

    Texts are formats also where there is nothing to fill in: `%%` is a per cent sign.
    """

    def filled(text: str, fields: Mapping[str, Any]) -> Markup:
        return Markup(text) % fields  # noqa: S704 - see Catalogue

    @lru_cache(_TEXTS)
    def plain(message: str) -> Markup:
        return filled(catalogue.gettext(message), {})

    def gettext(message: str, **fields: Any) -> Markup:
        return filled(catalogue.gettext(message), fields) if fields else plain(message)

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


def _escape_kept() -> Callable[[Any], str]:
    """`escape`, quick for what is markup and for texts that were escaped before."""
    kept = lru_cache(_TEXTS, typed=True)(escape)

    def quick(value: Any) -> str:
        return value if type(value) is Markup else kept(value)

    return quick
