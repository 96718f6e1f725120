"""What the other modules of a package do with a function: do they bound the time in which it may wait?"""

from __future__ import annotations

import ast
import os
from collections.abc import Collection, Iterator, Sequence

from .bounds import CALL_TAILS, SCOPE_TAILS
from .expressions import last_part
from .named import NamedTuple
from .project import STANDARD_INPUT
from .reading import parsed, read_text

_MAX_HOPS = 4
"""Callers of callers that are asked."""
_MAX_MODULES = 200
"""Modules in a package that are read."""


class _Use(NamedTuple):
    """A call of something with this last name, in a function, perhaps in a timeout scope or handed to `wait_for()`."""

    tail: str
    function: str
    bounded: bool


class Neighbours:
    """The modules in the folder of a package, each read once for a file that is linted.

    Args:
        filename: the file, as flake8 gives it; one that belongs to no package has no neighbours.
        lines: its text.
    """

    def __init__(self, filename: str, lines: Sequence[str]) -> None:
        folder = os.path.dirname(os.path.abspath(filename))
        is_part = filename not in STANDARD_INPUT and os.path.exists(os.path.join(folder, "__init__.py"))
        self._texts = ["".join(lines), *_texts(folder, filename)] if is_part else []
        self._read: dict[int, list[_Use]] = {}

    def bound(self, home: ast.AsyncFunctionDef) -> bool:
        """Whether one of them calls a function of the file, by its name, where a timeout ends it.

        Callers are followed by their names too, so that something else of the same name may be taken for one: what may
        be bounded is left alone.
        """
        names = {home.name}
        for _ in range(_MAX_HOPS):
            callers: set[str] = set()
            for use in self._uses_of(names):
                if use.bounded:
                    return True
                callers.add(use.function)
            if callers - {""} <= names:
                return False
            names |= callers - {""}
        return False

    def _uses_of(self, names: Collection[str]) -> Iterator[_Use]:
        for number, text in enumerate(self._texts):
            if any(name in text for name in names):
                if number not in self._read:
                    self._read[number] = _uses(text)
                yield from (use for use in self._read[number] if use.tail in names)


def _texts(folder: str, filename: str) -> Iterator[str]:
    """The other modules in a folder, as text."""
    own = os.path.basename(filename)
    for name in sorted(item for item in os.listdir(folder) if item.endswith(".py") and item != own)[:_MAX_MODULES]:
        yield read_text(os.path.join(folder, name)) or ""


def _uses(text: str) -> list[_Use]:
    tree = parsed(text)
    if tree is None:
        return []
    found: list[_Use] = []
    todo: list[tuple[ast.AST, str, bool]] = [(tree, "", False)]
    while todo:
        node, function, bounded = todo.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            function, bounded = node.name, False
        elif isinstance(node, (ast.With, ast.AsyncWith)):
            bounded = bounded or any(_tail(item.context_expr) in SCOPE_TAILS for item in node.items)
        elif isinstance(node, ast.Call):
            found.append(_Use(last_part(node.func), function, bounded))
            bounded = bounded or _tail(node) in CALL_TAILS
        todo += ((child, function, bounded) for child in ast.iter_child_nodes(node))
    return found


def _tail(node: ast.expr) -> str:
    return last_part(node.func) if isinstance(node, ast.Call) else ""
