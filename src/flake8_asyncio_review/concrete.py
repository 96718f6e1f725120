"""Which class an object is of that is declared to be of an abstract one: `self._store: Store = FileStore()`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .expressions import Expr, last_part_of
from .values import NONE, Value, Values, join, usual

if TYPE_CHECKING:
    from .receivers import Resolver
    from .summary import At, Binding, Function, ModuleSummary

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


def assigned(values: Values, bindings: Sequence[Binding], resolver: Resolver) -> Values:
    """What a name is that holds `values` by all of its `bindings`: what functions set a variable of a module to."""
    for binding in bindings:
        if binding.declared is not None:
            break
    else:
        return values  # most names
    declared = resolver.evaluate(binding.declared, binding.at)
    if not _is_left_open(declared, resolver):
        return values
    given = join(resolver.evaluate(item.value, item.at) for item in bindings)
    nearer = _nearer(declared, given, resolver)
    return values if nearer == declared else nearer


def is_abstract(owner: Value, resolver: Resolver, name: str = "") -> bool:
    """Whether a class of the project leaves a method to its subclasses.

    Args:
        owner: the class, or an object of it.
        resolver: of any module.
        name: of the method; any if it is empty.
    """
    summary = resolver.home(owner).summary
    if not any(summary.may_mention(owner.record, word) for word in _ABSTRACT):
        return False
    record = summary.classes[owner.record]
    if record.abstract is None:
        record.abstract = frozenset(_abstract_names(summary, summary.body(owner.record).index))
    return name in record.abstract if name else bool(record.abstract)


def _abstract_names(summary: ModuleSummary, scope: int) -> Iterator[str]:
    """The names of methods of a class that say that subclasses have them."""
    if summary.unread is not None:
        summary.unread.read_decorated(scope, "abstract")
    for function in summary.functions.values():
        if function.parent == scope and any(last_part_of(expr) in _ABSTRACT for expr in function.decorators):
            yield function.name


def _is_left_open(declared: Values, resolver: Resolver) -> bool:
    """Whether what is declared is of one class of the project, which leaves methods to its subclasses."""
    found = [value for value in declared if value != NONE]
    return len(found) == 1 and found[0].kind == "object" and not found[0].name and is_abstract(found[0], resolver)


def _nearer(declared: Values, values: Values, resolver: Resolver) -> Values:
    """`values`, if what is known of them are objects of classes of the project that inherit from what is declared."""
    found = usual(values)
    wanted = {(value.module, value.record) for value in declared if value != NONE}
    for value in found:
        line = resolver.home(value).ancestry(value.record) if value.kind == "object" else ()
        if not any((item.module, item.record) in wanted for item in line):
            return declared
    return values if found else declared
