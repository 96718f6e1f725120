"""Async generators: which functions are some, and who closes them."""

from __future__ import annotations

import ast

from .knowledge.python import CONTEXT_DECORATORS
from .module import Module
from .suspending import own_nodes

_PLAIN = frozenset("staticmethod classmethod override final".split())
"""Decorators that leave a generator function what it is."""


def own_yields(function: ast.AsyncFunctionDef) -> list[ast.Yield]:
    """The `yield`s of a function, in order."""
    return [node for node in own_nodes(*function.body) if isinstance(node, ast.Yield)]


def is_plain_generator(function: ast.AsyncFunctionDef, module: Module) -> bool:
    """Whether nothing is put round a function that would close the generators it makes, as far as can be known."""
    if not all(_keeps(decorator, module) for decorator in function.decorator_list):
        return False
    calls = map(module.parent, module.mentions(function.name))
    return not any(isinstance(call, ast.Call) and module.name(call.func) in CONTEXT_DECORATORS for call in calls)


def _keeps(decorator: ast.expr, module: Module) -> bool:
    """Whether a decorator leaves a function what it is."""
    if isinstance(decorator, ast.Call):
        return module.name(decorator.func) == "functools.wraps"
    return module.name(decorator).rpartition(".")[2] in _PLAIN or getattr(decorator, "id", "") in _PLAIN


def is_context_manager(function: ast.AsyncFunctionDef, module: Module) -> bool:
    """Whether a function is made an asynchronous context manager."""
    names = map(module.name, function.decorator_list)
    return any(name in ("contextlib.asynccontextmanager", "async_generator.asynccontextmanager") for name in names)
