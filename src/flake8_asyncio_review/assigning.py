"""Where a text may assign to an attribute of an object: it need not be parsed to tell most other uses apart."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

_ASSIGNING = re.compile(r"[ \t]*(?:=(?!=)|(?:\*\*|//|>>|<<|[-+*/%&|^@])=|\\)")
"""What follows a target, and nothing else (a line that goes on may be anything)."""
_OPEN = re.compile(r"[ \t]*([,)\]:#\n]|in\b|$)")
"""What follows a target among others, and much else."""
_BINDING = re.compile(r"\b(?:for|as)\b|;")
_TARGETS = re.compile(
    r"(?:[\w.*, \t]+(?:\[[^\]]*\][ \t]*)?=(?!=))*"
    r"(?:[ \t(\[*]|[\w.]+(?:\[[^\]]*\])?[ \t]*,)*"
)
"""What stands on a line before one of several targets, also of one that is assigned what others are."""
_SUITE = re.compile(r"[ \t]*(?:if|elif|else|for|while|try|except|finally|with|async|class|def|match|case)\b.*:")
_WORD = f"_{string.ascii_letters}{string.digits}"
_LATER = re.compile(r"\n[^\n(\[]*[)\]][^\n]*=")
"""A line further down that closes a bracket and assigns."""


def assigned(text: str, name: str, start: int, end: int) -> Iterator[int]:
    """Where something between `start` and `end` may assign to the attribute `name` of a variable."""
    attribute = f".{name}"
    while (start := text.find(attribute, start, end)) >= 0:
        before = start
        start += len(attribute)
        if _may_be_target(text, before, start, end):
            yield start


def _may_be_target(text: str, before: int, behind: int, end: int) -> bool:
    """Whether something is assigned to the attribute whose dot stands at `before`, and whose name ends at `behind`."""
    if _ASSIGNING.match(text, behind, end):
        return True
    sign = _OPEN.match(text, behind, end)
    if sign is None:
        return False
    line = text[text.rfind("\n", 0, before) + 1 : before].rstrip(_WORD)
    if _BINDING.search(line) or _SUITE.match(line) or not line.isascii():
        return True
    if sign[1] == ":":
        return not line.strip()
    if sign[1] == "in" or not _TARGETS.fullmatch(line):
        return False
    rest = text[behind:end].partition("\n")[0]
    return "=" in rest or " in " in rest or rest.endswith("\\") or _LATER.search(text, behind, end) is not None
