"""What handlers catch, and the paths through the functions of a file."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import TYPE_CHECKING

from .knowledge.exceptions import CANCELLED, EXITS
from .module import Module
from .values import Value
from .ways import CANCEL, ERROR, EXIT

if TYPE_CHECKING:
    from .paths import Paths


def paths_of(node: ast.AST, module: Module) -> Paths | None:
    """The paths through the innermost function whose body holds `node`; `None` outside functions and in lambdas."""
    for ancestor in module.ancestors(node):
        if isinstance(ancestor, ast.Lambda):
            return None
        if isinstance(ancestor, (ast.FunctionDef, ast.AsyncFunctionDef)):
            return paths_through(ancestor, module)
    return None


def paths_through(function: ast.FunctionDef | ast.AsyncFunctionDef, module: Module) -> Paths:
    """The paths through a function, made once."""
    known = module.paths.get(function)
    if known is None:
        from .paths import Paths  # few handlers are such that anybody asks for paths

        known = Paths(function, module.name, lambda handled, kind: catches(handled, kind, module))
        module.paths[function] = known
    return known


def catches(handled: ast.expr | None, kind: str, module: Module) -> bool | None:
    """Whether a handler with this expression catches the exceptions of `kind`: all, none, or (`None`) some or unknown.

    Args:
        handled: what follows `except`, or an argument of `suppress()`; `None` for a bare `except`.
        kind: one of `paths.KINDS`.
        module: the file.
    """
    if handled is None:
        return True
    if isinstance(handled, ast.Tuple):
        return _any(catches(item, kind, module) for item in handled.elts)
    if isinstance(handled, ast.Call):
        return kind == CANCEL if module.name(handled.func) in CANCELLED else None
    if isinstance(handled, ast.Attribute):
        # An annotation such as `type[BaseException]` says what may be caught, not what is.
        values = module.sceptic.values(module.compile(handled), module.at(handled))
    else:
        values = module.values(handled)
    answers = {_catches(value, kind, module) for value in values}
    return answers.pop() if len(answers) == 1 else None


def _any(answers: Iterable[bool | None]) -> bool | None:
    known = set(answers)
    return True if True in known else None if None in known else False


def _catches(value: Value, kind: str, module: Module) -> bool | None:
    if value.kind == "tuple":
        return _any(_catches(item, kind, module) for item in value.items)
    if value.kind == "class":
        ancestry = module.resolver.home(value).ancestry(value.record)
        # A class catches no more than its bases do, and not all that they do.
        answers = [_catches(base, kind, module) for base in ancestry if base.kind != "class"]
        return False if answers and all(answer is False for answer in answers) else None
    if value.kind != "external":
        return None
    if value.name == "builtins.BaseException":
        return True
    if value.name in CANCELLED:
        return kind == CANCEL
    if value.name == "builtins.Exception":
        return kind == ERROR
    if value.name in EXITS:
        return None if kind == EXIT else False
    if value.name == "builtins.BaseExceptionGroup" or "Cancel" in value.name:
        return None
    return None if kind == ERROR else False
