"""The project that a file belongs to: its root folder and the Python versions that it supports."""

from __future__ import annotations

import functools
import os
import re
import sys

Version = tuple[int, int]

_MARKERS = ("pyproject.toml", "setup.cfg", ".git")
_REQUIRES = re.compile(r"""^\s*(?:requires-python|python_requires)\s*=\s*["']?([^"'\n#]+)""", re.MULTILINE)
_LOWEST = re.compile(r"(?:>=|~=|==)\s*3\.(\d+)")


@functools.lru_cache(maxsize=1024)
def root(folder: str) -> str:
    """The nearest folder from `folder` upwards that is the top of a project; "" if there is none."""
    while True:
        if any(os.path.exists(os.path.join(folder, marker)) for marker in _MARKERS):
            return folder
        parent = os.path.dirname(folder)
        if parent == folder:
            return ""
        folder = parent


@functools.lru_cache(maxsize=1024)
def requires_python(folder: str) -> Version | None:
    """The lowest Python 3 that the project in `folder` declares (`requires-python`, `python_requires`), if it does."""
    for name in ("pyproject.toml", "setup.cfg"):
        try:
            with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as file:
                match = _REQUIRES.search(file.read())
        except OSError:
            continue
        lowest = _LOWEST.search(match[1]) if match else None
        if lowest is not None:
            return 3, int(lowest[1])
    return None


def target_version(filename: str, project_root: str) -> Version:
    """The oldest Python that `filename` must run on: what its project declares, else the running one.

    Args:
        filename: as flake8 gives it; a name that is no path (`stdin`) belongs to no project.
        project_root: the folder named by `asy-project-root`, or "".
    """
    folder = project_root
    if not folder and filename not in ("stdin", "-"):
        folder = root(os.path.dirname(os.path.abspath(filename)))
    declared = requires_python(folder) if folder else None
    return declared or sys.version_info[:2]
