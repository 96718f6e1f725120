"""Which of several things count that a call may be of: one that only raises is none that anybody chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .values import Value, Values

if TYPE_CHECKING:
    from .receivers import Resolver


def choices(values: Values, home: Resolver) -> Values:
    """`values` without the functions that only refuse, such as a method that a second backend does not have.

    Args:
        values: all that may be called in one place, more than one.
        home: of any module.
    """
    return tuple([value for value in values if not _refuses(value, values, home)]) or values


def _refuses(value: Value, values: Values, home: Resolver) -> bool:
    """Whether a function only raises, and is none that a class leaves to those that inherit from it."""
    if value.kind != "function":
        return False
    function = home.function_of(value)
    if not function.refuses or function.is_async or function.decorators:
        return False
    owner = Value("class", record=function.owner, module=value.module)
    return not any(owner in _line(other, home) for other in values if other is not value)


def _line(method: Value, home: Resolver) -> tuple[Value, ...]:
    """The classes that what a method is called on is of."""
    if method.kind != "function":
        return ()
    owner = home.home(method)
    number = owner.summary.functions[method.record].owner
    if method.items:
        return home.home(method.items[0]).ancestry(method.items[0].record)
    return owner.ancestry(number) if number >= 0 else ()
