"""A finding as the reports see it, whoever made it."""

from __future__ import annotations

from collections.abc import Mapping

from ..named import NamedTuple
from ..rule import Rule
from ..sections import Severity

UNREADABLE = frozenset(("E902", "E999"))
"""Codes of flake8 for files that cannot be read and that do not parse."""


class Entry(NamedTuple):
    """One finding: `line` and `column` count from 1 (line 0: the file as a whole), `source` is the text of the line.

    `path` is as flake8 prints it, `rule` is `None` for findings of others.
    """

    path: str
    line: int
    column: int
    code: str
    text: str
    source: str
    rule: Rule | None

    def graded(self, words: Mapping[Severity, str], *, unreadable: str, other: str) -> str:
        """The word for how grave it is: by severity, else for files that cannot be read or for findings of others."""
        if self.rule is not None:
            return words[self.rule.severity]
        return unreadable if self.code in UNREADABLE else other
