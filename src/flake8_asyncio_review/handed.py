"""What a plain function does with what its callers hand it: `def load(path, openpyxl): openpyxl.load_workbook(path)`.

Nothing is known of a parameter without an annotation, but each call says what it passes. So a body remembers which of
its parameters it calls, or calls methods of, and for each call that passes something known it is worked out what that
runs.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeAlias

from .passing import own_parameter
from .receivers import Resolver
from .summary import CallRecord
from .values import Value, Values

Part: TypeAlias = "tuple[str, ...]"
"""A parameter and the attributes that follow: `("client", "session", "get")`."""
_HARMLESS = frozenset().union(*map(vars, (object, str, dict, list, set))) - {"get"}
"""Methods of what is passed most often; a name that other types have too is worth more."""


def asked_of(call: CallRecord, parameters: Collection[str], home: Resolver) -> Part:
    """The parameter that `call` calls, or a method of which it calls; empty if it is no parameter of the function.

    Args:
        call: a call in the body of a function of `home` of which it is not known what it calls.
        parameters: the names of the parameters of that function.
        home: the module.
    """
    expr, names = call.function, []
    if call.syntax or expr is None or (expr[0] == "attr" and expr[2] in _HARMLESS):
        return ()
    while expr is not None and expr[0] == "attr":
        names.append(expr[2])
        expr = expr[1]
    if expr is None or expr[0] != "name" or expr[1] not in parameters or own_parameter(expr, call.at, home) is None:
        return ()
    return (expr[1], *reversed(names))


def part_of(value: Value, part: Part, home: Resolver) -> Value | None:
    """What is called where `value` was passed for the parameter of `part`, if that is certain."""
    values: Values = (value,)
    for name in part[1:]:
        values = home.each(values, lambda item, name=name: home.attribute(item, name))  # type: ignore[misc]
    return values[0] if len(values) == 1 and values[0].kind != "unknown" else None
