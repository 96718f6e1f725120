"""What the head and the body of a definition say about it."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import TYPE_CHECKING

from .expressions import Expr

if TYPE_CHECKING:
    from .summary import Binding


def defines(bindings: Iterable[Binding]) -> bool:
    """Whether a name in the body of a class is a method or class, not a plain value."""
    return any(binding.value is None or binding.value[0] in ("function", "class") for binding in bindings)


def is_setter(decorator: Expr, name: str) -> bool:
    """Whether a decorator adds to the property `name`, which stays what it was when read."""
    return decorator in (("attr", ("name", name), "setter"), ("attr", ("name", name), "deleter"))


def is_own_type(first: Expr, returned: Expr) -> bool:
    """Whether the first parameter and the result have one annotation: `self: T` or `cls: type[T]`, and `-> T`."""
    given = first[1] if first else None
    if given and given[0] == "item":
        given = given[2]
    return bool(given and returned and given == returned[1])


def raised(statement: ast.Raise) -> ast.expr | None:
    """The class or object that a statement raises; `None` if it raises again what was caught."""
    return statement.exc.func if isinstance(statement.exc, ast.Call) else statement.exc


def raised_name(statement: ast.Raise) -> str:
    """The name of the class or object that a statement raises, if it stands there by itself."""
    error = raised(statement)
    return error.id if isinstance(error, ast.Name) else ""


def is_refusal(body: list[ast.stmt]) -> bool:
    """Whether a body raises and does nothing else; to end an iteration is another thing."""
    documented = isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant) and len(body) > 1
    first = body[documented]
    return isinstance(first, ast.Raise) and first.exc is not None and not raised_name(first).startswith("Stop")


def is_stub(body: list[ast.stmt]) -> bool:
    """Whether a body only declares: a docstring, `...`, `pass` or `raise NotImplementedError`."""
    for statement in body:
        if isinstance(statement, ast.Pass):
            continue
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
            continue
        if isinstance(statement, ast.Raise) and raised_name(statement).startswith("NotImplemented"):
            continue
        return False
    return True
