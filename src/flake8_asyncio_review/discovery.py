"""Finding the parts of this package that are not listed anywhere: rules and tables."""

from __future__ import annotations

import importlib
import os
from types import ModuleType


def names_in(folder: str) -> list[str]:
    """The names of the modules and packages in a folder, sorted."""
    names = {name.removesuffix(".py") for name in os.listdir(folder)}
    return sorted(name for name in names if name.isidentifier() and not name.startswith("__"))


def import_all(package: ModuleType) -> list[ModuleType]:
    """Import the modules and packages in `package`, sorted by name.

    `pkgutil` would do, but flake8 does not load it: in a folder with a `pkgutil.py`, `python -m flake8` would run that.
    """
    names = sorted(name for folder in package.__path__ for name in names_in(folder))
    return [importlib.import_module(f"{package.__name__}.{name}") for name in names]
