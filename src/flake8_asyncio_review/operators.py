"""What operators and loops give: attributes, arithmetic on paths and strings, subscripts, unpacking, tested names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .containers import is_mapping, is_sequence
from .expressions import Expr
from .narrowing import narrowed
from .summary import At
from .values import NONE, OPTIONAL, UNKNOWN, UNSURE, Value, Values, flat, join

if TYPE_CHECKING:
    from .receivers import Resolver

_STEPS = {"__iter__": "__next__", "__aiter__": "__anext__"}


def tested(resolver: Resolver, expr: Any, at: At) -> Values:
    """What remains of a name once `isinstance` was asked about it."""
    values = resolver.evaluate(expr[1], At(at.scope, expr[4], at.block))
    if resolver.bindings("isinstance", at) is not None:
        return values
    if expr[2] and expr[2][0] == "binop":
        kinds = resolver.annotated(expr[2], at)
    else:
        kinds = resolver.each(flat(resolver.evaluate(expr[2], at)), lambda kind: _tested_kinds(resolver, kind, at))
    return narrowed(values, kinds, expr[3], resolver)


def _tested_kinds(resolver: Resolver, kind: Value, at: At) -> Values:
    """The types that the second argument of `isinstance` stands for."""
    items = flat(kind.items) if kind.kind == "tuple" else (kind,)
    return resolver.each(items, lambda item: resolver.instance_of(item, at))


def optional(resolver: Resolver, expr: Any, at: At) -> Values:
    """What a parameter is whose default is None."""
    if expr[1] is None:
        return (OPTIONAL,)
    values = resolver.annotated(expr[1], at)
    return tuple([OPTIONAL if value == UNKNOWN else value for value in values]) if UNKNOWN in values else values


def attribute(resolver: Resolver, expr: Any, at: At) -> Values:
    """What an attribute can be."""
    values, name = resolver.evaluate(expr[1], at), expr[2]
    if len(values) == 1 and values[0] is not NONE:
        return resolver.attribute(values[0], name)  # nearly always
    return resolver.each(values, lambda value: resolver.attribute(value, name))


def binop(resolver: Resolver, expr: Any, at: At) -> Values:
    """What a binary operator gives."""
    method = {"Div": "truediv", "Add": "add", "Mod": "mod", "Mult": "mul"}.get(expr[1])
    if method is None:
        return UNSURE
    for side, prefix in ((expr[2], "__"), (expr[3], "__r")):
        values = resolver.evaluate(side, at)
        kinds = [
            resolver.facts.returns.get(f"{ancestor}.{prefix}{method}__")
            for value in values
            if value.kind == "instance"
            for ancestor in resolver.facts.ancestry(value.name)
        ]
        known = [kind for kind in kinds if kind is not None]
        if known and len(values) == 1:
            return (resolver.typed(known[0]),)
        if (
            method in ("add", "mod", "mul")
            and len(values) == 1
            and values[0].name in ("builtins.str", "builtins.bytes")
        ):
            return values
    return UNSURE


def item(resolver: Resolver, expr: Any, at: At) -> Values:
    """What a subscript gives."""
    index = expr[2][2] if expr[2] and expr[2][0] == "const" else None

    def one(value: Value) -> Values:
        if value.kind == "tuple" and isinstance(index, int) and -len(value.items) <= index < len(value.items):
            return flat((value.items[index],))
        if value.kind == "instance" and value.items:
            return _of_container(resolver, value, expr[2])
        return resolver.special_method(value, "__getitem__")

    return resolver.each(resolver.evaluate(expr[1], at), one)


def _of_container(resolver: Resolver, value: Value, index: Expr) -> Values:
    if is_mapping(value):
        return flat(value.items[1:])
    if not is_sequence(value):
        return resolver.special_method(value, "__getitem__")
    return (value,) if index and index[0] == "slice" else value.items


def unpack(resolver: Resolver, expr: Any, at: At) -> Values:
    """What one of the names on the left of an assignment to several gets."""

    def one(value: Value) -> Values:
        if value.kind == "tuple":
            return flat(value.items[expr[2] : expr[2] + 1]) or UNSURE
        return resolver.element(value)

    return resolver.each(resolver.evaluate(expr[1], at), one)


def iterated(resolver: Resolver, value: Value, method: str) -> Values:
    """What `for` (`__iter__`) or `async for` (`__aiter__`) over `value` binds.

    A method of the project may be a generator, whose elements they are; else it gives the iterator, which knows them.
    """
    if value.kind != "object":
        return resolver.special_method(value, method)
    found: list[Values] = []
    for member in resolver.attribute(value, method):
        made = resolver.special_result(member)
        if member.kind == "function" and not resolver.function_of(member).is_generator:
            made = join(_stepped(resolver, item, method) for item in made)
        found.append(made)
    return join(found) or UNSURE


def _stepped(resolver: Resolver, iterator: Value, method: str) -> Values:
    """What one step of an iterator gives."""
    if iterator.kind == "object":
        return resolver.special_method(iterator, _STEPS[method])
    return resolver.element(iterator) if method == "__iter__" else resolver.async_element(iterator)
