"""Where a text may assign to an attribute of an object: it need not be parsed to tell most other uses apart."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

_ASSIGNING = ("=", "\\", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@=", "**=", "//=", ">>=", "<<=")
"""What follows a target, and nothing else but `==` (a line that goes on may be anything)."""
_OPEN = ",)]:#"
"""What follows a target among others, and much else; so do `in` and the end of the line."""
_BEFORE = " \t(*["
"""What stands before a target, or before the first of several."""
_WORD = f"_{string.ascii_letters}{string.digits}"

# Python takes long to compile these, and most places are told apart without them: so they are texts.
_BINDING = r"\b(?:for|as)\b"
_SUITE = r"[ \t]*(?:if|elif|else|for|while|try|except|finally|with|async|class|def|match|case)\b.*:"
_TARGETS = (
    r"(?:[\w.*, \t]+(?:\[[^\]]*\][ \t]*)?=(?!=))*"
    r"(?:[ \t(\[*]|[\w.]+(?:\[[^\]]*\])?[ \t]*,)*"
)
"""What stands on a line before one of several targets, also of one that is assigned what others are."""
_LATER = r"\n[^\n(\[]*[)\]][^\n]*="
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
    stop = text.find("\n", behind, end)
    rest = text[behind : stop if stop >= 0 else end]
    following = rest.lstrip(" \t")
    if following.startswith(_ASSIGNING):
        return not following.startswith("==")
    is_in = following.startswith("in") and not (following[2:3].isalnum() or following[2:3] == "_")
    if following and following[0] not in _OPEN and not is_in:
        return False
    line = text[text.rfind("\n", 0, before) + 1 : before].rstrip(_WORD)
    if ";" in line or not line.isascii() or (":" in line and re.match(_SUITE, line)):
        return True
    if ("for" in line or "as" in line) and re.search(_BINDING, line):
        return True
    if following.startswith(":"):
        return not line.strip()
    if is_in or not _are_targets(line):
        return False
    return "=" in rest or " in " in rest or rest.endswith("\\") or _ends_later(text, behind, end)


def _are_targets(line: str) -> bool:
    """Whether all of the beginning of a line may be targets."""
    # Most are not: `return self.x`, `f(self.x)`, `f(a, self.x)`.
    called = line.rpartition("(")[0] if "[" not in line else ""
    for part in (line.rstrip(_BEFORE), called):
        if part and part[-1] not in f"{_BEFORE},=":
            return False
    return re.fullmatch(_TARGETS, line) is not None


def _ends_later(text: str, behind: int, end: int) -> bool:
    """Whether a bracket that is open at `behind` may be closed further down, before what is assigned."""
    return re.compile(_LATER).search(text, behind, end) is not None
