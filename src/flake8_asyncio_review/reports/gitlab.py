"""GitLab's Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""

from __future__ import annotations

import json
import os

from ..locations import relative, repository
from ..sections import Severity
from .document import Document
from .entries import Entry
from .fingerprint import fingerprints

_SEVERITIES = {
    Severity.CRITICAL: "critical",
    Severity.HIGH: "major",
    Severity.MEDIUM: "minor",
    Severity.LOW: "info",
}


def render(document: Document) -> str:
    """A JSON array with an object per finding."""
    root = repository(os.getcwd())
    marks = fingerprints(document.entries, root)
    issues = [_issue(entry, mark, root) for entry, mark in zip(document.entries, marks, strict=True)]
    return json.dumps(issues, indent=2)


def _issue(entry: Entry, fingerprint: str, root: str) -> dict[str, object]:
    name = f"{entry.code} {entry.rule.name}" if entry.rule is not None else entry.code
    return {
        "description": f"{entry.code} {entry.text}",
        "check_name": name,
        "fingerprint": fingerprint,
        "severity": entry.graded(_SEVERITIES, unreadable="blocker", other="minor"),
        "location": {"path": relative(entry.path, root), "lines": {"begin": max(1, entry.line)}},
    }
