"""The Python that Jinja makes of our own templates: what it does for anybody's templates and ours do not need is left out.

Attributes are read as Python reads them, calls hand over no context, macros are functions that take only the arguments
they name and print where they are called, and texts that were escaped before are kept by the `environment`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, find_undeclared
from jinja2.idtracking import VAR_LOAD_PARAMETER, VAR_LOAD_RESOLVE
from markupsafe import escape

from cjm.render.compiler.inlining import arguments

if TYPE_CHECKING:
    from jinja2.compiler import Frame, MacroRef

_GETTEXT = frozenset({"_", "gettext", "ngettext", "pgettext", "npgettext"})
_MARKUP_FILTERS = frozenset({"label", "date", "number", "percent", "duration"})
_SPECIAL = ("caller", "kwargs", "varargs")
_PAGE = "page_"
"""What a macro calls the list that it prints into."""


class OwnCode(CodeGenerator):
    """Makes Python of a template of ours."""

    _macros: Mapping[str, nodes.Macro] = {}

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        """Make code of a template."""
        found = (each for each in node.body if isinstance(each, nodes.Macro))
        self._macros = {each.name: each for each in found if _is_function(each)}
        super().visit_Template(node, frame)

    def write_commons(self) -> None:
        """Write what every template begins with."""
        super().write_commons()
        self.writeline("LoopContext = environment.looped")
        self.writeline("resolve = context.resolve")
        self.writeline("escaped = environment.escaped")
        self.writeline("said = environment.said")

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """Make code of statements. A template gathers what it prints, as macros do, and gives it at one go."""
        whole = frame.rootlevel and frame.buffer is None and not frame.require_output_check
        if whole:
            self.buffer(frame)
        super().blockvisit(nodes, frame)
        if whole:
            self.writeline(f"yield concat({frame.buffer})")

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Read a name. One from outside was looked at when it was looked up; only what is set later may be missing."""
        ref = frame.symbols.ref(node.name)
        load = frame.symbols.find_load(ref)
        if node.ctx == "load" and load is not None and load[0] in (VAR_LOAD_RESOLVE, VAR_LOAD_PARAMETER):
            self.write(ref)
        else:
            super().visit_Name(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Read an attribute as Python does."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Macro(self, node: nodes.Macro, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Make a function of a macro that prints into a list."""
        if not frame.toplevel or self._macros.get(node.name) is not node:
            super().visit_Macro(node, frame)
            return
        inner = frame.inner()
        inner.symbols.analyze_node(node)
        inner.require_output_check = False
        inner.buffer = _PAGE
        names = ", ".join((_PAGE, *(inner.symbols.ref(each.name) for each in node.args)))
        self.writeline(f"def {frame.symbols.ref(node.name)}({names}):", node)
        self.indent()
        self.enter_frame(inner)
        self.writeline("pass")
        self.blockvisit(node.body, inner)
        self.leave_frame(inner, with_python_scope=True)
        self.outdent()

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Print: texts and values in a row at one go. Macros print for themselves."""
        row: list[nodes.Expr] = []
        for each in self._apart(node.nodes):
            if (macro := self._called(each, frame)) is None:
                row.append(each)
                continue
            assert isinstance(each, nodes.Call)
            self._print(row, frame)
            row = []
            self.newline(each)
            self.write(f"{frame.symbols.ref(macro.name)}({frame.buffer}")
            self._give(macro, each, frame)
        self._print(row, frame)

    def _apart(self, printed: Iterable[nodes.Expr]) -> Iterator[nodes.Expr]:
        """What is printed, texts joined by `~` one by one where each is escaped for itself."""
        for each in printed:
            if isinstance(each, nodes.Concat) and self.environment.finalize is None:
                yield from self._apart(each.nodes)
            else:
                yield each

    def _print(self, row: list[nodes.Expr], frame: Frame) -> None:
        if not row:
            return
        self.newline()
        self.write(f"{frame.buffer} += (")
        for is_text, group in groupby(row, lambda each: isinstance(each, nodes.TemplateData | nodes.Const)):
            if is_text:
                self.write(repr("".join(map(self._text, group))) + ", ")
            else:
                for each in group:
                    self._value(each, frame)
                    self.write(", ")
        self.write(")")

    def _text(self, node: nodes.Expr) -> str:
        """What stands in a template, and values that do, as they are printed."""
        if isinstance(node, nodes.TemplateData):
            return node.data
        assert isinstance(node, nodes.Const)
        finalize = self.environment.finalize
        return str(escape(finalize(node.value) if finalize else node.value))

    def _value(self, node: nodes.Expr, frame: Frame) -> None:
        """Write a value as markup."""
        if self.environment.finalize is not None:
            self.write("escape(environment.finalize(")
            self.visit(node, frame)
            self.write("))")
        elif isinstance(node, nodes.CondExpr):
            self.write("(")
            self._value(node.expr1, frame)
            self.write(" if ")
            self.visit(node.test, frame)
            self.write(" else ")
            self._value(node.expr2 or nodes.Const(""), frame)
            self.write(")")
        elif isinstance(node, nodes.Const):
            self.write(repr(self._text(node)))
        elif _is_markup(node) or self._called(node, frame):
            self.visit(node, frame)
        else:
            self.write("(it if type(it := ")
            self.visit(node, frame)
            self.write(") is Markup else escaped[type(it)][it])")

    def _called(self, node: nodes.Expr, frame: Frame) -> nodes.Macro | None:
        """The macro that is a function, if an expression is a call of one."""
        if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
            return None
        if node.dyn_args or node.dyn_kwargs:
            return None
        name = node.node.name
        return self._macros.get(name) if frame.symbols.find_ref(name) == f"l_0_{name}" else None

    def _give(self, macro: nodes.Macro, call: nodes.Call, frame: Frame) -> None:
        """Write what a call gives to a macro, behind what is given already."""
        values = arguments(macro, call)
        if values is None:
            self.fail(f"`{macro.name}` is not called with what it takes", call.lineno)
        for each in macro.args:
            self.write(", ")
            self.visit(values[each.name], frame)
        self.write(")")

    def visit_Call(  # noqa: N802 - Jinja's name
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """Call without handing over the context: nothing that our templates call asks for it.

        Words without fields are looked up among those that were said before.
        """
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        if _is_word(node):
            self.write("said[")
            self.visit(node.args[0], frame)
            self.write("]")
            return
        if (macro := self._called(node, frame)) is not None:
            self.write(f"environment.told({frame.symbols.ref(macro.name)}")
            self._give(macro, node, frame)
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

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Join the texts on both sides of `~`."""
        self.write("environment.joined((")
        for each in node.nodes:
            self.visit(each, frame)
            self.write(", ")
        self.write("))")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Ask for `none` as Python does."""
        if node.name != "none":
            super().visit_Test(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(" is None)")


def _is_function(macro: nodes.Macro) -> bool:
    """Whether a macro takes only what it names."""
    return not find_undeclared(macro.body, _SPECIAL)


def _is_word(node: nodes.Call) -> bool:
    """Whether a call is `_('Word')`."""
    return (
        isinstance(node.node, nodes.Name)
        and node.node.name == "_"
        and len(node.args) == 1
        and not node.kwargs
        and isinstance(node.args[0], nodes.Const)
    )


def _is_markup(node: nodes.Expr) -> bool:
    """Whether an expression is known to be markup, so that it need not be looked at when it is printed."""
    if isinstance(node, nodes.Filter):
        return node.name in _MARKUP_FILTERS
    return isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in _GETTEXT
