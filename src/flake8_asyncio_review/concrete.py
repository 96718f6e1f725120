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
    if value is None or value[0] != "call" or not _is_left_open(declared, resolver):
        return declared
    return _nearer(declared, resolver.evaluate(value, at), resolver)


def returned(declared: Values, function: Function, resolver: Resolver) -> Values:
    """What `function` gives back, which is annotated with `declared`."""
    if not _is_left_open(declared, resolver) or not function.results:
        return declared
    return _nearer(declared, join(resolver.evaluate(item.value, item.at) for item in function.results), resolver)


def kept(values: Values, binding: Binding, bindings: Sequence[Binding], resolver: Resolver) -> Values:
    """What an attribute is that holds `values` by the annotated one of its `bindings`: one class, if all agree."""
    if len(bindings) == 1 or all(value.kind != "object" for value in values):
        return values
    declared = resolver.evaluate(binding.declared, binding.at)
    if not _is_left_open(declared, resolver):
        return values
    return _nearer(declared, join(resolver.evaluate(item.value, item.at) for item in bindings), resolver)


def is_abstract(owner: Value, resolver: Resolver, name: str = "") -> bool:
    """Whether a class of the project leaves a method to its subclasses.

    Args:
        owner: the class, or an object of it.
        resolver: of any module.
        name: of the method; any if it is empty.
    """
    home = resolver.home(owner)
    names = home.own_decorated_names(owner.record)
    members = (member for each in sorted(names) if name in ("", each) for member in home.member(owner, each))
    functions = (home.function_of(member) for member in members if member.kind == "function")
    return any(last_part_of(expr) in _ABSTRACT for function in functions for expr in function.decorators)


def _is_left_open(declared: Values, resolver: Resolver) -> bool:
    """Whether what is declared is of one class of the project, which leaves methods to its subclasses."""
    found = [value for value in declared if value != NONE]
    return len(found) == 1 and found[0].kind == "object" and not found[0].name and is_abstract(found[0], resolver)


def _nearer(declared: Values, values: Values, resolver: Resolver) -> Values:
    """`values`, if they are objects of classes of the project that inherit from what is declared."""
    found = [value for value in values if value != NONE]
    wanted = {(value.module, value.record) for value in declared if value != NONE}
    for value in found:
        line = resolver.home(value).ancestry(value.record) if value.kind == "object" else ()
        if not any((item.module, item.record) in wanted for item in line):
            return declared
    return values if found else declared
