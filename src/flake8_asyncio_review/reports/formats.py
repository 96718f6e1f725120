"""What flake8 makes one of for `--format=asy-...`; it imports this in every run, so all else is imported on request."""

from __future__ import annotations

import argparse
import functools
from typing import TYPE_CHECKING

from ..hiding import current_folder_hidden

if TYPE_CHECKING:
    from .document import Document


def _document(renderer: str, options: argparse.Namespace) -> Document:
    with current_folder_hidden():
        from .document import Document
    return Document(renderer, options)


GitHub = functools.partial(_document, "github")
"""Annotations for GitHub Actions."""
GitLab = functools.partial(_document, "gitlab")
"""GitLab's Code Quality report."""
Review = functools.partial(_document, "review")
"""The review in Markdown."""
Sarif = functools.partial(_document, "sarif")
"""SARIF 2.1.0."""
