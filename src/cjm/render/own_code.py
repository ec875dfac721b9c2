"""The Python that Jinja makes of our own templates: what it does for anybody's templates and ours do not need is left out.

Attributes are read as Python reads them, calls hand over no context, macros take only the arguments they name, and texts
that were escaped before are kept by the environment (`cjm.render.own_templates`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator
from jinja2.idtracking import VAR_LOAD_PARAMETER, VAR_LOAD_RESOLVE

if TYPE_CHECKING:
    from jinja2.compiler import Frame, MacroRef

_GETTEXT = frozenset({"_", "gettext", "ngettext", "pgettext", "npgettext"})
_MARKUP_FILTERS = frozenset({"label", "date", "number", "percent", "duration"})


class OwnCode(CodeGenerator):
    """Makes Python of a template of ours."""

    def write_commons(self) -> None:
        """Write what every template begins with."""
        super().write_commons()
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

    def _output_child_pre(self, node: nodes.Expr, _frame: Frame, finalize: Any) -> None:
        if finalize.src is not None:
            self.write(f"environment.escape({finalize.src}")
        else:
            self.write("(" if _is_markup(node) else "(it if type(it := ")

    def _output_child_post(self, node: nodes.Expr, _frame: Frame, finalize: Any) -> None:
        if finalize.src is not None:
            self.write("))")
        elif _is_markup(node):
            self.write(")")
        else:
            self.write(") is Markup else escaped[type(it)][it])")


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
