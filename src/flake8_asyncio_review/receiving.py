"""What inherited methods find on the object that they run on: `self.read()` in `Base.load` may be `FileStore.read`."""

from __future__ import annotations

from .expressions import Expr
from .handed import part_of
from .receivers import Resolver
from .summary import CallRecord, Function
from .values import ITSELF, Value, Values


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
