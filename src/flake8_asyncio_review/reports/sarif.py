"""SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html."""

from __future__ import annotations

import json
import os
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from .. import __version__, documentation
from ..locations import relative, repository
from ..rule import Rule
from ..sections import Severity
from .document import Document
from .entries import Entry
from .fingerprint import fingerprints

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "SRCROOT"
_LEVELS = {Severity.CRITICAL: "error", Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "note"}


def render(document: Document) -> str:
    """One run with its rules and results; findings of other plugins are results too."""
    root = repository(os.getcwd())
    others = sorted({entry.code for entry in document.entries if entry.rule is None})
    rules: list[dict[str, Any]] = [*map(_rule, document.rules.values()), *({"id": code} for code in others)]
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    marks = fingerprints(document.entries, root)
    results = [
        {"ruleIndex": numbers[entry.code], **_result(entry, mark, root)}
        for entry, mark in zip(document.entries, marks, strict=True)
    ]
    driver = {"name": "flake8-asyncio-review", "semanticVersion": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True}],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(rule: Rule) -> dict[str, Any]:
    sections = documentation.sections(rule)
    page = documentation.page(rule)
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": documentation.summary(rule)},
        "fullDescription": {"text": sections["Why it matters"]},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": not rule.opt_in},
        "properties": {
            "tags": ["asyncio", rule.section.title],
            "severity": documentation.severity(rule),
            "problem.severity": _LEVELS[rule.severity].replace("note", "recommendation"),
        },
    }


def _result(entry: Entry, fingerprint: str, root: str) -> dict[str, object]:
    path = relative(entry.path, root)
    if os.path.isabs(path):
        artifact = {"uri": PurePath(path).as_uri()}
    else:
        artifact = {"uri": quote(path.encode("utf-8", "surrogateescape")), "uriBaseId": _ROOT}
    place: dict[str, object] = {"artifactLocation": artifact}
    if entry.line:
        place["region"] = {
            "startLine": entry.line,
            "startColumn": entry.column,
            "snippet": {"text": entry.source},
        }
    return {
        "ruleId": entry.code,
        "level": entry.graded(_LEVELS, unreadable="error", other="warning"),
        "message": {"text": entry.text},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"codePathAndText/v1": fingerprint},
    }
