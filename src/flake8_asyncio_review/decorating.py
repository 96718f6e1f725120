"""What decorators leave of a function: does calling it by its name still run its body?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .expressions import Expr
from .knowledge.python import CONTEXT_DECORATORS, KEEPING_DECORATORS, PROPERTY_DECORATORS
from .summary import At, Function
from .values import Value, Values, join

if TYPE_CHECKING:
    from .receivers import Resolver


def wrappers(function: Function, home: Resolver) -> list[Value] | None:
    """The functions that the project's decorators put round `function`; `None` if one may do anything else with it."""
    found: list[Value] = []
    names = home.decorators(function)
    scope = home.summary.scopes[function.scope]
    for name, expr in zip(names, function.decorators, strict=True):
        if name in KEEPING_DECORATORS or name in PROPERTY_DECORATORS or name in CONTEXT_DECORATORS:
            continue
        called = expr is not None and expr[0] == "call"
        values = home.values(expr[1] if called and expr else expr, At(function.parent, scope.position, scope.block))
        if called:
            values = home.each(values, lambda value: _returned(value, home))
        wrapped = _wrapper(values[0], home) if len(values) == 1 else None
        if wrapped is None:
            return None
        found += wrapped
    return found


def _returned(value: Value, home: Resolver) -> Values:
    """What the project function `value` returns, whatever its annotation says."""
    if value.kind != "function":
        return ()
    owner = home.home(value)
    results = owner.summary.functions[value.record].results
    return join(owner.values(result.value, result.at) for result in results)


def _wrapper(decorator: Value, home: Resolver) -> list[Value] | None:
    """The functions inside the project's `decorator` that run what it is put on; `None` if that is not certain."""
    if decorator.kind != "function":
        return None
    owner = home.home(decorator)
    function = owner.summary.functions[decorator.record]
    if not function.results or not function.parameters or function.is_async or function.is_generator:
        return None
    wrapped = ("name", function.parameters[0].name)
    found: list[Value] = []
    for result in function.results:
        if result.value == wrapped:
            continue
        values = owner.values(result.value, result.at)
        inner = owner.summary.functions[values[0].record] if values[0].kind == "function" else None
        if len(values) != 1 or inner is None or values[0].module != owner.path:
            return None
        if inner.is_async or inner.is_generator or not any(call.function == wrapped for call in inner.calls):
            return None
        found.append(values[0])
    return found


def gives_result(number: int, function: Function, home: Resolver) -> bool:
    """Whether a call of the plain `function` still gives what it returns, for all that one of its decorators does.

    Args:
        number: which decorator; others may do what they like.
        function: a function of `home`.
        home: its module.
    """
    expr = function.decorators[number]
    if expr is None or function.is_async:
        return False
    scope = home.summary.scopes[function.scope]
    called = expr[0] == "call"
    values = home.evaluate(expr[1] if called else expr, At(function.parent, scope.position, scope.block))
    if called:
        values = home.each(values, lambda value: _given_back(value, home))
    return len(values) == 1 and values[0].kind == "function" and _hands_on(values[0], home)


def _given_back(value: Value, home: Resolver) -> Values:
    """What the project function `value` returns, whatever its annotation says, as part of another question."""
    if value.kind != "function":
        return ()
    owner = home.home(value)
    return join(owner.evaluate(item.value, item.at) for item in owner.summary.functions[value.record].results)


def _hands_on(decorator: Value, home: Resolver) -> bool:
    """Whether what `decorator` puts in the place of a function returns what that function returns."""
    owner = home.home(decorator)
    function = owner.summary.functions[decorator.record]
    if not function.results or not function.parameters or function.is_async or function.is_generator:
        return False
    wrapped: Expr = ("name", function.parameters[0].name)
    for result in function.results:
        if result.value == wrapped:
            continue
        values = owner.evaluate(result.value, result.at)
        if len(values) != 1 or values[0].kind != "function" or values[0].module != owner.path:
            return False
        inner = owner.summary.functions[values[0].record]
        if inner.is_async or inner.is_generator or not inner.results:
            return False
        if not all(item.value is not None and item.value[:2] == ("call", wrapped) for item in inner.results):
            return False
    return True
