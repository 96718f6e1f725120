"""What identifies a finding from one run to the next."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from ..locations import relative
from .entries import Entry


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
