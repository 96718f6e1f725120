"""The folders in which Python finds the standard library and installed packages, and never those of a project."""

from __future__ import annotations

import functools
import os
import sys


@functools.cache
def library_folders() -> tuple[str, ...]:
    """The folders on `sys.path` that hold the standard library or installed packages, as they are when first asked."""
    return tuple(
        folder
        for folder in dict.fromkeys(map(os.path.abspath, sys.path))
        if folder in standard_folders() or os.path.basename(folder) in ("site-packages", "dist-packages")
    )


@functools.cache
def standard_folders() -> tuple[str, ...]:
    """Those of the standard library alone."""
    version = "python{}.{}".format(*sys.version_info)
    folders = [os.path.dirname(os.__file__), os.path.join(sys.base_exec_prefix, sys.platlibdir, version)]
    folders = [os.path.abspath(folder) for folder in folders]
    return tuple(dict.fromkeys((*folders, *(os.path.join(folder, "lib-dynload") for folder in folders))))


@functools.cache
def is_installed(package: str) -> bool:
    """Whether the text of a top-level package or module can be read, or belongs to the standard library."""
    return package in sys.stdlib_module_names or any(
        os.path.isdir(os.path.join(folder, package)) or os.path.isfile(os.path.join(folder, package + ".py"))
        for folder in library_folders()
    )
