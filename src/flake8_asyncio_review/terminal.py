"""Text for a terminal: wrapped, and with headings in bold."""

from __future__ import annotations

import os
import re
import shutil
import sys
import textwrap
from collections.abc import Iterator

_WIDTH = 80
"""Columns of the widest lines of prose; examples keep theirs."""
_FENCED = re.compile(r"(?ms)(^```.*?^```$)")
_BLOCK = re.compile(r"[-*] |\d+\. ")


def wrapped(text: str) -> str:
    """Markdown with its paragraphs and list items wrapped to the terminal; the rest as it is."""
    width = min(_WIDTH, shutil.get_terminal_size((_WIDTH, 24)).columns)
    parts = (part if part.startswith("```") else _prose(part, width) for part in _FENCED.split(text))
    return "".join(parts)


def with_headings(text: str) -> str:
    """The text with headings in bold, if the terminal can; comments of examples only look like headings."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return text
    heading = re.compile(r"(?m)^#+ .*$")
    parts = _FENCED.split(text)
    return "".join(part if part.startswith("```") else heading.sub("\033[1m\\g<0>\033[0m", part) for part in parts)


def _prose(text: str, width: int) -> str:
    return "\n\n".join(_paragraph(paragraph, width) for paragraph in text.split("\n\n"))


def _paragraph(text: str, width: int) -> str:
    lines = text.split("\n")
    if all(len(line) <= width for line in lines) or lines[0].startswith("#"):
        return text
    if lines[0].startswith("|"):
        lines = list(_rows(lines))
    items: list[str] = []
    for line in lines:
        if items and line.strip() and not _BLOCK.match(line):
            items[-1] += " " + line.strip()
        else:
            items.append(line)
    return "\n".join(_item(item, width) for item in items)


def _rows(lines: list[str]) -> Iterator[str]:
    """A table as a list: an item for each row, with the headings beside the cells."""
    head, _, *rows = ([cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines)
    for row in rows:
        rest = ", ".join(f"{name} {cell}" for name, cell in zip(head[1:], row[1:], strict=False) if cell)
        yield f"- {row[0]}: {rest}"


def _item(text: str, width: int) -> str:
    marker = _BLOCK.match(text)
    indent = " " * len(marker[0]) if marker else ""
    return textwrap.fill(text, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
