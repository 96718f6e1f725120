"""What a plain function does with what its callers hand it: `def load(path, openpyxl): openpyxl.load_workbook(path)`.

Nothing is known of a parameter without an annotation, but each call says what it passes. So a body remembers which of
its parameters it calls, or calls methods of, and for each call that passes something known it is worked out what that
runs. In the same way, what an inherited method finds on the object that it runs on is what that object's class has.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeAlias

from .expressions import Expr
from .passing import own_parameter
from .receivers import Resolver
from .summary import At, Binding, CallRecord, Function
from .values import ITSELF, Value, Values

Part: TypeAlias = "tuple[str, ...]"
"""A parameter and what follows: `("client", "session", "get")`; `conn.cursor().execute` has a call in between."""
_CALLED, _ENTERED = "()", "with"
_STEPS = {"call": _CALLED, "enter": _ENTERED}
"""How the kinds of expressions that follow are written in a `Part`, but for attributes."""
_MAX_STEPS = 12
_HARMLESS = frozenset().union(*map(vars, (object, str, dict, list, set))) - {"get"}
"""Methods of what is passed most often; a name that other types have too is worth more."""


def asked_of(call: CallRecord, parameters: Collection[str], home: Resolver) -> Part:
    """The parameter that `call` calls, or a method of which, or of what it gives; empty if it is none of the function.

    Args:
        call: a call in the body of a function of `home` of which it is not known what it calls.
        parameters: the names of the parameters of that function.
        home: the module.
    """
    expr, at, steps = call.function, call.at, list[str]()
    if call.syntax or expr is None or (expr[0] == "attr" and expr[2] in _HARMLESS):
        return ()
    for _ in range(_MAX_STEPS):
        if expr is None:
            break
        if expr[0] == "name":
            if expr[1] in parameters and own_parameter(expr, at, home) is not None:
                return (expr[1], *reversed(steps))
            binding = _local(expr[1], at, home)
            if binding is None:
                break
            expr, at = binding.value, binding.at
        elif expr[0] in ("attr", *_STEPS):
            steps.append(_STEPS.get(expr[0]) or expr[2])
            expr = expr[1]
        else:
            break
    return ()


def _local(name: str, at: At, home: Resolver) -> Binding | None:
    """The one assignment in the function around `at` that `name` can be known by there."""
    bindings = home.bindings(name, at) or ()
    if len(bindings) != 1 or bindings[0].elsewhere or bindings[0].scope != home.function_scope(at.scope):
        return None
    return bindings[0]


def part_of(value: Value, part: Part, home: Resolver) -> Value | None:
    """What is called where `value` was passed for the parameter of `part`, if that is certain."""
    values: Values = (value,)
    for step in part[1:]:
        values = home.each(values, lambda item, step=step: _taken(item, step, home))  # type: ignore[misc]
    return values[0] if len(values) == 1 and values[0].kind != "unknown" else None


def _taken(value: Value, step: str, home: Resolver) -> Values:
    """What one step of a part gives."""
    if step == _CALLED:
        return home.called(value)
    return home.entered(value) if step == _ENTERED else home.attribute(value, step)


def receiver_of(method: Value, function: Function) -> Value | None:
    """What `method`, recorded as `function`, is called on; `None` if that is unknown or just of the method's class."""
    found = method.items[0] if len(method.items) == 1 else None
    if found is None or found.kind not in ("object", "class"):
        return None
    own = found.record == function.owner and found.module == method.module
    return None if own and found.name != ITSELF else found


def received(receiver: Value, outer: Value | None) -> Value:
    """What a method runs on: for the object at hand, that is what the method that calls it was run on (`outer`)."""
    if receiver.name == ITSELF:
        return outer or receiver._replace(name="")
    return receiver if not receiver.items else receiver._replace(items=())


def is_inherited(function: Function, receiver: Value, home: Resolver) -> bool:
    """Whether the method `function` of `home` is of another class than what it runs on, and calls methods of that."""
    if receiver.record == function.owner and receiver.module == home.path:
        return False
    if "builtins.staticmethod" in home.decorators(function):
        return False
    return any(_named(call.function, function) for call in function.calls)


def found_on(receiver: Value, call: CallRecord, function: Function, home: Resolver) -> Values:
    """What `call`, in an inherited method, calls or asks of the `receiver`; empty if that is not certain."""
    names = _named(call.function, function)
    value = part_of(receiver, names, home) if names else None
    return () if value is None else (value,)


def _named(expr: Expr, function: Function) -> tuple[str, ...]:
    """The name of the object at hand and the attributes that follow in `expr`; empty if it is something else."""
    names = []
    while expr is not None and expr[0] == "attr":
        names.append(expr[2])
        expr = expr[1]
    first = function.parameters[0].name if function.owner >= 0 and function.parameters else None
    return (first, *reversed(names)) if first is not None and expr == ("name", first) else ()
