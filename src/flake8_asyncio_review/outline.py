"""How little of a module must be read: its text without functions and classes, and these without bodies of functions.

Most of the time that reading another module takes goes into what nobody asks about. What is left has the lines of the
text, and what it holds stands where it stands there.
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
    r"(#[^\n]*|\\\n"
    r'|"""[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*"""'
    r"|'''[^'\\]*(?:(?:\\.|'(?!''))[^'\\]*)*'''"
    r'|"[^"\\\n]*(?:\\.[^"\\\n]*)*"'
    r"|'[^'\\\n]*(?:\\.[^'\\\n]*)*')",
    re.DOTALL,
)
"""Comments, ends of lines that go on, and strings: each begins with a plain character, which `re` can jump to."""
_TABS = re.compile(r"\n *\t")
_DEF = re.compile(r"\n( *)(?:async +)?def\b")
_HEADER = re.compile(r" *\w+ *\([^()]*(?:\([^()]*\)[^()]*)*\)(?: *-> *[\w.,|\[\] ]+)? *:")
_DEFINITION = re.compile(r"\n(?:@|(?:async +)?def\b|class\b)")
_HEAD = re.compile(r"\n(?P<kind>async +def|def|class) +(?P<name>\w+)")
_DECORATED = re.compile(r"(?:\n(?:[@ )\]}][^\n]*)?)+" + _HEAD.pattern)
_SIGNS = re.compile(r"[()\[\]{}:\n]")
_IMPORT = re.compile(r"\n +(?:from +([\w.]+) +import\b|import +([\w., ]+))")


class Span(NamedTuple):
    """Where the body of a function stands, behind the colon on a `line`, and whether it may make a generator."""

    line: int
    start: int
    end: int
    may_yield: bool


class Outline(NamedTuple):
    """A text without the bodies of functions; in `whole` they stand in the `spans`, by the lines of their `def`."""

    text: str
    whole: str
    spans: dict[int, Span]


class Definition(NamedTuple):
    """A function or class at the left margin: where its text stands and the lines that it has, decorators too.

    `kind` is `def`, `async def` or `class`; it stands on `line`. The definition ends at `position`.
    """

    kind: str
    name: str
    line: int
    position: tuple[int, int]
    first: int
    start: int
    end: int


class Division(NamedTuple):
    """A module taken apart: the `definitions` that may be read later, and an outline of the rest.

    `imports` are the modules that the text imports anywhere but at the left margin.
    """

    rest: Outline
    definitions: list[Definition]
    imports: tuple[str, ...]


class _UnclearError(Exception):
    """The text does not show where its strings or functions end."""


def outline(text: str, line: int = 1) -> Outline | None:
    """The outline of a text that begins on `line`; `None` if it is not clear where functions end."""
    text = f"\n{text}"
    try:
        return _without_bodies(text, _code(text), line)
    except _UnclearError:
        return None


def divide(text: str) -> Division | None:
    """Take a module apart; `None` if it is not clear where functions and classes end."""
    text = f"\n{text}"
    try:
        code = _code(text)
        definitions = list(_definitions(text, code))
        kept_text: list[str] = []
        kept_code: list[str] = []
        done = 0
        for item in definitions:
            blank = "\n" * (item.position[0] - item.first + 1)
            kept_text += text[done : item.start], blank
            kept_code += code[done : item.start], blank
            done = item.end
        rest = _without_bodies("".join((*kept_text, text[done:])), "".join((*kept_code, code[done:])), 1)
    except _UnclearError:
        return None
    return Division(rest, [item._replace(end=item.end - 1) for item in definitions], tuple(_imports(code)))


def _code(text: str) -> str:
    """A text that begins with a new line, with something else in place of its comments and strings."""
    if "\f" in text or ("\t" in text and _TABS.search(text)):
        raise _UnclearError
    pieces = _TEXT.split(text)
    for number in range(1, len(pieces), 2):
        piece = pieces[number]
        if piece[0] in "#\\":
            pieces[number] = " " * len(piece)
            continue
        pieces[number] = "_" * len(piece)
        # Since Python 3.12 a string may stand in an f-string with the same quotes, which then ends too early here.
        if "{" in piece and piece.count("{") != piece.count("}") and _is_template(pieces[number - 1]):
            raise _UnclearError
    return "".join(pieces)


def _is_template(before: str) -> bool:
    """Whether the text before a string ends in the prefix of one with expressions in it."""
    return not _TEMPLATES.isdisjoint(before[-2:].rstrip("rR")[-1:])


def _without_bodies(text: str, code: str, first: int) -> Outline:
    """The outline of what begins with a new line before the line `first`."""
    pieces: list[str] = ["\n" * (first - 1)]
    spans: dict[int, Span] = {}
    done, line, counted = 1, first - 1, 0
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
    pieces.append(text[done:])
    return Outline("".join(pieces), text[1:], spans)


def _definitions(text: str, code: str) -> Iterator[Definition]:
    """The functions and classes at the left margin that may be read later, with the new line before them."""
    line, counted, position = 0, 0, 0
    while (begin := _DEFINITION.search(code, position)) is not None:
        start = begin.start()
        head = (_DECORATED if begin[0] == "\n@" else _HEAD).match(code, start)
        if head is None:
            raise _UnclearError
        colon = _end_of_header(code, head.end())
        body = code.find("\n", colon)
        if body < 0 or code[colon:body].strip(" "):
            position = colon
            continue
        position = _end_of_body(code, body, 0)
        is_class = head["kind"] == "class"
        if not _is_for_itself(code, start, body, position, is_class=is_class):
            continue
        line += text.count("\n", counted, start + 1)
        first, where = line, line + text.count("\n", start + 1, head.start("kind"))
        counted = start + 1
        last = line + text.count("\n", start + 1, position)
        column = len(text[text.rfind("\n", 0, position) + 1 : position].encode("utf-8", "surrogatepass"))
        yield Definition(head["kind"], head["name"], where, (last, column), first, start, position)


def _is_for_itself(code: str, start: int, body: int, end: int, *, is_class: bool) -> bool:
    """Whether nothing but the name of a definition shows outside it, so that it can be read at any time."""
    if code.find("global ", body, end) >= 0 or (not is_class and code.find("class ", body, end) >= 0):
        return False
    # Setters bind no name; a test in the head opens a block of the module, and `:=` binds a name of the module.
    return not any(code.find(word, start, body) >= 0 for word in (".setter", ".deleter", "isinstance", ":="))


def _reaches_out(code: str, start: int, end: int) -> bool:
    """Whether a function makes names or classes that others may ask for without asking for the function."""
    return code.find("global ", start, end) >= 0 or code.find("class ", start, end) >= 0


def _functions(code: str) -> Iterator[tuple[int, int, int]]:
    """The functions that stand in no other one: where the line before ends, their header ends and their body ends."""
    position = 0
    while (found := _DEF.search(code, position)) is not None:
        position = _end_of_header(code, found.end())
        body = code.find("\n", position)
        if body < 0 or code[position:body].strip(" "):
            continue
        position = _end_of_body(code, body, len(found[1]))
        yield found.start(), body, position


def _end_of_body(code: str, body: int, indent: int) -> int:
    """Where the last line ends that is indented by more than `indent`, in lines that begin at `body`."""
    dedent = _dedent(indent).search(code, body)
    end = body + len(code[body : dedent.start() if dedent is not None else None].rstrip())
    if any(code.count(left, body, end) != code.count(right, body, end) for left, right in _BRACKETS):
        raise _UnclearError
    return end


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
