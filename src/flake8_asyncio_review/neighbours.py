"""What the other modules of a package do with a function: do they bound the time in which it may wait?"""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator

from .bounds import CALL_TAILS, SCOPE_TAILS
from .expressions import last_part
from .module import Module
from .named import NamedTuple
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


def is_bounded_by_package(home: ast.AsyncFunctionDef | None, module: Module) -> bool:
    """Whether a module in the same package calls a function of the file, by its name, where a timeout ends it.

    Callers are followed by their names too, so that something else of the same name may be taken for one: what may be
    bounded is left alone.
    """
    folder = os.path.dirname(os.path.abspath(module.filename))
    if home is None or module.filename in ("stdin", "-") or not os.path.exists(os.path.join(folder, "__init__.py")):
        return False
    texts = ["".join(module.lines), *_texts(folder, module.filename)]
    read: dict[int, list[_Use]] = {}
    names = {home.name}
    for _ in range(_MAX_HOPS):
        callers: set[str] = set()
        for number, text in enumerate(texts):
            if not any(name in text for name in names):
                continue
            if number not in read:
                read[number] = list(_uses(text))
            for use in read[number]:
                if use.tail in names:
                    if use.bounded:
                        return True
                    callers.add(use.function)
        if callers - {""} <= names:
            return False
        names |= callers - {""}
    return False


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
