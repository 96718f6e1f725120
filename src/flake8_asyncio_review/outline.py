"""How little of a module must be read: its text without functions and classes, and these without bodies of functions.

Most of the time that reading another module takes goes into what nobody asks about. What is left has the lines of the
text, and what it holds stands where it stands there.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from .named import NamedTuple
from .numbered import COLUMN

_SHORT = 2
"""Bodies of so few lines are not worth leaving out."""
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
_STARTS = ("def ", "async def ", "class ", "@")
_DECORATING = frozenset(("", *"@ )]}"))
"""What a line of decorators has at the margin."""


class Span(NamedTuple):
    """Where the body of a function stands, behind the colon on a `line`, and whether it may make a generator."""

    line: int
    start: int
    end: int
    may_yield: bool


class Outline(NamedTuple):
    """A text without the bodies of functions; in `whole` they stand in the `spans`, by the lines of their `def`.

    Both begin on `line`.
    """

    line: int
    text: str
    whole: str
    spans: dict[int, Span]


class Definition(NamedTuple):
    """A function or class at the left margin, or a method: where its text stands and the lines that it has.

    `kind` is `def`, `async def` or `class`; it stands on `line`, behind its decorators and `margin` spaces. Its text
    goes from `start` to `end`, the head to `body`; the last line ends at `position`. `scope` is the number of the class
    that a method belongs to.
    """

    kind: str
    name: str
    margin: int
    line: int
    position: tuple[int, int]
    first: int
    start: int
    body: int
    end: int
    scope: int = 0

    @property
    def number(self) -> int:
        """That of its function or class."""
        return self.line << COLUMN | self.margin


class Division(NamedTuple):
    """A module or class taken apart: the `definitions` that may be read later, and an outline of the rest.

    `imports` are the modules that the text imports anywhere but at the left margin.
    """

    rest: Outline
    definitions: list[Definition]
    imports: tuple[str, ...] = ()


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
        return _divided(text, code, 1, 0)._replace(imports=tuple(_imports(code)))
    except _UnclearError:
        return None


def divide_class(text: str, line: int) -> Division | None:
    """Take a class apart whose text begins on `line`; `None` if it is not clear where its methods end."""
    text = f"\n{text}"
    try:
        code = _code(text)
        head = next(_places(code, "\nclass "), 0)
        body = code[_end_of_header(code, head + 1) :].lstrip(" \n")
        return _divided(text, code, line, len(code) - len(body) - code.rfind("\n", 0, len(code) - len(body)) - 1)
    except _UnclearError:
        return None


def _divided(text: str, code: str, line: int, margin: int) -> Division:
    """Take apart what begins with a new line before `line`: leave out the definitions at a margin."""
    definitions = list(_definitions(text, code, line, margin))
    kept_text: list[str] = []
    kept_code: list[str] = []
    done = 0
    for item in definitions:
        blank = "\n" * (item.position[0] - item.first + 1)
        if margin and item.end == len(code):
            # A class ends where the last method does.
            blank += " " * margin + "0" * (item.position[1] - margin)
        kept_text += text[done : item.start], blank
        kept_code += code[done : item.start], blank
        done = item.end
    rest = _without_bodies("".join((*kept_text, text[done:])), "".join((*kept_code, code[done:])), line)
    return Division(rest, [item._replace(body=item.body - 1, end=item.end - 1) for item in definitions])


def _code(text: str) -> str:
    """A text that begins with a new line, with something else in place of its comments and strings."""
    if "\f" in text or ("\t" in text and re.search(r"\n *\t", text)):
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
    pieces: list[str] = []
    spans: dict[int, Span] = {}
    done, line, counted = 1, first - 1, 0
    for start, body, end in _functions(code):
        lines = text.count("\n", body, end)
        if lines <= _SHORT or _reaches_out(code, body, end):
            continue
        line += text.count("\n", counted, start + 1)
        counted = start + 1
        header = line + text.count("\n", start + 1, body)
        spans[line] = Span(header, body - 1, end - 1, any(words(code, "yield", body, end)))
        # The constant ends where the body ends, and stands further to the right than `def`.
        column = max(end - text.rfind("\n", 0, end) - 2, code.index("def", start) - start)
        pieces += text[done:body], "\n" * lines, " " * column, "0"
        done = end
    pieces.append(text[done:])
    return Outline(first, "".join(pieces), text[1:], spans)


def _definitions(text: str, code: str, line: int, margin: int) -> Iterator[Definition]:
    """The functions and classes at a margin that may be read later, with the new line before them."""
    starts = sorted(place for word in _STARTS for place in _places(code, f"\n{' ' * margin}{word}"))
    line, counted, done = line - 1, 0, 0
    for number, start in enumerate(starts):
        if start < done:
            continue
        head = _head(code, starts, number, margin + 1)
        colon = _end_of_header(code, head)
        done = body = code.find("\n", colon)
        if body < 0 or code[colon:body].strip(" "):
            done = colon
            continue
        kind = "class" if code[head] == "c" else "def" if code[head] == "d" else "async def"
        if kind == "class" and margin:
            continue
        done = _end_of_body(code, body, margin)
        if not _is_for_itself(code, start, body, done, is_class=kind == "class"):
            continue
        first = line + text.count("\n", counted, start + 1)
        where = first + text.count("\n", start + 1, head)
        line = where + text.count("\n", head, done)
        counted = done
        column = len(text[text.rfind("\n", 0, done) + 1 : done].encode("utf-8", "surrogatepass"))
        name = code[head + len(kind) : colon - 1].partition("(")[0].partition("[")[0].strip()
        yield Definition(kind, name, margin, where, (line, column), first, start, body, done)


def _head(code: str, starts: list[int], number: int, at: int) -> int:
    """Where the first definition begins, `at` so many characters behind one of the starts: behind its decorators."""
    start = starts[number]
    if code[start + at] != "@":
        return start + at
    head = next((place for place in starts[number:] if code[place + at] != "@"), None)
    if head is None or any(line[at - 1 : at] not in _DECORATING for line in code[start + 1 : head].split("\n")):
        raise _UnclearError
    return head + at


def _places(code: str, text: str) -> Iterator[int]:
    """Where `text` stands."""
    place = code.find(text)
    while place >= 0:
        yield place
        place = code.find(text, place + 1)


def words(text: str, name: str, start: int, end: int) -> Iterator[str]:
    """The characters before and behind `name`, wherever it stands between `start` and `end` as a word."""
    while (start := text.find(name, start, end)) >= 0:
        around = text[start - 1] + text[start + len(name) : start + len(name) + 1]
        if not any(sign == "_" or sign.isalnum() for sign in around):
            yield around
        start += len(name)


def _is_for_itself(code: str, start: int, body: int, end: int, *, is_class: bool) -> bool:
    """Whether nothing but the name of a definition shows outside it, so that it can be read at any time."""
    if any(words(code, "global", body, end)) or (not is_class and any(words(code, "class", body, end))):
        return False
    # Setters bind no name; a test in the head opens a block of the module, and `:=` binds a name of the module.
    return not any(code.find(word, start, body) >= 0 for word in (".setter", ".deleter", "isinstance", ":="))


def _reaches_out(code: str, start: int, end: int) -> bool:
    """Whether a function makes names or classes that others may ask for without asking for the function."""
    return any(words(code, "global", start, end)) or any(words(code, "class", start, end))


def _functions(code: str) -> Iterator[tuple[int, int, int]]:
    """The functions that stand in no other one: where the line before ends, their header ends and their body ends."""
    done = 0
    for place in _places(code, "def "):
        if place < done:
            continue
        start = code.rfind("\n", 0, place)
        before = code[start + 1 : place]
        if before.strip(" ") not in ("", "async"):
            continue
        done = _end_of_header(code, place)
        body = code.find("\n", done)
        if body < 0 or code[done:body].strip(" "):
            continue
        done = _end_of_body(code, body, len(before) - len(before.lstrip(" ")))
        yield start, body, done


def _end_of_body(code: str, body: int, indent: int) -> int:
    """Where the last line ends that is indented by more than `indent`, in lines that begin at `body`."""
    dedent = _dedent(indent).search(code, body)
    stop = len(code) if dedent is None else dedent.start()
    end = body + len(code[body:stop].rstrip())
    # No line in brackets begins with such a word.
    is_next = code[stop + 1 : stop + indent + 10].lstrip(" ").startswith(_STARTS[:3])
    if not is_next and not _is_closed(code, body, end):
        raise _UnclearError
    return end


def _end_of_header(code: str, start: int) -> int:
    """Where the colon stands that ends what begins with `def` or `class`: the first one outside brackets."""
    end = code.find(":", start) + 1
    while end and not _is_closed(code, start, end):
        end = code.find(":", end) + 1
    if not end:
        raise _UnclearError
    return end


def _is_closed(code: str, start: int, end: int) -> bool:
    """Whether no bracket is open at `end` that was opened since `start`."""
    return (
        code.count("(", start, end) == code.count(")", start, end)
        and code.count("[", start, end) == code.count("]", start, end)
        and code.count("{", start, end) == code.count("}", start, end)
    )


@functools.cache
def _dedent(indent: int) -> re.Pattern[str]:
    """The start of the first line that is indented by no more than `indent`."""
    return re.compile(rf"\n {{0,{indent}}}[^ \n]")


def _imports(code: str) -> Iterator[str]:
    """The absolute names of modules that are imported in indented lines."""
    for place in _places(code, "import"):
        line = code[code.rfind("\n", 0, place) + 1 : code.find("\n", place)].partition(";")[0]
        word, _, names = line.strip(" ").partition(" ")
        if not line.startswith(" "):
            continue
        if word == "import":
            yield from (name.split()[0] for name in names.split(",") if name.strip())
        elif word == "from" and not names.lstrip().startswith("."):
            yield names.split()[0]
