"""What an annotation such as `list[Path]` or `Optional[Path]` says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .containers import type_form
from .expressions import Expr
from .knowledge import python
from .summary import At
from .values import UNSURE, Value, Values, join, union

if TYPE_CHECKING:
    from .receivers import Resolver


def generic(resolver: Resolver, expr: Any, at: At) -> Values:
    """What something annotated with `expr`, a subscript, can be."""
    arguments: tuple[Expr, ...] = expr[2][1] if expr[2] and expr[2][0] == "tuple" else (expr[2],)

    def one(value: Value) -> Values:
        form = type_form(value.name)
        if value.kind == "class":
            return resolver.instance_of(value, at)
        if value.kind != "external" or not arguments:
            return UNSURE
        if form == "Union":
            return join(resolver.annotated(argument, at) for argument in arguments)
        if form in python.TRANSPARENT_FORMS:
            return resolver.annotated(arguments[0], at)
        if form in ("Type", "type"):
            return resolver.evaluate(arguments[0], at)
        if form in python.AWAITABLE_FORMS:
            return (Value("awaitable", items=resolver.annotated(arguments[-1], at)),)
        if form in ("Tuple", "tuple"):
            if len(arguments) == 2 and arguments[1] == ("const", "ellipsis", None):
                return (Value("instance", "builtins.list", items=resolver.annotated(arguments[0], at)),)
            return (Value("tuple", items=tuple(union(resolver.annotated(item, at)) for item in arguments)),)
        if form == "Callable":
            return (Value("maker", items=resolver.annotated(arguments[-1], at)),)
        if form in python.MAPPING_FORMS and len(arguments) == 2:
            name = "builtins.dict" if form in ("Dict", "dict") else value.name
            return (Value("instance", name, items=tuple(union(resolver.annotated(item, at)) for item in arguments)),)
        if form in python.ITERABLE_FORMS:
            name = f"builtins.{form.lower()}" if form.lower() in ("list", "set", "frozenset") else value.name
            return (Value("instance", name, items=resolver.annotated(arguments[0], at)),)
        return resolver.instance_of(value, at)

    return resolver.each(resolver.evaluate(expr[1], at), one)
