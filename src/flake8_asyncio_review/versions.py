"""Does the code know that its line is for some Pythons only?"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from .expressions import last_part
from .module import Module

_VERSION_NAME = r"(?i)version|^_?(?:is_)?(?:not_)?py(?:thon)?_?[23]|^_?(?:has|have|supports)_"
_QUESTIONS = frozenset(("hasattr", "getattr", "signature"))
_MISSING = frozenset(
    "AttributeError ImportError ModuleNotFoundError NameError NotImplementedError TypeError DeprecationWarning".split()
)
"""What is raised by something that a Python does not have."""
_EXPECTING = r"(?i)warn|deprecat|^raises$|^assertRaises|^simplefilter$"
"""Calls by which somebody waits for a warning or an error, or does without it."""
_LOGS = frozenset(("warn", "warning"))
_LEAVES = (ast.Return, ast.Raise, ast.Continue, ast.Break)
_HANDLED = (ast.Try, *((ast.TryStar,) if hasattr(ast, "TryStar") else ()))


def is_for_some_versions(node: ast.AST, module: Module) -> bool:
    """Whether `node` stands behind a look at the version, in a `try` for what may be missing, or where that is tested.

    Args:
        node: any node of the file.
        module: the file.
    """
    child = node
    for ancestor in module.ancestors(node):
        if isinstance(ancestor, (ast.If, ast.IfExp, ast.BoolOp)):
            asked = ancestor.values[0] if isinstance(ancestor, ast.BoolOp) else ancestor.test
            if _asks_for_version(asked):
                return True
        elif isinstance(ancestor, _HANDLED):
            if any(_last(item) in _MISSING for handler in ancestor.handlers for item in _caught(handler)):
                return True
        elif isinstance(ancestor, (ast.With, ast.AsyncWith)):
            if any(_expects(item.context_expr) for item in ancestor.items):
                return True
        elif _is_decorated_by_version(ancestor) or _stands_in(ancestor, module):
            return True
        if any(_leaves_by_version(item) or _is_expecting(item) for item in _before(child, ancestor)):
            return True
        child = ancestor
    return False


def _is_decorated_by_version(node: ast.AST) -> bool:
    """Whether a decorator such as `skipif()` decides by the version whether `node` is used."""
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return any(isinstance(item, ast.Call) and _asks_for_version(item) for item in decorators)


def _stands_in(node: ast.AST, module: Module) -> bool:
    """Whether a class or function is what `getattr(asyncio, "Runner", Own)` gives where that is missing."""
    if not isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
        return False
    calls = ((module.parent(use), use) for use in module.mentions(node.name))
    return any(isinstance(call, ast.Call) and _last(call) == "getattr" and use in call.args[2:] for call, use in calls)


def _asks_for_version(test: ast.expr) -> bool:
    for part in ast.walk(test):
        if isinstance(part, (ast.Name, ast.Attribute)) and (
            re.search(_VERSION_NAME, _last(part)) or _last(part) in _QUESTIONS
        ):
            return True
    return False


def _leaves_by_version(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.If) and isinstance(statement.body[-1], _LEAVES) and _asks_for_version(statement.test)
    )


def _is_expecting(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and _expects(statement.value)


def _expects(node: ast.expr) -> bool:
    """Whether a call, or one handed to it, is about warnings or expected errors; a message in a log is not."""
    if not isinstance(node, ast.Call):
        return False
    name = _last(node)
    return (name not in _LOGS and bool(re.search(_EXPECTING, name))) or any(map(_expects, node.args))


def _before(child: ast.AST, parent: ast.AST) -> Iterator[ast.stmt]:
    """The statements that stand before `child` in its suite."""
    for field in ("body", "orelse", "finalbody"):
        suite = getattr(parent, field, None)
        if isinstance(suite, list) and child in suite:
            yield from suite[: suite.index(child)]


def _caught(handler: ast.ExceptHandler) -> list[ast.expr]:
    kind = handler.type
    return [] if kind is None else kind.elts if isinstance(kind, ast.Tuple) else [kind]


def _last(node: ast.expr) -> str:
    """The last name of a (called) name."""
    while isinstance(node, ast.Call):
        node = node.func
    return last_part(node)
