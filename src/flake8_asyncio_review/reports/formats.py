"""What flake8 makes one of for `--format=asy-...`."""

from __future__ import annotations

from .document import Document


class GitHub(Document):
    """Annotations for GitHub Actions."""

    renderer = "github"


class GitLab(Document):
    """GitLab's Code Quality report."""

    renderer = "gitlab"


class Review(Document):
    """The review in Markdown."""

    renderer = "review"


class Sarif(Document):
    """SARIF 2.1.0."""

    renderer = "sarif"
