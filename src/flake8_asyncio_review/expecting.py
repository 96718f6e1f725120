"""Does the code expect what stands there to fail?"""

from __future__ import annotations

import ast

from .module import Module

_ASSERTIONS = frozenset("raises warns assertRaises assertRaisesRegex assertWarns RaisesGroup".split())


def expects_error(node: ast.AST, module: Module) -> bool:
    """Whether `node` stands in a block that expects it to raise, as tests of argument checks do."""
    return any(
        _called(item.context_expr) in _ASSERTIONS
        for ancestor in module.ancestors(node)
        if isinstance(ancestor, (ast.With, ast.AsyncWith))
        for item in ancestor.items
    )


def expects_type_error(node: ast.AST, module: Module) -> bool:
    """Whether a TypeError or AttributeError that `node` raises is caught or asserted round it."""
    inner = node
    for ancestor in module.ancestors(node):
        if isinstance(ancestor, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            break
        if isinstance(ancestor, ast.Try) and inner in ancestor.body and any(map(_catches_it, ancestor.handlers)):
            return True
        inner = ancestor
    return expects_error(node, module)


def _called(context: ast.expr) -> str:
    """The last name of what makes a context manager."""
    function = context.func if isinstance(context, ast.Call) else None
    return getattr(function, "attr", getattr(function, "id", ""))


def _catches_it(handler: ast.ExceptHandler) -> bool:
    """Whether a handler names what using the wrong syntax raises; a broad one is for anything else too."""
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(getattr(kind, "id", "") in ("TypeError", "AttributeError") for kind in kinds)
