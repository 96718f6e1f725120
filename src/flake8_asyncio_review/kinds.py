"""Is an object an instance of a class, as far as the tables and the classes of the project say?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .knowledge.python import BUILTIN_TYPES
from .values import Value, Values

if TYPE_CHECKING:
    from .receivers import Resolver

_PLAIN = frozenset(
    f"builtins.{name}"
    for name in "str bytes bytearray int float bool complex list tuple dict set frozenset NoneType".split()
) | {"pathlib.Path", "pathlib.PurePath"}
"""Types of which no one is a kind of another, but for what `_SUBTYPES` says."""

_SUBTYPES = {
    "builtins.bool": ("builtins.int",),
    "pathlib.Path": ("pathlib.PurePath", "os.PathLike"),
    "io.BytesIO": ("io.BufferedIOBase", "io.IOBase"),
    "io.StringIO": ("io.TextIOBase", "io.IOBase"),
    "io.File": ("io.IOBase",),
}
"""https://docs.python.org/3/library/io.html#class-hierarchy, https://docs.python.org/3/library/pathlib.html"""


def is_a(value: Value, types: Values, resolver: Resolver) -> bool | None:
    """Whether `value` is an instance of one of `types`; `None` if that is not certain.

    Args:
        value: an object of the project or of a library.
        types: classes.
        resolver: any resolver of the project.
    """
    if value.kind == "object":
        line = resolver.home(value).ancestry(value.record)
        if any(item in types for item in line):
            return True
        certain = all(item.kind == "class" for item in (*line, *types)) or all(item.name in _PLAIN for item in types)
        return False if types and certain and all(item.kind == "class" for item in line) else None
    if value.kind != "instance":
        return None
    names = {name for kind in resolver.facts.ancestry(value.name) for name in (kind, *_SUBTYPES.get(kind, ()))}
    if any(item.name in names for item in types):
        return True
    if value.name in _PLAIN and types and all(item.name in _PLAIN or item.kind == "class" for item in types):
        return False
    return None


def is_known(kind: Value, resolver: Resolver) -> bool:
    """Whether the type that `kind` is an object of is of the project, built in, or one that some table speaks of."""
    return kind.kind == "object" or kind.name in resolver.facts.known_types or kind.name in BUILTIN_TYPES


def is_certainly(value: Value, kind: Value, resolver: Resolver) -> bool:
    """Whether an object certainly is an instance of the type that `kind` is an object of."""
    if value.kind == "instance":
        return kind.kind == "instance" and kind.name in resolver.facts.ancestry(value.name)
    if value.kind != "object":
        return False
    wanted = (kind.record, kind.module) if kind.kind == "object" else (-1, "")
    ancestors = resolver.home(value).ancestry(value.record)
    return any((item.record, item.module) == wanted or item.name == kind.name != "" for item in ancestors)
