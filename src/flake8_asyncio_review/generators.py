"""Async generators: which functions are some, and who closes them."""

from __future__ import annotations

import ast

from .module import Module
from .suspending import own_nodes

_PLAIN = frozenset("staticmethod classmethod override final".split())
"""Decorators that leave a generator function what it is."""


def own_yields(function: ast.AsyncFunctionDef) -> list[ast.Yield]:
    """The `yield`s of a function, in order."""
    return [node for node in own_nodes(*function.body) if isinstance(node, ast.Yield)]


def is_plain_generator(function: ast.AsyncFunctionDef, module: Module) -> bool:
    """Whether nothing decorates a function that would close the generators it makes, as far as can be known."""
    return all(
        module.name(decorator).rpartition(".")[2] in _PLAIN or getattr(decorator, "id", "") in _PLAIN
        for decorator in function.decorator_list
    )


def is_context_manager(function: ast.AsyncFunctionDef, module: Module) -> bool:
    """Whether a function is made an asynchronous context manager."""
    names = map(module.name, function.decorator_list)
    return any(name in ("contextlib.asynccontextmanager", "async_generator.asynccontextmanager") for name in names)
