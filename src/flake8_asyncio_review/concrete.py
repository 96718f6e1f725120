"""Which class an object is of that is declared to be of an abstract one: `self._store: Store = FileStore()`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .expressions import Expr, last_part_of
from .values import NONE, Value, Values, join

if TYPE_CHECKING:
    from .receivers import Resolver
    from .summary import At, Binding, Function

_ABSTRACT = frozenset("abstractmethod abstractproperty abstractclassmethod abstractstaticmethod".split())


def made(declared: Values, value: Expr, at: At, resolver: Resolver) -> Values:
    """What an annotated variable holds after `value`, read at `at`, was assigned to it."""
    if value is None or value[0] != "call" or _abstract(declared, resolver) is None:
        return declared
    return _nearer(declared, resolver.evaluate(value, at), resolver)


def returned(declared: Values, function: Function, resolver: Resolver) -> Values:
    """What `function` gives back, which is annotated with `declared`."""
    if _abstract(declared, resolver) is None or not function.results:
        return declared
    return _nearer(declared, join(resolver.evaluate(item.value, item.at) for item in function.results), resolver)


def kept(values: Values, binding: Binding, bindings: Sequence[Binding], resolver: Resolver) -> Values:
    """What an attribute is that holds `values` by the annotated one of its `bindings`: one class, if all agree."""
    if len(bindings) == 1 or all(value.kind != "object" for value in values):
        return values
    declared = resolver.evaluate(binding.declared, binding.at)
    if _abstract(declared, resolver) is None:
        return values
    return _nearer(declared, join(resolver.evaluate(item.value, item.at) for item in bindings), resolver)


def _abstract(declared: Values, resolver: Resolver) -> Value | None:
    """The one class of the project that is declared, if it leaves methods to its subclasses."""
    found = [value for value in declared if value != NONE]
    if len(found) != 1 or found[0].kind != "object" or found[0].name:
        return None
    home = resolver.home(found[0])
    scope = home.summary.classes[found[0].record].scope
    functions = home.summary.functions.values()
    for function in functions:
        if function.parent == scope and any(last_part_of(expr) in _ABSTRACT for expr in function.decorators):
            return found[0]
    return None


def _nearer(declared: Values, values: Values, resolver: Resolver) -> Values:
    """`values`, if they are objects of one class of the project that inherits from what is declared."""
    found = [value for value in values if value != NONE]
    if len(found) != 1 or found[0].kind != "object":
        return declared
    line = resolver.home(found[0]).ancestry(found[0].record)
    wanted = {(value.module, value.record) for value in declared if value != NONE}
    return values if any((item.module, item.record) in wanted for item in line) else declared
