"""GitLab's Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""

from __future__ import annotations

import json
import os

from ..rule import Severity
from .document import Document
from .entries import UNREADABLE, Entry, fingerprints, relative, repository

_SEVERITIES = {
    Severity.CRITICAL: "critical",
    Severity.HIGH: "major",
    Severity.MEDIUM: "minor",
    Severity.LOW: "info",
}


class GitLab(Document):
    """A JSON array with an object per finding."""

    def render(self) -> str:
        """The array; empty where there is no finding."""
        root = repository(os.getcwd())
        marks = fingerprints(self.entries, root)
        issues = [_issue(entry, mark, root) for entry, mark in zip(self.entries, marks, strict=True)]
        return json.dumps(issues, indent=2)


def _issue(entry: Entry, fingerprint: str, root: str) -> dict[str, object]:
    if entry.rule is not None:
        name, severity = f"{entry.code} {entry.rule.name}", _SEVERITIES[entry.rule.severity]
    else:
        name, severity = entry.code, "blocker" if entry.code in UNREADABLE else "minor"
    return {
        "description": f"{entry.code} {entry.text}",
        "check_name": name,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": relative(entry.path, root), "lines": {"begin": max(1, entry.line)}},
    }
