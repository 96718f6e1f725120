"""Does a timeout bound what is awaited here: in a scope round it, or in whoever awaits the coroutine it stands in?"""

from __future__ import annotations

import ast

from .expressions import last_part
from .knowledge.timeouts import BOUNDING_CALLS, SCOPES
from .module import Module, last_name

_WORDS = ("timeout", "deadline", "time_limit")
"""A name that holds one of these may stand for a limit; nothing is claimed of what stands under it."""

SCOPE_TAILS = frozenset(map(last_name, SCOPES))
CALL_TAILS = frozenset(map(last_name, BOUNDING_CALLS)) - {"wait"}
"""Last names of timeout scopes, and of what ends what it is given in time."""
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_MAX_DEPTH = 6
"""Callers of callers that are asked."""


def is_bounded(node: ast.AST, module: Module) -> bool:
    """Whether a timeout may end `node`: in a scope round it, or one that a caller in this file opens.

    A function that speaks of timeouts at all may have one that is not seen, and so may its callers.
    """
    return _is_bounded(node, module, set())


def is_in_scope(node: ast.AST, module: Module) -> bool:
    """Whether `node` stands in a timeout scope of its function, or is handed to what ends it in time."""
    return _look(node, module)[0]


def _is_bounded(node: ast.AST, module: Module, seen: set[str]) -> bool:
    found, home = _look(node, module)
    if found or home is None:
        return found
    if speaks_of_limits(home):
        return True
    name = _called_by(home, module)
    if name in seen or len(seen) > _MAX_DEPTH:
        return False
    seen.add(name)
    return any(_is_bounded(use, module, seen) for use in module.mentions(name) if home not in module.ancestors(use))


def _look(node: ast.AST, module: Module) -> tuple[bool, ast.FunctionDef | ast.AsyncFunctionDef | None]:
    """Whether something between `node` and the top of its function bounds it, and the function."""
    inner = node
    for outer in module.ancestors(node):
        if isinstance(outer, (ast.With, ast.AsyncWith)):
            before = outer.items[: outer.items.index(inner)] if isinstance(inner, ast.withitem) else outer.items
            if any(_may_limit(item.context_expr, module) for item in before):
                return True, None
        elif isinstance(outer, ast.Call) and inner is not outer.func and _may_end(outer, inner, module):
            return True, None
        elif isinstance(outer, _FUNCTIONS):
            limited = any(_has_word(item) for item in outer.decorator_list)
            return limited, None if limited else outer
        inner = outer
    return False, None


def _may_limit(scope: ast.expr, module: Module) -> bool:
    """Whether entering `scope` may start a timeout."""
    if isinstance(scope, ast.Call) and not SCOPE_TAILS.isdisjoint(module.tails(scope)):
        return True
    if _has_word(scope.func if isinstance(scope, ast.Call) else scope):
        return True
    return any(value.kind == "instance" and value.name in SCOPES for value in module.values(scope))


def _may_end(call: ast.Call, given: ast.AST, module: Module) -> bool:
    """Whether a call ends the coroutine that it is given, or stops waiting for it."""
    if not CALL_TAILS.isdisjoint(module.tails(call)) or _has_word(call.func):
        return True
    return any(word.arg is not None and word is not given and _is_word(word.arg) for word in call.keywords)


def _has_word(node: ast.expr) -> bool:
    return any(isinstance(part, (ast.Name, ast.Attribute)) and _is_word(last_part(part)) for part in ast.walk(node))


def _is_word(name: str) -> bool:
    name = name.lower()
    return any(word in name for word in _WORDS)


def speaks_of_limits(node: ast.AST) -> bool:
    """Whether a name in `node` speaks of a timeout or deadline."""
    return any(
        _is_word(name)
        for part in ast.walk(node)
        for name in (getattr(part, "id", None), getattr(part, "attr", None), getattr(part, "arg", None))
        if isinstance(name, str)
    )


def has_limit(call: ast.Call) -> bool:
    """Whether a call gives an argument whose name speaks of a timeout."""
    return any(
        word.arg is not None
        and _is_word(word.arg)
        and not (isinstance(word.value, ast.Constant) and word.value.value is None)
        for word in call.keywords
    )


def _called_by(home: ast.FunctionDef | ast.AsyncFunctionDef, module: Module) -> str:
    """The name by which others run a function: of a special method, that of its class."""
    owner = module.parent(home)
    special = home.name.startswith("__") and isinstance(owner, ast.ClassDef)
    return owner.name if special and isinstance(owner, ast.ClassDef) else home.name
