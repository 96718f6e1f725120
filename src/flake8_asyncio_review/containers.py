"""Collections whose elements are known from a display or an annotation: their names, and what their methods give."""

from __future__ import annotations

from .knowledge import python
from .values import NONE, UNSURE, Value, Values, flat, join


def type_form(name: str) -> str:
    """The last part of the dotted name of a built-in type or special form, whichever module it is taken from."""
    for module in python.TYPING_MODULES:
        if name.startswith(module):
            return name[len(module) :]
    return name


def is_mapping(value: Value) -> bool:
    """Whether `items` of an instance are the types of a key and a value."""
    return type_form(value.name) in python.MAPPING_FORMS


def is_sequence(value: Value) -> bool:
    """Whether an instance with known elements gives one of them by number."""
    return type_form(value.name) in python.SEQUENCE_FORMS


def container_method(method: Value, default: Values) -> Values:
    """What calling a method of a collection gives.

    Args:
        method: an external value whose `items` are those of the collection.
        default: what is given for a missing key; empty if nothing is.
    """
    owner, _, name = method.name.rpartition(".")
    if type_form(owner) in python.MAPPING_FORMS:
        return _mapping_method(method, name, default)
    if name == "copy":
        return (Value("instance", owner, items=method.items),)
    return method.items if name in ("pop", "popleft") else UNSURE


def _mapping_method(method: Value, name: str, default: Values) -> Values:
    key, held = method.items
    if name in ("get", "pop", "setdefault"):
        return join((flat((held,)), default or (NONE,)))
    parts = {"keys": key, "values": held, "items": Value("tuple", items=(key, held))}
    if name in parts:
        return (Value("instance", "builtins.list", items=flat((parts[name],))),)
    return (Value("instance", "builtins.dict", items=method.items),) if name == "copy" else UNSURE
