"""Findings that are known and left for later: a file that names them, and hiding them.

A finding is recognised by its code, its file and the text of its line, so that it stays hidden when lines move. Where
several are all the same, as many are hidden as were recorded.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from .locations import relative
from .rule import Finding

_VERSION = 1

Key: TypeAlias = "tuple[str, str, str]"
"""The path from the folder of the baseline, the code, and the text of the line."""


class BaselineError(ValueError):
    """A file is no baseline; the message says why."""


class Baseline:
    """What was recorded.

    Args:
        folder: where paths start from.
        known: how often each finding was there.
    """

    def __init__(self, folder: str, known: Mapping[Key, int]) -> None:
        self.folder = folder
        self.known = known
        self._by_path: dict[str, Counter[tuple[str, str]]] = {}
        for (path, code, line), count in known.items():
            self._by_path.setdefault(path, Counter())[code, line] = count

    def new(self, findings: Iterable[Finding], filename: str, lines: Sequence[str]) -> Iterator[Finding]:
        """The findings of one file that were not recorded.

        Args:
            findings: all of them, sorted.
            filename: the file, as flake8 gives it.
            lines: its lines.
        """
        left = self._by_path.get(relative(filename, self.folder), Counter()).copy()
        for finding in findings:
            text = lines[finding.line - 1] if 0 < finding.line <= len(lines) else ""
            key = finding.text.partition(" ")[0], text.strip()
            if left[key]:
                left[key] -= 1
            else:
                yield finding


def read(path: str) -> Baseline:
    """The baseline in a file.

    Raises:
        BaselineError: there is no such file, or it is no baseline.
    """
    try:
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
        if data["version"] != _VERSION:
            raise BaselineError(f"{path} is a baseline of version {data['version']}, not {_VERSION}")
        rows = [(str(row["path"]), str(row["code"]), str(row["text"]), int(row["count"])) for row in data["findings"]]
    except OSError as error:
        raise BaselineError(f"{path} cannot be read: {error.strerror}") from None
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        if isinstance(error, BaselineError):
            raise
        raise BaselineError(
            f"{path} is no baseline; write one with `python -m flake8_asyncio_review baseline`"
        ) from None
    return Baseline(os.path.dirname(os.path.abspath(path)), {row[:3]: row[3] for row in rows})


def text(known: Mapping[Key, int]) -> str:
    """What a baseline file of these findings holds; sorted, an entry per line, so that versions can be compared."""
    names = ("path", "code", "text", "count")
    rows = [json.dumps(dict(zip(names, (*key, known[key]), strict=True))) for key in sorted(known) if known[key]]
    body = ",\n".join("    " + row for row in rows)
    return f'{{\n  "version": {_VERSION},\n  "findings": [' + (f"\n{body}\n  " if rows else "") + "]\n}\n"
