"""Where a task gives way to others: the places in a function at which other tasks may run."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .walk import WITHOUT_NODES

_OTHER_CODE = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef, ast.GeneratorExp)
"""What is only defined where it stands: a generator expression runs when somebody asks for its elements."""


_fields: dict[type, tuple[str, ...]] = {}
"""By type of nodes, the fields with nodes."""


def children(node: ast.AST) -> list[ast.AST]:
    """The nodes that stand directly in `node`, but for operators and contexts."""
    kind = type(node)
    names = _fields.get(kind)
    if names is None:
        names = _fields[kind] = tuple(name for name in node._fields if name not in WITHOUT_NODES)
    found: list[ast.AST] = []
    for name in names:
        value = getattr(node, name, None)
        if type(value) is list:
            found += [item for item in value if isinstance(item, ast.AST)]
        elif isinstance(value, ast.AST):
            found.append(value)
    return found


def own_nodes(*roots: ast.AST) -> Iterator[ast.AST]:
    """The nodes of `roots` and below that run with them, in source order: not the bodies of what is only defined."""
    pending = list(reversed(roots))
    while pending:
        node = pending.pop()
        yield node
        if isinstance(node, ast.GeneratorExp):
            pending.append(node.generators[0].iter)  # evaluated at once (language reference, 6.2.8)
        elif not isinstance(node, _OTHER_CODE):
            pending += reversed(children(node))


def suspends(node: ast.AST) -> bool:
    """Whether other tasks may run while `node` itself, not what stands in it, is executed."""
    if isinstance(node, ast.comprehension):
        return bool(node.is_async)
    return isinstance(node, (ast.Await, ast.AsyncFor, ast.AsyncWith))


def may_suspend(*roots: ast.AST) -> bool:
    """Whether other tasks may run while the code of `roots` is executed."""
    return any(suspends(node) for node in own_nodes(*roots))
