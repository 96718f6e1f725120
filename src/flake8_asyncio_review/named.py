"""Named tuples that cost less to define than those of `typing` and `collections`, as most runs are over one file.

Those compile the annotations of every field, and give each class methods of its own.
"""

from __future__ import annotations

from types import FunctionType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    # What gives the first field of a tuple, the second, and so on, made in C.
    from collections import _tuplegetter

    _GETTERS = [_tuplegetter(number, None) for number in range(16)]
    _made = tuple.__new__
    _MAKERS = (
        lambda _class, a: _made(_class, (a,)),
        lambda _class, a, b: _made(_class, (a, b)),
        lambda _class, a, b, c: _made(_class, (a, b, c)),
        lambda _class, a, b, c, d: _made(_class, (a, b, c, d)),
        lambda _class, a, b, c, d, e: _made(_class, (a, b, c, d, e)),
        lambda _class, a, b, c, d, e, f: _made(_class, (a, b, c, d, e, f)),
        lambda _class, a, b, c, d, e, f, g: _made(_class, (a, b, c, d, e, f, g)),
        lambda _class, a, b, c, d, e, f, g, h: _made(_class, (a, b, c, d, e, f, g, h)),
        lambda _class, a, b, c, d, e, f, g, h, i: _made(_class, (a, b, c, d, e, f, g, h, i)),
        lambda _class, a, b, c, d, e, f, g, h, i, j: _made(_class, (a, b, c, d, e, f, g, h, i, j)),
        lambda _class, a, b, c, d, e, f, g, h, i, j, k: _made(_class, (a, b, c, d, e, f, g, h, i, j, k)),
        lambda _class, a, b, c, d, e, f, g, h, i, j, k, m: _made(_class, (a, b, c, d, e, f, g, h, i, j, k, m)),
        lambda _class, a, b, c, d, e, f, g, h, i, j, k, m, n: _made(_class, (a, b, c, d, e, f, g, h, i, j, k, m, n)),
    )
    """What makes a tuple of one field, of two, and so on; the names are put in later: to compile them takes longest."""

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

    class _Meta(type):
        """Makes a named tuple of a class with annotated fields, as `typing.NamedTuple` does."""

        def __new__(meta, name: str, bases: tuple[type, ...], body: dict[str, object]) -> type:
            """The class; one that has no fields of its own is the base that others name."""
            if not bases:
                return super().__new__(meta, name, bases, body)
            fields = tuple(body["__annotations__"])
            new = _MAKERS[len(fields) - 1]
            code = new.__code__.replace(co_varnames=("_class", *fields))
            defaults = tuple(body[field] for field in fields if field in body)
            new = FunctionType(code, new.__globals__, "__new__", defaults)
            getters = {field: _GETTERS[number] for number, field in enumerate(fields)}
            return type(name, (_Named,), body | getters | {"__new__": new, "__slots__": (), "_fields": fields})

    class NamedTuple(metaclass=_Meta):
        """The base of named tuples: `x: int` declares a field, `y: int = 0` one with a default."""
