"""Settings of Sphinx: `python -m sphinx -W -b html docs build/site`."""

from __future__ import annotations

import re
from pathlib import Path

from sphinx.application import Sphinx

from flake8_asyncio_review import __version__

project = "flake8-asyncio-review"
author = "flake8-asyncio-review maintainers"
copyright = author
release = version = __version__

extensions = ["myst_parser"]
exclude_patterns = ["sample/orders"]
html_theme = "furo"
html_title = f"{project} {version}"
myst_heading_anchors = 3
# Links to files that are no pages, such as the benchmarks; a test looks whether every link leads to a file.
suppress_warnings = ["myst.xref_missing"]


def _add_contents(app: Sphinx, name: str, source: list[str]) -> None:
    """Give Sphinx the table of contents that it wants; as part of the files it would be in the way of other readers."""
    if name == "index":
        pages = re.findall(r"^\| \[[^]]+\]\((.+)\.md\)", source[0], re.MULTILINE)
    elif name == "rules":
        pages = [f"rules/{path.stem}" for path in sorted((Path(app.srcdir) / "rules").glob("*.md"))]
    else:
        return
    source[0] += "\n\n```{toctree}\n:hidden:\n\n" + "\n".join(pages) + "\n```\n"


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("source-read", _add_contents)
