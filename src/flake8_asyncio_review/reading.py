"""Reads the other modules of a project: functions, classes and bodies of functions when somebody asks for them."""

from __future__ import annotations

import ast
import bisect
import importlib.util
import operator
import os
import warnings
from collections.abc import Sequence

from .assigning import assigned
from .outline import Definition, Outline, Span, divide, divide_class, outline, words
from .records import RecordingBuilder
from .summary import START, Binding, Function, ModuleSummary
from .walk import feed

MAX_SIZE = 1_000_000
"""Bytes; a larger module is not looked into."""
MAX_WHOLE = 2_500
"""Characters; a shorter plain function is read with its body, as most that are asked about are asked what they do."""
_ERRORS = (SyntaxError, ValueError, RecursionError, MemoryError)


def read_text(path: str) -> str | None:
    """The text of a file as flake8 would give it; `None` if it cannot be read or is too large."""
    try:
        if os.path.getsize(path) > MAX_SIZE:
            return None
        with open(path, "rb") as file:
            return importlib.util.decode_source(file.read())
    except (OSError, *_ERRORS):
        return None


def summarise(text: str) -> ModuleSummary | None:
    """The summary of a module; `None` if it is no valid Python."""
    # Many modules only import.
    summary = (_divided(text) if "def " in text or "class " in text else None) or _complete(text)
    if summary is not None and "asy:" in text:
        summary.note_comments(text.splitlines())
    return summary


def _complete(text: str, line: int = 1) -> ModuleSummary | None:
    tree = parsed(text, line)
    if tree is None:
        return None
    builder = RecordingBuilder()
    feed((((tree,), 0, builder.summary.scopes[0].root),), builder)
    return builder.summary


def _divided(text: str) -> ModuleSummary | None:
    """A summary of what stands in no function or class; `None` if it is not clear what does."""
    found = divide(text)
    builder = _outlined(found.rest) if found is not None else None
    if found is None or builder is None:
        return None
    summary = builder.summary
    _leave_out(builder, found.rest, summary)
    for definition in found.definitions:
        _define(summary, definition)
    if found.definitions:
        summary.unread = Unread(text, found.definitions, summary)
    for name in found.imports:
        summary.imports.setdefault(name, False)
    return summary


def _outlined(found: Outline) -> RecordingBuilder | None:
    """A builder that was fed with an outline; `None` if that turns out not to be one."""
    tree = parsed(found.text, found.line)
    if tree is None:
        return None
    builder = RecordingBuilder(left_out=found.spans)
    feed((((tree,), 0, builder.summary.scopes[0].root),), builder)
    return builder if len(builder.unread) == len(found.spans) else None


def _leave_out(builder: RecordingBuilder, found: Outline, summary: ModuleSummary) -> None:
    """Have the functions whose bodies the outline lacks read into `summary` when somebody asks for them."""
    source = Source(found.whole, found.spans, summary)
    for function in builder.unread:
        function.source = source
        if not found.spans[function.line].may_yield:
            function.is_generator = False
        if function.owner >= 0:
            builder.summary.classes[function.owner].unread.append(function)


def parsed(text: str, line: int = 1) -> ast.Module | None:
    """The tree of a text that begins on `line`; `None` if it is no valid Python.

    What Python warns of there is not for this run.
    """
    if line > 1:
        # The parser is through with the lines of a string sooner than with empty ones.
        text = "".join(("'''", "\n" * (line - 2), "'''\n", text))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text)
    except _ERRORS:
        return None
    if line > 1:
        del tree.body[0]
    return tree


def _define(summary: ModuleSummary, definition: Definition) -> None:
    """Bind the name of a function or class that will be read when somebody asks for it."""
    scope = summary.scopes[definition.scope]
    kind = "class" if definition.kind == "class" else "function"
    binding = Binding((kind, definition.number), definition.position, scope.root, scope.index)
    known = scope.bindings.setdefault(definition.name, [])
    known.append(binding)
    known.sort(key=lambda item: item.position)


def _take_over(summary: ModuleSummary, part: ModuleSummary) -> None:
    """Add to `summary` what stands in a definition, which was read as a module of its own."""
    del part.scopes[0]
    summary.functions.update(part.functions)
    summary.scopes.update(part.scopes)
    summary.blocks.update(part.blocks)
    for number, record in part.classes.items():
        summary.classes.setdefault(number, record).take_body(record)
    for name, tests in part.tests.items():
        summary.tests.setdefault(name, []).extend(tests)
    for name, others in part.aliases.items():
        summary.aliases.setdefault(name, set()).update(others)
    part.let_go()


