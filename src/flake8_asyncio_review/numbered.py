"""Dictionaries of what stands in a file, by numbers that say where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from .summary import Function

_T = TypeVar("_T")


class Numbered(dict[int, _T]):
    """What goes by numbers that start with a line: what is missing stands in a function that has not been read.

    Args:
        functions: the functions of the file.
        shift: how many bits of a number do not belong to the line.
    """

    __slots__ = ("_functions", "_shift")

    def __init__(self, functions: dict[int, Function] | None, shift: int) -> None:
        self._functions: Any = self if functions is None else functions
        self._shift = shift

    def __missing__(self, number: int) -> _T:
        line = number >> self._shift
        around = [item for item in self._functions.values() if item.source is not None and item.line <= line]
        if around:
            max(around, key=lambda item: int(item.line)).read()
        if number not in self:
            raise KeyError(number)
        return self[number]
