"""Dictionaries of what stands in a file, by numbers that say where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from .summary import ModuleSummary

_T = TypeVar("_T")

COLUMN = 16
"""Bits of a number that hold the column; those above hold the line."""
COUNT = 24
"""Bits of the number of a block that count; those above are the number of its scope."""


class Numbered(dict[int, _T]):
    """What goes by numbers that start with a line: what is missing stands in something that has not been read.

    Args:
        summary: of the file.
        shift: how many bits of a number do not belong to the line.
    """

    __slots__ = ("_shift", "_summary")

    def __init__(self, summary: ModuleSummary, shift: int) -> None:
        self._summary = summary
        self._shift = shift

    def __missing__(self, number: int) -> _T:
        line = number >> self._shift
        summary = self._summary
        if summary.unread is not None:
            summary.unread.read(line, number if self is summary.classes else -1)
        if number not in self:
            around = [item for item in summary.functions.values() if item.source is not None and item.line <= line]
            if around:
                max(around, key=lambda item: item.line).read()
        if number not in self:
            raise KeyError(number)
        return self[number]
