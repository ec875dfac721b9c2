"""Small macros written out where they are called: a page calls them thousands of times, and each call costs.

What a macro says stands in its place if it only consists of texts, expressions and conditions. Names in it that are no
parameters mean the same there: macros in which they do not are left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from jinja2 import nodes

from cjm.render.compiler.rewriting import stored

Macros = Mapping[str, nodes.Macro]
_SIMPLE = (nodes.Output, nodes.If)
_SMALL = 40
"""Of how many parts a macro may consist."""


def with_macros_written_out(template: nodes.Template) -> nodes.Template:
    """The template with calls of its small macros written out where they are printed."""
    _Writer(_simple_macros(template)).within(template)
    return template


def _simple_macros(template: nodes.Template) -> dict[str, nodes.Macro]:
    """The macros of a template that can be written out, by name."""
    found = [each for each in template.body if isinstance(each, nodes.Macro)]
    names = {each.name for each in found}
    taken = set(stored(template)) - names
    return {each.name: each for each in found if _is_simple(each) and not _free(each) & taken}


def _is_simple(macro: nodes.Macro) -> bool:
    return all(map(_is_plain, macro.body)) and sum(1 for _ in _all(macro)) <= _SMALL


def _is_plain(node: nodes.Node) -> bool:
    if not isinstance(node, _SIMPLE):
        return False
    if isinstance(node, nodes.If):
        return all(_is_plain(each) for each in (*node.body, *node.else_)) and all(map(_is_plain, node.elif_))
    return True


def _free(macro: nodes.Macro) -> set[str]:
    """The names in a macro that are no parameters of it."""
    names = {each.name for part in macro.body for each in part.find_all(nodes.Name)}
    return names - {each.name for each in macro.args}


class _Writer:
    def __init__(self, macros: Macros) -> None:
        self.macros = macros

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
        if not isinstance(expression, nodes.Call) or expression.dyn_args or expression.dyn_kwargs:
            return None
        macro = self.macros.get(expression.node.name) if isinstance(expression.node, nodes.Name) else None
        values = arguments(macro, expression) if macro is not None else None
        if (
            macro is None
            or values is None
            or not all(_may_stand(values[name], macro, name) for name in values)
        ):
            return None
        return list(self._written_out([_copied(each, values) for each in macro.body]))


def arguments(macro: nodes.Macro, call: nodes.Call) -> dict[str, nodes.Expr] | None:
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


def _copied(node: nodes.Node, values: Mapping[str, nodes.Expr]) -> nodes.Node:
    """A copy of a node with values in the place of parameters."""
    if isinstance(node, nodes.Name):
        if node.name in values:
            return _copied(values[node.name], {})
        return nodes.Name(node.name, node.ctx, lineno=node.lineno)

    def part(value: object) -> object:
        if isinstance(value, nodes.Node):
            return _copied(value, values)
        return [part(each) for each in value] if isinstance(value, list) else value

    copy = type(node)(*(part(getattr(node, name)) for name in node.fields), lineno=node.lineno)
    copy.environment = node.environment
    return copy
