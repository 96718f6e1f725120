"""What is known of the arguments of a call, for the conditions in the function that it runs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TypeAlias

from .arguments import given
from .conditions import Constant, Given, is_unset, parts
from .expressions import Expr
from .receivers import Resolver
from .summary import START, At, Binding, CallRecord, Function
from .values import UNKNOWN

Environment: TypeAlias = "tuple[tuple[str, Given], ...]"
"""What is known of the arguments of a call, by parameter."""

_MAX_TEXT = 40
"""Longer strings are not compared with anything."""
_HANDED = frozenset("instance function class object module external".split())
"""What may be called, or has methods."""


def environment(
    function: Function,
    call: CallRecord,
    home: Resolver,
    outer: Mapping[str, Given],
    *,
    bound: bool,
    asked: Collection[str],
    typed: Collection[str],
    forwarded: Collection[str],
    called: Collection[str],
) -> Environment:
    """What `call` gives to the parameters of `function`.

    Args:
        function: the function that runs.
        call: the call.
        home: the module that the call stands in.
        outer: what is known of the arguments of the function that calls.
        bound: whether the first parameter is given by the object before the dot.
        asked: parameters of which any constant is worth knowing.
        typed: those of them of which the type of any other object is.
        forwarded: parameters of which only None, True and False are worth knowing.
        called: parameters that the function calls, or methods of them.
    """
    starred = ("starred",) in call.arguments
    hidden = starred or any(name is None for name, _ in call.keywords)
    found: dict[str, Given] = {}
    for number, parameter in enumerate(function.parameters[int(bound) :]):
        full = parameter.name in asked
        is_called = parameter.name in called
        if not (full or is_called or parameter.name in forwarded):
            continue
        expr = given(call, number) if parameter.by_position and not starred else ()
        expr = expr or given(call, parameter.name)
        item: Given | None = None
        if expr:
            item = _given(expr, call, home, outer, full=full, typed=parameter.name in typed)
            if item is None and is_called:
                item = _handed(expr, call, home, outer)
        elif not hidden and not parameter.required:
            item = _constant(parameter.default)
        if item is not None:
            found[parameter.name] = item
    return tuple(sorted(found.items(), key=lambda pair: pair[0]))


def unsaid(function: Function) -> Environment:
    """The optional parameters of `function` that are None or False unless a caller says otherwise."""
    constants = {item.name: _constant(item.default) for item in function.parameters if not item.required}
    return tuple(
        (name, constant)
        for name, constant in sorted(constants.items())
        if constant is not None and (constant.value is None or constant.value is False)
    )


def _given(
    expr: Expr, call: CallRecord, home: Resolver, outer: Mapping[str, Given], *, full: bool, typed: bool
) -> Given | None:
    """What is known of an argument; texts and numbers only if somebody asks about it (`full`), types if `typed`."""
    found: Given | None = _constant(expr)
    at = call.at
    if found is None and outer:
        name = own_parameter(expr, at, home)
        found = outer.get(name) if name is not None else None
    if found is not None or not full:
        small = isinstance(found, Constant) and (found.value is None or isinstance(found.value, bool))
        return found if full or small else None
    if not typed:
        return None
    values = home.values(expr, at) if expr != ("unknown",) else ()
    if len(values) == 1 and values[0].kind in ("instance", "object"):
        return values[0]._replace(items=())
    return None


def _handed(expr: Expr, call: CallRecord, home: Resolver, outer: Mapping[str, Given]) -> Given | None:
    """What is passed, if a call of it or of its methods may block; it says no more of it than is needed."""
    name = own_parameter(expr, call.at, home) if outer else None
    if name is not None and name in outer:
        return outer[name]
    values = home.values(expr, call.at) if expr != ("unknown",) else ()
    value = values[0] if len(values) == 1 else UNKNOWN
    if value.kind == "partial":
        return value._replace(items=(value.items[0]._replace(items=()),)) if len(value.items) == 1 else None
    if value.kind == "instance" and home.facts.blocking_types.isdisjoint(home.facts.ancestry(value.name)):
        return None
    return value._replace(items=()) if value.kind in _HANDED else None


def _constant(expr: Expr) -> Constant | None:
    if expr == ("none",):
        return Constant(None)
    if expr is None or expr[0] != "const" or expr[2] is None:
        return None
    return None if isinstance(expr[2], str) and len(expr[2]) > _MAX_TEXT else Constant(expr[2])


def own_parameter(expr: Expr, at: At, home: Resolver) -> str | None:
    """The parameter of the function at hand that `expr` is, unless it has been bound again."""
    if expr is None or expr[0] != "name":
        return None
    bindings = home.bindings(expr[1], at) or ()
    if len(bindings) != 1 or bindings[0].position != START or bindings[0].elsewhere:
        return None
    scope = home.summary.scopes[bindings[0].scope]
    return str(expr[1]) if scope.kind == "function" and scope.index == home.function_scope(at.scope) else None


def kept_parameter(expr: Expr, at: At, home: Resolver) -> str | None:
    """The parameter that `expr` is where None is passed, as it is bound again only behind `if parameter:`."""
    bindings = (home.bindings(expr[1], at) or ()) if expr is not None and expr[0] == "name" else ()
    first = next((item for item in bindings if item.position == START), None)
    if first is None or first.elsewhere:
        return None
    scope = home.summary.scopes[first.scope]
    if scope.kind != "function" or scope.index != home.function_scope(at.scope):
        return None
    is_kept = all(item is first or _is_behind(expr, item, home) for item in bindings)
    return str(expr and expr[1]) if is_kept else None


def _is_behind(expr: Expr, binding: Binding, home: Resolver) -> bool:
    """Whether a suite around `binding` runs only where `expr` is something else than None."""
    told = ("truth", expr, True), ("none", expr, False)
    number = binding.block
    while number >= 0:
        block = home.summary.blocks[number]
        conditions = parts(block.guard.condition) if block.guard is not None else ()
        if any(item is not None and item[:3] in told for item in conditions):
            return True
        number = block.parent
    return False


def asked_parameter(expr: Expr, at: At, home: Resolver) -> str | None:
    """As `own_parameter`, also for what is there where the parameter is: `self.path = Path(path) if path else None`.

    So is what is bound to `path or os.getenv("NAME")`, as nobody sets the variable by default.
    """
    found = own_parameter(expr, at, home)
    binding = _only_binding(expr, at, home) if found is None else None
    if binding is None:
        return found
    value, place = binding.value, binding.at
    if value is not None and value[0] == "any":
        if not all(item == ("none",) or is_unset(item) for item in value[1][1:]):
            return None
        value = value[1][0]
        if value is not None and value[0] == "call" and len(value[2]) == 1:
            value = value[2][0]
    elif expr is not None and expr[0] == "name":
        return None
    return own_parameter(value, place, home)


def stood_in_for(expr: Expr, at: At, home: Resolver) -> Iterator[str]:
    """The parameters that must not be passed for `expr` to be what is known of it: `store = store or FileStore()`."""
    while expr is not None and expr[0] == "attr":
        expr = expr[1]
    bindings = home.bindings(expr[1], at) if expr is not None and expr[0] == "name" else None
    for binding in bindings or ():
        kind = binding.value[0] if binding.value is not None else ""
        if kind == "optional":
            yield str(expr and expr[1])
        elif binding.value is not None and kind == "any":
            names = (own_parameter(item, binding.at, home) for item in binding.value[1])
            yield from (name for name in names if name is not None)


def class_at_hand(expr: Expr, at: At, home: Resolver) -> int:
    """The class around `at` if `expr` is the object that its method runs on, by number; -1 if not."""
    owner = home.summary.class_around(at.scope) if expr is not None and expr[0] == "name" else -1
    bindings = home.bindings(expr[1], at) if expr is not None and owner >= 0 else None
    return owner if bindings and len(bindings) == 1 and bindings[0].value == ("self", owner) else -1


def _only_binding(expr: Expr, at: At, home: Resolver) -> Binding | None:
    """The one assignment that a name, or an attribute of the object at hand in the same function, is known by."""
    if expr is None or expr[0] not in ("name", "attr"):
        return None
    if expr[0] == "name":
        bindings = home.bindings(expr[1], at) or ()
        return bindings[0] if len(bindings) == 1 else None
    owner = class_at_hand(expr[1], at, home)
    if owner < 0:
        return None
    around = home.function_scope(at.scope)
    assigned = home.summary.classes[owner].attributes.get(expr[2], ())
    here = [item for item in assigned if home.function_scope(item.scope) == around and item.position < at.position]
    return here[0] if len(here) == 1 and home.within(at.block, here[0].block) else None
