"""What a function gives back that asks what it is handed: `def select(session, kind): return session.query(kind)`.

Nothing is known of a parameter without an annotation, but each call says what it passes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .expressions import Expr
from .summary import START, At, Binding, Function
from .values import UNKNOWN, UNSURE, Value, Values

if TYPE_CHECKING:
    from .receivers import Resolver

_STATIC = ("name", "staticmethod")


def given_by(value: Value, call: Any, at: At, resolver: Resolver) -> Values:
    """What `call`, read at `at` in the module of `resolver`, gives if the function `value` is what it calls."""
    given = resolver.called(value, call[2], at)
    return given if given != UNSURE or not call[2] else _derived(value, call, at, resolver)


def _derived(value: Value, call: Any, at: At, resolver: Resolver) -> Values:
    home = resolver.home(value)
    function = home.summary.functions[value.record]
    if function.is_async or function.is_generator or len(function.results) != 1 or not home.keeps(function):
        return UNSURE
    result = function.results[0]
    root, steps = _taken_apart(result.value)
    if not steps or not steps[0] or root is None or not _is_parameter(root, result, home):
        return UNSURE
    passed = _passed(root, function, call, at, resolver)
    values: Values = resolver.evaluate(passed, at) if passed is not None else UNSURE
    for name in steps:
        if UNKNOWN in values:
            return UNSURE
        step = (lambda item, name=name: home.attribute(item, name)) if name else home.called
        values = home.each(values, step)
    return values


def _taken_apart(expr: Expr) -> tuple[str | None, list[str]]:
    """The name that attributes and calls follow in `expr`, and these: the name of an attribute, or "" for a call."""
    steps: list[str] = []
    while expr is not None and expr[0] in ("attr", "call"):
        steps.append(expr[2] if expr[0] == "attr" else "")
        expr = expr[1]
    return (expr[1] if expr is not None and expr[0] == "name" else None), steps[::-1]


def _is_parameter(name: str, result: Binding, home: Resolver) -> bool:
    """Whether `name` is a parameter, which nothing else was bound to, of the function that gives back `result`."""
    bindings = home.bindings(name, result.at) or ()
    return len(bindings) == 1 and bindings[0].position == START and bindings[0].scope == result.scope


def _passed(name: str, function: Function, call: Any, at: At, resolver: Resolver) -> Expr:
    """What `call` passes by position for the parameter `name`; `None` if that cannot be seen."""
    names = [item.name for item in function.parameters if item.by_position]
    if name not in names or ("starred",) in call[2]:
        return None
    number = names.index(name) - _is_bound(function, call[1], at, resolver)
    return call[2][number] if 0 <= number < len(call[2]) else None


def _is_bound(function: Function, called: Expr, at: At, resolver: Resolver) -> bool:
    """Whether the object before the dot is the first argument."""
    if function.owner < 0 or called is None or called[0] != "attr" or _STATIC in function.decorators:
        return False
    return bool(function.decorators) or any(item.kind != "class" for item in resolver.evaluate(called[1], at))
