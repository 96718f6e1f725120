"""Suites and handlers that only run on the way to an error, or where something is not there yet."""

from __future__ import annotations

import ast
from collections.abc import Collection
from typing import TYPE_CHECKING

from .builder import LEAVING
from .expressions import last_part

if TYPE_CHECKING:
    from .module import Module

_WAYS_OUT = (*LEAVING, ast.Yield, ast.YieldFrom)
_MISSING = frozenset("KeyError AttributeError LookupError NameError ImportError ModuleNotFoundError".split())
"""What is raised where something is not there yet."""
_ENDS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)


def runs_rarely(node: ast.AST, module: Module) -> bool:
    """Whether `node` stands in such a suite or handler of its function."""
    for parent in module.ancestors(node):
        if isinstance(parent, _ENDS):
            return False
        if isinstance(parent, ast.If) and node is not parent.test:
            if can_only_fail(parent.body if node in parent.body else parent.orelse):
                return True
        elif isinstance(parent, ast.ExceptHandler) and node is not parent.type and is_for_rare(parent):
            return True
        node = parent
    return False


def can_only_fail(suite: list[ast.stmt]) -> bool:
    """Whether a suite can only end with an error."""
    return bool(suite) and isinstance(suite[-1], ast.Raise) and not any(map(may_leave, suite[:-1]))


def is_for_rare(handler: ast.ExceptHandler) -> bool:
    """Whether what a handler does is done rarely."""
    return expects_missing(handler) or (can_only_fail(handler.body) and not is_for_cancellation(handler))


def may_leave(statement: ast.stmt) -> bool:
    """Whether what follows `statement` may be left out, or whoever runs a generator goes on there."""
    return any(isinstance(item, _WAYS_OUT) for item in ast.walk(statement))


def expects_missing(handler: ast.ExceptHandler) -> bool:
    """Whether a handler is for something that is not there."""
    return catches(handler, _MISSING)


def catches(handler: ast.ExceptHandler, names: Collection[str]) -> bool:
    """Whether a handler is for exceptions of these names alone."""
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return all(isinstance(kind, ast.Name) and kind.id in names for kind in kinds)


def is_for_cancellation(handler: ast.ExceptHandler) -> bool:
    """Whether a handler is for a cancellation, which is no error."""
    names = (last_part(item) for item in ast.walk(handler.type) if isinstance(item, ast.expr)) if handler.type else ()
    return any("cancelled" in name.lower() for name in names)
