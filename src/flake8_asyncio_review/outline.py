"""The outline of a module: its text without the bodies of functions.

Most of the time that reading another module takes goes into functions that nobody calls. An outline has the lines of
its text, and what it holds stands where it stands there.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from .named import NamedTuple

_SHORT = 2
"""Bodies of so few lines are not worth leaving out."""
_BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"))
_TEMPLATES = frozenset("fFtT")

_TEXT = re.compile(
    r"""#[^\n]*|\\\n|\"{3}[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*\"{3}|'{3}[^'\\]*(?:(?:\\.|'(?!''))[^'\\]*)*'{3}"""
    r"""|"[^"\\\n]*(?:\\.[^"\\\n]*)*"|'[^'\\\n]*(?:\\.[^'\\\n]*)*'""",
    re.DOTALL,
)
"""Comments, ends of lines that go on, and strings."""
_TABS = re.compile(r"\n *\t")
_DEF = re.compile(r"\n( *)(?:async +)?def\b")
_HEADER = re.compile(r" *\w+ *\([^()]*(?:\([^()]*\)[^()]*)*\)(?: *-> *[\w.,|\[\] ]+)? *:")
_SIGNS = re.compile(r"[()\[\]{}:\n]")
_IMPORT = re.compile(r"\n +(?:from +([\w.]+) +import\b|import +([\w., ]+))")


class Span(NamedTuple):
    """Where the body of a function stands, behind the colon on a `line`, and whether it may make a generator."""

    line: int
    start: int
    end: int
    may_yield: bool


class Outline(NamedTuple):
    """A text without the bodies of the functions in `spans`, which go by the lines of their `def`.

    `imports` are the modules that the text imports anywhere but at the left margin.
    """

    text: str
    spans: dict[int, Span]
    imports: tuple[str, ...]


class _UnclearError(Exception):
    """The text does not show where its strings or functions end."""


def outline(text: str) -> Outline | None:
    """The outline of a module; `None` if it is not clear where functions end, or none is worth leaving out."""
    text = f"\n{text}"
    if "\f" in text or ("\t" in text and _TABS.search(text)):
        return None
    pieces: list[str] = []
    spans: dict[int, Span] = {}
    done, line, counted = 1, 0, 0
    try:
        code = _TEXT.sub(_without_text, text)
        for start, body, end in _functions(code):
            lines = text.count("\n", body, end)
            if lines <= _SHORT or _reaches_out(code, body, end):
                continue
            line += text.count("\n", counted, start + 1)
            counted = start + 1
            header = line + text.count("\n", start + 1, body)
            spans[line] = Span(header, body - 1, end - 1, code.find("yield", body, end) >= 0)
            # The constant ends where the body ends, and stands further to the right than `def`.
            column = max(end - text.rfind("\n", 0, end) - 2, code.index("def", start) - start)
            pieces += text[done:body], "\n" * lines, " " * column, "0"
            done = end
    except _UnclearError:
        return None
    pieces.append(text[done:])
    return Outline("".join(pieces), spans, tuple(_imports(code))) if spans else None


def _reaches_out(code: str, start: int, end: int) -> bool:
    """Whether a function makes names or classes that others may ask for without asking for the function."""
    return code.find("global ", start, end) >= 0 or code.find("class ", start, end) >= 0


def _without_text(found: re.Match[str]) -> str:
    """What stands for a comment or string while one looks for functions."""
    text = found[0]
    if text[0] in "#\\":
        return " " * len(text)
    if "{" in text and text.count("{") != text.count("}"):
        # Since Python 3.12 a string may stand in an f-string with the same quotes, which then ends too early here.
        prefix = found.string[found.start() - 2 : found.start()]
        if not _TEMPLATES.isdisjoint(prefix.rstrip("rR")[-1:]):
            raise _UnclearError
    return "_" * len(text)


def _functions(code: str) -> Iterator[tuple[int, int, int]]:
    """The functions that stand in no other one: where the line before ends, their header ends and their body ends."""
    position = 0
    while (found := _DEF.search(code, position)) is not None:
        position = _end_of_header(code, found.end())
        body = code.find("\n", position)
        if body < 0 or code[position:body].strip(" "):
            continue
        dedent = _dedent(len(found[1])).search(code, body)
        position = body + len(code[body : dedent.start() if dedent is not None else None].rstrip())
        if any(code.count(left, body, position) != code.count(right, body, position) for left, right in _BRACKETS):
            raise _UnclearError
        yield found.start(), body, position


def _end_of_header(code: str, position: int) -> int:
    """Where the colon stands that ends what began with `def`."""
    simple = _HEADER.match(code, position)
    if simple is not None:
        return simple.end()
    depth = 0
    for sign in _SIGNS.finditer(code, position):
        if sign[0] in "([{":
            depth += 1
        elif sign[0] in ")]}":
            depth -= 1
        elif not depth:
            if sign[0] == "\n":
                break
            return sign.end()
    raise _UnclearError


@functools.cache
def _dedent(indent: int) -> re.Pattern[str]:
    """The start of the first line that is indented by no more than `indent`."""
    return re.compile(rf"\n {{0,{indent}}}(?=[^ \n])")


def _imports(code: str) -> Iterator[str]:
    for found in _IMPORT.finditer(code):
        if found[1]:
            yield from () if found[1].startswith(".") else (found[1],)
        else:
            yield from (name.split()[0] for name in found[2].split(",") if name.strip())
