"""Named tuples that cost less to define than those of `typing`, which compiles the annotations of every field."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import namedtuple

    class _Meta(type):
        """Makes a named tuple of a class with annotated fields, as `typing.NamedTuple` does."""

        def __new__(meta, name: str, bases: tuple[type, ...], body: dict[str, object]) -> type:
            """The class; one that has no fields of its own is the base that others name."""
            if not bases:
                return super().__new__(meta, name, bases, body)
            fields = tuple(body["__annotations__"])
            defaults = [body.pop(field) for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body.pop("__module__"))
            for key, value in body.items():
                setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Meta):
        """The base of named tuples: `x: int` declares a field, `y: int = 0` one with a default."""
