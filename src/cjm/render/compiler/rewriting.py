"""The trees of templates, changed before code is made of them: the output is the same, there is less to do for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from jinja2 import nodes

_OWN_MEANING = frozenset({"loop", "caller", "varargs", "kwargs", "self", "super"})
"""Names that Jinja gives a value of its own in some places."""


def with_includes_in_place(
    template: nodes.Template, included: Callable[[str], nodes.Template]
) -> nodes.Template:
    """The template with those that it includes by name, as `included` gives them, in the place of the statements.

    What one of them sets is not set outside of it.
    """
    for body in _bodies(template):
        body[:] = _in_place(list(body), included)
    return template


def with_outputs_merged(template: nodes.Template) -> nodes.Template:
    """The template with what it prints in a row as one statement: texts become one, and lists grow at one go."""
    for body in _bodies(template):
        body[:] = _merged(list(body))
    return template


def with_names_found_first(template: nodes.Template) -> nodes.Template:
    """The template with the names that come from outside looked up at its beginning, and not in each loop and macro."""
    taken = _OWN_MEANING | set(stored(template))
    loaded = {each.name: each.lineno for each in template.find_all(nodes.Name) if each.ctx == "load"}
    template.body[:0] = [
        nodes.ExprStmt(nodes.Name(name, "load", lineno=line), lineno=line)
        for name, line in sorted(loaded.items())
        if name not in taken
    ]
    return template


def _bodies(node: nodes.Node) -> Iterator[list[nodes.Node]]:
    """The lists of statements below a node, the innermost first."""
    for name in node.fields:
        value = getattr(node, name)
        if isinstance(value, list) and value and isinstance(value[0], nodes.Stmt):
            for each in value:
                yield from _bodies(each)
            yield value


def _in_place(body: Iterable[nodes.Node], included: Callable[[str], nodes.Template]) -> Iterator[nodes.Node]:
    for each in body:
        if not (
            isinstance(each, nodes.Include)
            and isinstance(each.template, nodes.Const)
            and isinstance(each.template.value, str)
            and each.with_context
            and not each.ignore_missing
        ):
            yield each
            continue
        inner = included(each.template.value)
        if any(stored(inner)):
            yield nodes.Scope(inner.body, lineno=each.lineno)
        else:
            yield from inner.body


def _merged(body: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    last: nodes.Output | None = None
    for each in body:
        if not isinstance(each, nodes.Output):
            last = None
            yield each
        elif last is None:
            last = nodes.Output(list(each.nodes), lineno=each.lineno)
            yield last
        else:
            last.nodes += each.nodes


def stored(template: nodes.Template) -> Iterator[str]:
    """Each name to which the template itself gives a value."""
    for name in template.find_all(nodes.Name):
        if name.ctx != "load":
            yield name.name
    for defined in template.find_all((nodes.Macro, nodes.Import, nodes.FromImport)):
        if isinstance(defined, nodes.Macro):
            yield defined.name
        elif isinstance(defined, nodes.Import):
            yield defined.target
        elif isinstance(defined, nodes.FromImport):
            yield from (each if isinstance(each, str) else each[1] for each in defined.names)
