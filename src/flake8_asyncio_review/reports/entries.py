"""A finding as the reports see it, whoever made it, and what identifies it from one run to the next."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import NamedTuple

from ..rule import Rule

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


def repository(folder: str) -> str:
    """The root of the repository that `folder` is in: the nearest folder with `.git`, else `folder` itself."""
    current = os.path.abspath(folder)
    while not os.path.exists(os.path.join(current, ".git")):
        if current == os.path.dirname(current):
            return os.path.abspath(folder)
        current = os.path.dirname(current)
    return current


def relative(path: str, root: str) -> str:
    """`path` from `root` with slashes; an absolute path where it is not below `root`."""
    absolute = os.path.abspath(path)
    inside = absolute.startswith(root.rstrip(os.sep) + os.sep)
    return PurePath(os.path.relpath(absolute, root) if inside else absolute).as_posix()


def fingerprints(entries: Iterable[Entry], root: str) -> Iterator[str]:
    """For each entry 32 hexadecimal digits that stay the same when lines move.

    They are made of the code, the path from `root`, the text of the line, and a number where these are all the same.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    for entry in entries:
        key = entry.code, relative(entry.path, root), entry.source.strip()
        text = "\0".join((*key, str(seen[key])))
        seen[key] += 1
        yield hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
