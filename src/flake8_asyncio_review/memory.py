"""Does `if x not in y` tell the first time from others, or does `y` remember nothing?"""

from __future__ import annotations

from .expressions import Expr
from .receivers import Resolver
from .summary import At
from .values import NONE

_FIXED = frozenset(f"builtins.{name}" for name in "str bytes tuple frozenset range".split())
"""Types whose objects nobody adds anything to."""
_DISPLAYS = ("list", "tuple")


def forgets(expr: Expr, at: At, home: Resolver) -> bool:
    """Whether nothing that an earlier call has done can be found in the container or text `expr`, read at `at`."""
    if expr is not None and expr[0] == "name" and _is_constant(expr[1], at, home):
        return True
    values = [value for value in home.values(expr, at) if value != NONE]
    return bool(values) and all(value.kind == "tuple" or value.name in _FIXED for value in values)


def _is_constant(name: str, at: At, home: Resolver) -> bool:
    """Whether a name is that of a constant, which is bound to a display with something in it."""
    bindings = (home.bindings(name, at) or ()) if name.isupper() else ()
    made = bindings[0].value if len(bindings) == 1 else None
    return made is not None and made[0] in _DISPLAYS and bool(made[1])
