"""Does the code expect what stands there to fail?"""

from __future__ import annotations

import ast

from .module import Module

_RAISES = frozenset("raises assertRaises assertRaisesRegex RaisesGroup RaisesExc suppress".split())


def expects_type_error(node: ast.AST, module: Module) -> bool:
    """Whether a TypeError or AttributeError that `node` raises is caught or asserted round it."""
    inner = node
    for ancestor in module.ancestors(node):
        if isinstance(ancestor, (ast.With, ast.AsyncWith)):
            if any(_is_assertion(item.context_expr) for item in ancestor.items if item is not inner):
                return True
        elif isinstance(ancestor, ast.Try) and inner in ancestor.body:
            if any(_catches_it(handler) for handler in ancestor.handlers):
                return True
        elif isinstance(ancestor, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            return False
        inner = ancestor
    return False


def _is_assertion(context: ast.expr) -> bool:
    function = context.func if isinstance(context, ast.Call) else None
    return getattr(function, "attr", getattr(function, "id", "")) in _RAISES


def _catches_it(handler: ast.ExceptHandler) -> bool:
    """Whether a handler names what using the wrong syntax raises; a broad one is for anything else too."""
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(getattr(kind, "id", "") in ("TypeError", "AttributeError") for kind in kinds)
