"""Reads the other modules of a project: all but the bodies of functions first, those when somebody asks about them."""

from __future__ import annotations

import ast
import importlib.util
import os
import warnings

from .outline import Span, outline
from .records import RecordingBuilder
from .summary import START, Binding, Function, ModuleSummary
from .walk import feed

MAX_SIZE = 1_000_000
"""Bytes; a larger module is not looked into."""
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
    summary = _outlined(text) or _complete(text)
    if summary is not None:
        summary.note_comments(text.splitlines())
    return summary


def _complete(text: str) -> ModuleSummary | None:
    tree = _parsed(text)
    if tree is None:
        return None
    builder = RecordingBuilder()
    feed((((tree,), 0, builder.summary.scopes[0].root),), builder)
    return builder.summary


def _outlined(text: str) -> ModuleSummary | None:
    """A summary of the outline of a text; `None` if it has none, or it turns out not to be its outline."""
    found = outline(text)
    tree = _parsed(found.text) if found is not None else None
    if found is None or tree is None:
        return None
    builder = RecordingBuilder(left_out=found.spans)
    summary = builder.summary
    feed((((tree,), 0, summary.scopes[0].root),), builder)
    if len(builder.unread) != len(found.spans):
        return None
    source = Source(text, found.spans, summary)
    for function in builder.unread:
        function.source = source
        if not found.spans[function.line].may_yield:
            function.is_generator = False
        if function.owner >= 0:
            summary.classes[function.owner].unread.append(function)
    for name in found.imports:
        summary.imports.setdefault(name, False)
    return summary


def _parsed(text: str) -> ast.Module | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except _ERRORS:
        return None


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
        tree = _parsed("\n" * (span.line - 1) + "if 1:" + self._text[span.start : span.end])
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
        text, attribute = self._text, f".{name}"
        while (start := text.find(attribute, start, end)) >= 0:
            start += len(attribute)
            rest = text[start : start + 9]
            if not rest[:1].isidentifier() and not rest[:1].isdecimal():
                sign = rest.lstrip()[:2]
                if sign[:1] not in _READ and sign != "==":
                    return True
        return False


_READ = frozenset(".([")
"""What follows an attribute that is read."""
