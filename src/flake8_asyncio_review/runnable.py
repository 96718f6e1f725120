"""Syntax in loop code that may run a function of the project."""

from __future__ import annotations

import ast
from typing import TypeAlias

from .module import Module
from .values import NONE, Values, usual

Runnable: TypeAlias = "tuple[ast.AST, ast.expr, str, Values, str]"
"""A node, what it calls, loops over, enters or asks, the special method that this runs (empty for a call), the values
that it may be run on, and why the code is on the loop."""

_RUNNABLE = {
    "": frozenset(("function", "class", "object", "partial", "external")),
    "__enter__": frozenset(("context", "object")),
    "__iter__": frozenset(("generator", "object")),
}
_OBJECTS = frozenset(("object",))


def runnable(node: ast.AST, reason: str, module: Module) -> Runnable | None:
    """What `node` may run, which stands in loop code, and why that is so."""
    used = _used(node, module)
    if used is None:
        return None
    base, syntax = used
    values = module.values(base)
    if len(values) != 1 or values[0] is NONE:
        values = usual(values)
    kinds = _RUNNABLE.get(syntax, _OBJECTS)
    for value in values:
        if value.kind not in kinds:
            return None
    if not values:
        return None
    if isinstance(node, ast.Call) and module.is_handed_over(node):
        return None
    return node, base, syntax, values, reason


def _used(node: ast.AST, module: Module) -> tuple[ast.expr, str] | None:
    """The expression that is called, looped over, entered or asked by `node`, and what syntax runs on it."""
    # The first two are nearly all.
    if isinstance(node, ast.Call):
        return None if isinstance(module.parent(node), ast.Await) else (node.func, "")
    if isinstance(node, ast.Attribute):
        if not isinstance(node.value, (ast.Name, ast.Attribute)) or not isinstance(node.ctx, ast.Load):
            return None
        parent = module.parent(node)
        is_called = isinstance(parent, ast.Call) and parent.func is node
        return None if is_called else (node.value, f".{node.attr}")
    if isinstance(node, ast.For) or (isinstance(node, ast.comprehension) and not node.is_async):
        return node.iter, "__iter__"
    if isinstance(node, ast.withitem):
        return (node.context_expr, "__enter__") if isinstance(module.parent(node), ast.With) else None
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
        return node.value, "__getitem__"
    return None