class Unread:
    """The functions and classes of a module, and methods of these, of which only the names have been read.

    Args:
        text: the whole text.
        definitions: where they stand, in the order of the text.
        summary: what is read goes here.
    """

    __slots__ = ("_definitions", "_summary", "_text")

    def __init__(self, text: str, definitions: list[Definition], summary: ModuleSummary) -> None:
        self._text = text
        self._definitions = {item.number: item for item in definitions}
        self._summary = summary

    def read(self, line: int, head: int = -1) -> None:
        """Read the definition that stands around `line`; of a class also the method.

        Of the class with the number `head` what stands before its body is enough.
        """
        unread = self._definitions.values
        while found := next((item for item in unread() if item.first <= line <= item.position[0]), None):
            if found.number == head and self._read_head(found):
                return
            self._read(found)

    def is_plain_method(self, number: int) -> bool:
        """Whether the function with this number is a method that has not been read and has no decorators."""
        found = self._definitions.get(number)
        return found is not None and found.scope > 0 and found.first == found.line

    def kind(self, number: int) -> str:
        """What the definition with this number is; "" if it has been read."""
        found = self._definitions.get(number)
        return "" if found is None else found.kind

    def declared(self, number: int) -> str | None:
        """What the head of a function says that it gives, "" if nothing; `None` if it has been read or is not clear."""
        found = self._definitions.get(number)
        head = "#" if found is None else self._text[found.start : found.body]
        return None if "#" in head else head.rpartition("->")[2].strip(" :\n\"'") if "->" in head else ""

    def qualified_name(self, number: int) -> str:
        """The name of a function, with that of its class; "" if it has been read."""
        found = self._definitions.get(number)
        if found is None:
            return ""
        return f"{self._summary.classes[found.scope].name}.{found.name}" if found.scope else found.name

    def may_mention(self, number: int, name: str, *, in_head: bool = False) -> bool:
        """Whether what has this number has been read, or has the word `name` in its text or head."""
        found = self._definitions.get(number)
        end = 0 if found is None else found.body if in_head else found.end
        return found is None or any(words(self._text, name, found.start, end))

    def may_decorate(self, number: int) -> bool:
        """Whether the class with this number has been read, or may have something decorated in it."""
        found = self._definitions.get(number)
        return found is None or "@" in self._text[found.body : found.end]

    def decorated(self, scope: int) -> set[str]:
        """The names of methods with decorators that have not been read, of the class with this number."""
        return {item.name for item in self._definitions.values() if item.scope == scope and item.first < item.line}

    def read_decorated(self, scope: int, word: str) -> None:
        """Read the methods with decorators, of the class with this number, in whose text `word` stands."""
        for definition in list(self._definitions.values()):
            is_decorated = definition.scope == scope and definition.first < definition.line
            if is_decorated and self._text.find(word, definition.start, definition.end) >= 0:
                self._read(definition)

    def read_assigning(self, methods: Sequence[Definition], name: str) -> None:
        """Read those `methods` of a class that may hold `self.name = …`, as far as their text shows."""
        for place in assigned(self._text, name, methods[0].start, methods[-1].end):
            method = methods[bisect.bisect(methods, place, key=_start) - 1]
            if place < method.end and method.number in self._definitions:
                self._read(method)

    def read_classes_with(self, name: str) -> None:
        """Read the classes that may bind `name` in their body, as far as their text shows."""
        for definition in list(self._definitions.values()):
            places = words(self._text, name, definition.start, definition.end) if definition.kind == "class" else ()
            if any(around[0] != "." for around in places):
                self._read(definition)

    def _read(self, definition: Definition) -> None:
        """Read a definition; if that is no valid Python nothing is known of it."""
        del self._definitions[definition.number]
        text = self._text[definition.start : definition.end]
        if definition.scope:
            self._read_method(definition, text)
            return
        if definition.kind == "class" and self._read_class(definition, text):
            return
        is_short = definition.kind == "def" and len(text) <= MAX_WHOLE
        summary = _complete(text, definition.first) if is_short else None
        if summary is not None:
            _take_over(self._summary, summary)
            return
        if self._take_outline(outline(text, definition.first)):
            return
        summary = _complete(text, definition.first) or _complete(_unknown(definition), definition.line)
        if summary is not None:
            _take_over(self._summary, summary)

    def _read_head(self, definition: Definition) -> bool:
        """Read the bases and makers of a class, if nothing in its head opens a scope."""
        head = self._text[definition.start : definition.body]
        summary = None
        if definition.kind == "class" and not any(word in head for word in _OPENING):
            summary = _complete(head + "\n pass", definition.first)
        if summary is None:
            return False
        record = self._summary.classes[definition.number] = summary.classes[definition.number]
        record.position = definition.position
        record.leave_body(self)
        summary.let_go()
        return True

    def _take_outline(self, found: Outline | None) -> bool:
        """Read what stands in an outline, if it is one."""
        builder = _outlined(found) if found is not None else None
        if found is None or builder is None:
            return False
        _leave_out(builder, found, self._summary)
        _take_over(self._summary, builder.summary)
        return True

    def _read_class(self, definition: Definition, text: str) -> bool:
        """Read a class but for its methods, if it is clear where these end."""
        found = divide_class(text, definition.first)
        if found is None or not self._take_outline(found.rest):
            return False
        number, start = definition.number, definition.start
        methods = [
            item._replace(start=start + item.start, body=start + item.body, end=start + item.end, scope=number)
            for item in found.definitions
        ]
        for method in methods:
            self._definitions[method.number] = method
            _define(self._summary, method)
        if methods:
            self._summary.classes[number].unread.append(UnreadMethods(self, methods))
        return True

    def _read_method(self, definition: Definition, text: str) -> None:
        """Read a method into its class."""
        summary = self._summary
        scope = summary.scopes[definition.scope]
        line = definition.first - 1
        text = f"{_BLOCK}{text}"
        found = None if definition.kind == "def" and len(text) <= MAX_WHOLE else outline(text, line)
        tree = parsed(text if found is None else found.text, line)
        if tree is None:
            found = None
            tree = parsed(_BLOCK + " " * definition.margin + _unknown(definition), definition.line - 1)
        block = tree.body[0] if tree is not None else None
        if not isinstance(block, ast.If):
            return
        builder = RecordingBuilder(summary, left_out=() if found is None else found.spans)
        feed(((block.body, scope.index, scope.root),), builder)
        scope.bindings[definition.name].pop()  # that of its name was there before
        if found is not None:
            _leave_out(builder, found, summary)


