"""Small macros written out where they are called: a page calls them thousands of times, and each call costs.

What a macro says stands in its place if it only consists of texts, expressions and conditions. Names in it that are no
parameters mean the same there: they come from the page's context, which templates do not take for names of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from jinja2 import nodes

Macros = Mapping[str, nodes.Macro]
_SIMPLE = (nodes.Output, nodes.If)


def simple_macros(template: nodes.Template) -> dict[str, nodes.Macro]:
    """The macros of a template that can be written out, by name."""
    found = (each for each in template.body if isinstance(each, nodes.Macro))
    return {each.name: each for each in found if all(_is_simple(part) for part in each.body)}


def write_out(template: nodes.Template, macros: Macros, module: str | None) -> nodes.Template:
    """The template with calls of the macros written out where they are printed.

    `module` is the name under which the template imports them, `None` for the template that defines them.
    """
    _Writer(macros, module).within(template)
    return template


class _Writer:
    def __init__(self, macros: Macros, module: str | None) -> None:
        self.macros = macros
        self.module = module

    def within(self, node: nodes.Node) -> None:
        """Write out what stands in a node."""
        for name in node.fields:
            value = getattr(node, name)
            if isinstance(value, list):
                if any(isinstance(each, nodes.Output) for each in value):
                    setattr(node, name, list(self._written_out(value)))
                else:
                    self._each(value)
            elif isinstance(value, nodes.Node):
                self.within(value)

    def _each(self, values: Iterable[object]) -> None:
        for each in values:
            if isinstance(each, nodes.Node):
                self.within(each)

    def _written_out(self, body: list[nodes.Node]) -> Iterator[nodes.Node]:
        for each in body:
            if not isinstance(each, nodes.Output):
                self.within(each)
                yield each
                continue
            kept: list[nodes.Expr] = []
            for expression in each.nodes:
                said = self._said(expression)
                if said is None:
                    kept.append(expression)
                    continue
                if kept:
                    yield nodes.Output(kept, lineno=each.lineno)
                    kept = []
                yield from said
            if kept:
                yield nodes.Output(kept, lineno=each.lineno)

    def _said(self, expression: nodes.Expr) -> list[nodes.Node] | None:
        """What a printed expression says if it is the call of a small macro, else `None`."""
        macro = self._called(expression)
        if macro is None:
            return None
        assert isinstance(expression, nodes.Call)
        values = _arguments(macro, expression)
        if values is None or not all(_may_stand(values[name], macro, name) for name in values):
            return None
        body = [_copied(each, values, self._sibling) for each in macro.body]
        return list(self._written_out(body))

    def _called(self, expression: nodes.Expr) -> nodes.Macro | None:
        if not isinstance(expression, nodes.Call) or expression.dyn_args or expression.dyn_kwargs:
            return None
        what = expression.node
        if self.module is None:
            return self.macros.get(what.name) if isinstance(what, nodes.Name) else None
        if isinstance(what, nodes.Getattr) and isinstance(what.node, nodes.Name):
            return self.macros.get(what.attr) if what.node.name == self.module else None
        return None

    def _sibling(self, node: nodes.Name) -> nodes.Expr:
        """A name in a macro as the template has it: its other macros are those of the module."""
        if self.module is None or node.name not in self.macros:
            return nodes.Name(node.name, node.ctx, lineno=node.lineno)
        module = nodes.Name(self.module, "load", lineno=node.lineno)
        return nodes.Getattr(module, node.name, "load", lineno=node.lineno)


def _is_simple(node: nodes.Node) -> bool:
    if not isinstance(node, _SIMPLE):
        return False
    if isinstance(node, nodes.If):
        return all(_is_simple(each) for each in (*node.body, *node.else_)) and all(
            map(_is_simple, node.elif_)
        )
    return True


def _arguments(macro: nodes.Macro, call: nodes.Call) -> dict[str, nodes.Expr] | None:
    """What the call gives for each parameter, `None` where it does not give all."""
    names = [each.name for each in macro.args]
    defaults = dict(zip(names[len(names) - len(macro.defaults) :], macro.defaults, strict=True))
    given = dict(zip(names, call.args, strict=False)) | {each.key: each.value for each in call.kwargs}
    if len(call.args) > len(names) or set(given) - set(names):
        return None
    values = defaults | given
    return values if set(values) == set(names) else None


def _may_stand(value: nodes.Expr, macro: nodes.Macro, name: str) -> bool:
    """Whether a value may stand wherever its parameter does: one that takes work only if that is once at the most."""
    if all(isinstance(each, nodes.Name | nodes.Const | nodes.Getattr) for each in _all(value)):
        return True
    uses = sum(each.name == name for part in macro.body for each in part.find_all(nodes.Name))
    return uses <= 1


def _all(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _all(child)


def _copied(
    node: nodes.Node, values: Mapping[str, nodes.Expr], named: Callable[[nodes.Name], nodes.Expr]
) -> nodes.Node:
    """A copy of a node with values in the place of parameters; `named` gives what stands for other names."""
    if isinstance(node, nodes.Name):
        if node.name in values:
            return _copied(values[node.name], {}, _same)
        return named(node)

    def part(value: object) -> object:
        if isinstance(value, nodes.Node):
            return _copied(value, values, named)
        return [part(each) for each in value] if isinstance(value, list) else value

    copy = type(node)(*(part(getattr(node, name)) for name in node.fields), lineno=node.lineno)
    copy.environment = node.environment
    return copy


def _same(node: nodes.Name) -> nodes.Expr:
    return nodes.Name(node.name, node.ctx, lineno=node.lineno)
