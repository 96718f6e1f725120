"""Sockets that do not block: those that the loop has said to be ready, and those that are set so."""

from __future__ import annotations

from .expressions import Expr
from .passing import class_at_hand
from .receivers import Resolver
from .summary import CallRecord, Function

_PREFIX = "socket.socket."
_READY = ("`add_reader()`", "`add_writer()`", "`add_handler()`")
_OFF = (("const", "bool", False), ("const", "int", 0), ("const", "float", 0.0))


def is_of_socket(name: str) -> bool:
    """Whether the dotted name is that of a method of a socket."""
    return name.startswith(_PREFIX)


def is_said_ready(name: str, reason: str) -> bool:
    """Whether `name` is a method of a socket, and the code runs (`reason`) because the loop has found one ready."""
    return is_of_socket(name) and any(word in reason for word in _READY)


def is_set_non_blocking(call: CallRecord, function: Function, home: Resolver) -> bool:
    """Whether the socket whose method `call` runs is set to non-blocking, by its function or any method of the class.

    Args:
        call: a call in the body of `function`.
        function: a function of `home`.
        home: the module.
    """
    receiver = call.function[1] if call.function is not None and call.function[0] == "attr" else None
    if receiver is None:
        return False
    functions = [function]
    owner = class_at_hand(receiver[1], call.at, home) if receiver[0] == "attr" else -1
    if owner >= 0:
        home.summary.classes[owner].read()
        functions += (item for item in home.summary.functions.values() if item.owner == owner)
    return any(_sets(other, receiver) for item in functions for other in item.calls)


def _sets(call: CallRecord, receiver: Expr) -> bool:
    """Whether `call` is `receiver.setblocking(False)` or its like."""
    names = ("attr", receiver, "setblocking"), ("attr", receiver, "settimeout")
    return call.function in names and call.arguments[:1] in tuple((item,) for item in _OFF)
