"""Named tuples that cost less to define than those of `typing` and `collections`, as most runs are over one file.

Those compile the annotations of every field, and give each class methods of its own.
"""

from __future__ import annotations

import functools
from types import FunctionType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import namedtuple

    _MODEL = namedtuple("_MODEL", [f"field{number}" for number in range(16)])
    _GETTERS = [vars(_MODEL)[field] for field in _MODEL._fields]
    """What gives the first field of a tuple, the second, and so on, made in C."""

    class _Named(tuple):
        """What all named tuples have."""

        __slots__ = ()

        def __repr__(self) -> str:
            fields = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({fields})"

        def __getnewargs__(self) -> tuple[object, ...]:
            return tuple(self)

        def _replace(self, **changed: object) -> _Named:
            """The same with other values in some fields."""
            made = tuple.__new__(type(self), map(changed.pop, self._fields, self))
            if changed:
                raise ValueError(f"no such fields: {list(changed)}")
            return made

    @functools.cache
    def _new(count: int) -> FunctionType:
        """What makes a tuple of so many fields, whose names are put in later: to compile it takes longest."""
        names = ", ".join(f"_{number}" for number in range(count))
        return eval(f"lambda _class, {names}: _made(_class, ({names},))", {"_made": tuple.__new__})

    class _Meta(type):
        """Makes a named tuple of a class with annotated fields, as `typing.NamedTuple` does."""

        def __new__(meta, name: str, bases: tuple[type, ...], body: dict[str, object]) -> type:
            """The class; one that has no fields of its own is the base that others name."""
            if not bases:
                return super().__new__(meta, name, bases, body)
            fields = tuple(body["__annotations__"])
            new = _new(len(fields))
            code = new.__code__.replace(co_varnames=("_class", *fields))
            defaults = tuple(body[field] for field in fields if field in body)
            new = FunctionType(code, new.__globals__, "__new__", defaults)
            getters = {field: _GETTERS[number] for number, field in enumerate(fields)}
            return type(name, (_Named,), body | getters | {"__new__": new, "__slots__": (), "_fields": fields})

    class NamedTuple(metaclass=_Meta):
        """The base of named tuples: `x: int` declares a field, `y: int = 0` one with a default."""
