"""Paths as reports and baselines write them."""

from __future__ import annotations

import os
from pathlib import PurePath


def repository(folder: str) -> str:
    """The root of the repository that `folder` is in: the nearest folder with `.git`, else `folder` itself."""
    current = os.path.abspath(folder)
    while not os.path.exists(os.path.join(current, ".git")):
        if current == os.path.dirname(current):
            return os.path.abspath(folder)
        current = os.path.dirname(current)
    return current


def relative(path: str, root: str) -> str:
    """`path` from `root` with slashes; an absolute path where it is not below `root`."""
    absolute = os.path.abspath(path)
    inside = absolute.startswith(root.rstrip(os.sep) + os.sep)
    return PurePath(os.path.relpath(absolute, root) if inside else absolute).as_posix()
