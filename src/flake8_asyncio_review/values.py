"""What an expression can be: values, and the sets of them that the resolver hands round."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from .named import NamedTuple

MAX_VALUES = 12
"""More possible values than this are as good as unknown."""


class Value(NamedTuple):
    """One thing an expression can be.

    `kind` is one of: unknown, none, external (an imported object, `name` its dotted path; of a method, `items` are
    those of the collection), instance (of the external type `name`; `items` are its elements, or key and value of a
    mapping), module, namespace (package `name` without a module, in the folder `module`), function and class (of the
    project: number `record` of the file `module`; `items` what a method is called on), object (an instance of that
    class), coroutine / generator / asyncgenerator / context / asynccontext (what calling function `record` gives;
    `items` as of the method), awaitable (what calling the external coroutine function `name` gives; `items` is the
    awaited result if that is known better), closing (what `closing()` or `aclosing()`, whichever `name` says, makes of
    `items`), partial (`items` are the callables), maker (calling it gives `items`), tuple (`items` are its parts),
    union, super.
    """

    kind: str
    name: str = ""
    record: int = -1
    module: str = ""
    items: tuple[Value, ...] = ()


Values: TypeAlias = "tuple[Value, ...]"
UNKNOWN = Value("unknown")
NONE = Value("none")
UNSURE: Values = (UNKNOWN,)
OPTIONAL = Value("unknown", "optional")
"""What is passed for a parameter that is None otherwise, where nothing is known of it.

Something else stands in its place for whoever passes nothing: of `store or FileStore()` that is known.
"""
ITSELF = "self"
"""The `name` of the object or class that a method gets as its first argument: of a subclass when called on one."""


def join(groups: Iterable[Values]) -> Values:
    """The distinct values of all groups, in order."""
    several = [group for group in groups if group]
    if len(several) == 1:
        return several[0]
    found = dict.fromkeys(value for group in several for value in group)
    return tuple(found) if len(found) <= MAX_VALUES else UNSURE


def union(values: Values) -> Value:
    """One value that stands for all of `values`."""
    return values[0] if len(values) == 1 else Value("union", items=values)


def flat(values: Values) -> Values:
    """`values` with every union taken apart."""
    return join(value.items if value.kind == "union" else (value,) for value in values)


def settled(values: Values, receiver: Values) -> Values:
    """`values` with what a method was called on in place of its first argument: without `receiver`, its own class."""
    for value in values:
        if value.name == ITSELF or value.items:
            return join((_settled(item, receiver),) for item in values)
    return values


def _settled(value: Value, receiver: Values) -> Value:
    if value.name == ITSELF and value.kind in ("object", "class"):
        return receiver[0]._replace(kind=value.kind) if receiver else value._replace(name="")
    return value._replace(items=tuple(_settled(item, receiver) for item in value.items)) if value.items else value


def linearise(lines: list[list[Value]]) -> list[Value]:
    """Merge the look-up orders of base classes as Python does (C3); where no order fits all, the first named wins."""
    merged: list[Value] = []
    lines = [list(line) for line in lines if line]
    while lines:
        heads = [line[0] for line in lines]
        good = [head for head in heads if not any(head in line[1:] for line in lines)]
        chosen = (good or heads)[0]
        merged.append(chosen)
        lines = [rest for line in lines if (rest := [item for item in line if item != chosen])]
    return merged


def usual(values: Values) -> Values:
    """`values` without None, and without what only some callers pass if it is known what the others get."""
    if len(values) == 1:
        return () if values[0] is NONE else values
    if OPTIONAL in values and any(value.kind not in ("unknown", "none") for value in values):
        values = tuple(value for value in values if value != OPTIONAL)
    return tuple(value for value in values if value is not NONE)


def unwrapped(values: Iterable[Value]) -> Values:
    """The values with partials replaced by what they call."""
    return tuple(item for value in values for item in (unwrapped(value.items) if value.kind == "partial" else (value,)))


def split_type(text: str) -> list[str]:
    """Split the inside of a type as the tables write it, at the commas that stand outside brackets."""
    parts, depth, start = [], 0, 0
    for number, character in enumerate(text):
        depth += (character == "[") - (character == "]")
        if character == "," and not depth:
            parts.append(text[start:number].strip())
            start = number + 1
    return [*parts, text[start:].strip()]
