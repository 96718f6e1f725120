"""Annotations for GitHub Actions: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions."""

from __future__ import annotations

import os

from ..locations import relative, repository
from ..sections import Severity
from .document import Document
from .entries import Entry

_LEVELS = {Severity.CRITICAL: "error", Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "notice"}


def render(document: Document) -> str:
    """One line per finding, which GitHub shows beside the line of code; nothing where there is no finding."""
    root = repository(os.getcwd())
    return "\n".join(_annotation(entry, root) for entry in document.entries)


def _annotation(entry: Entry, root: str) -> str:
    level = entry.graded(_LEVELS, unreadable="error", other="warning")
    title = f"{entry.code} {entry.rule.name}" if entry.rule is not None else entry.code
    fields = {"file": relative(entry.path, root)}
    if entry.line:
        fields |= {"line": str(entry.line), "col": str(entry.column)}
    given = ",".join(f"{name}={_property(value)}" for name, value in (fields | {"title": title}).items())
    return f"::{level} {given}::{_data(f'{entry.code} {entry.text}')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
