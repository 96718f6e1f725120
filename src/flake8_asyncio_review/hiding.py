"""Keeps what we import late from coming out of the linted folder."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator


@contextlib.contextmanager
def current_folder_hidden() -> Iterator[None]:
    """Hide what `python -m flake8` puts first on the path: what we import late must not come from the linted folder."""
    first = sys.path[:1]
    hidden = first in ([""], [os.getcwd()])
    if hidden:
        del sys.path[0]
    try:
        yield
    finally:
        if hidden:
            sys.path[:0] = first