class UnreadMethods:
    """The methods of a class of which only the names were read at first.

    Args:
        unread: reads them.
        methods: where they stand, in the order of the text.
    """

    __slots__ = ("_methods", "_unread")

    def __init__(self, unread: Unread, methods: list[Definition]) -> None:
        self._unread = unread
        self._methods = methods

    def read_if_assigning(self, name: str) -> None:
        """Read those that may hold `self.name = …` and are still to be read."""
        self._unread.read_assigning(self._methods, name)

    def read(self) -> None:
        """Read all that are still to be read."""
        for method in self._methods:
            self._unread.read(method.line)


def _unknown(definition: Definition) -> str:
    """A class with unknown ancestors, or a function of which nothing can be told."""
    head = "(*()): pass" if definition.kind == "class" else "(*_, **__): return -0"
    return f"{definition.kind} {definition.name}{head}"


_OPENING = ("lambda", "for ")
"""What opens scopes in the head of a class."""
_BLOCK = "if 1:\n"
"""Before what is indented."""


class Source:
    """The text of a module of which functions are still to be read.

    Args:
        text: the whole text.
        spans: where the bodies of these functions stand, by the line of `def`.
        summary: what is read goes here.
    """

    __slots__ = ("_spans", "_summary", "_text")

    def __init__(self, text: str, spans: dict[int, Span], summary: ModuleSummary) -> None:
        self._text = text
        self._spans = spans
        self._summary = summary

    def read(self, function: Function) -> None:
        """Read the body of `function`; nothing is known of what it returns if that is no valid Python."""
        span = self._spans[function.line]
        function.begin()
        tree = parsed("if 1:" + self._text[span.start : span.end], span.line)
        suite = tree.body[0] if tree is not None else None
        if not isinstance(suite, ast.If):
            root = self._summary.scopes[function.scope].root
            function.add("results", Binding(None, START, root, function.scope))
            return
        builder = RecordingBuilder(self._summary)
        feed(builder.body(suite.body, function), builder)

    def may_assign(self, function: Function, name: str) -> bool:
        """Whether the body of `function` may hold `self.name = …`, as far as its text shows."""
        _, start, end, _ = self._spans[function.line]
        return any(assigned(self._text, name, start, end))


_start = operator.attrgetter("start")
