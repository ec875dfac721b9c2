"""Templates in the place of the statements that import them: their macros become those of the template that does.

A macro that is known where it is called can be called as Python calls a function, or written out there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

_BETWEEN = "__"
"""What stands between the name of a module and that of a macro: no template uses it in names of its own."""


def with_imports_in_place(
    template: nodes.Template, imported: Callable[[str], nodes.Template]
) -> nodes.Template:
    """The template with the macros and values of those that it imports by name with its context, as `imported` gives them."""
    body: list[nodes.Node] = []
    members: dict[tuple[str, str], str] = {}
    for each in template.body:
        if not (
            isinstance(each, nodes.Import) and isinstance(each.template, nodes.Const) and each.with_context
        ):
            body.append(each)
            continue
        definitions = list(_definitions(imported(each.template.value)))
        names = {name: f"{each.target}{_BETWEEN}{name}" for name, _ in definitions}
        members |= {(each.target, name): own for name, own in names.items()}
        body += (_renamed(definition, names) for _, definition in definitions)
    template.body = body
    _Renamer({}, members).visit(template)
    return template


def without_idle_macros(template: nodes.Template) -> nodes.Template:
    """The template without the macros of others that nothing calls."""
    before = -1
    while before != len(template.body):
        before = len(template.body)
        used = {name.name for name in template.find_all(nodes.Name)}
        template.body = [
            each
            for each in template.body
            if not isinstance(each, nodes.Macro) or _BETWEEN not in each.name or each.name in used
        ]
    return template


def _definitions(module: nodes.Template) -> Iterator[tuple[str, nodes.Macro | nodes.Assign]]:
    for each in module.body:
        if isinstance(each, nodes.Macro):
            yield each.name, each
        elif isinstance(each, nodes.Assign) and isinstance(each.target, nodes.Name):
            yield each.target.name, each


def _renamed(definition: nodes.Macro | nodes.Assign, names: Mapping[str, str]) -> nodes.Node:
    """A definition under its new name; what it names of its siblings has theirs, but for names that it uses itself."""
    if isinstance(definition, nodes.Assign):
        _Renamer(names, {}).visit(definition)
        return definition
    own = {name.name for name in definition.find_all(nodes.Name) if name.ctx != "load"}
    _Renamer({name: new for name, new in names.items() if name not in own}, {}).visit(definition)
    definition.name = names[definition.name]
    return definition


class _Renamer(NodeTransformer):
    """Gives names their new ones; `members` are those of a module's macros and values, by its name and theirs."""

    def __init__(self, names: Mapping[str, str], members: Mapping[tuple[str, str], str]) -> None:
        self.names = names
        self.members = members

    def visit_Name(self, node: nodes.Name) -> nodes.Name:  # noqa: N802 - Jinja's name
        """Rename a name."""
        node.name = self.names.get(node.name, node.name)
        return node

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Expr:  # noqa: N802 - Jinja's name
        """Put a name in the place of a module's macro or value."""
        of = node.node
        if isinstance(of, nodes.Name) and (new := self.members.get((of.name, node.attr))):
            return nodes.Name(new, "load", lineno=node.lineno)
        self.generic_visit(node)
        return node
