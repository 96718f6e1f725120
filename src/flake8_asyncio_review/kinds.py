"""Is an object an instance of a class, as far as the tables and the classes of the project say?"""

from __future__ import annotations

from .receivers import Resolver
from .values import Value, Values

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
