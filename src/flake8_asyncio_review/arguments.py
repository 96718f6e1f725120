"""Whether a fact about a call holds for the arguments that this call gives."""

from __future__ import annotations

from .expressions import Expr
from .knowledge.facts import Blocking
from .receivers import Resolver
from .summary import At, CallRecord
from .values import NONE


def given(call: CallRecord, place: int | str) -> Expr | tuple[()]:
    """The argument of `call` at a position or with a keyword name; an empty tuple if it is not given."""
    if isinstance(place, str):
        return next((value or ("unknown",) for name, value in call.keywords if name == place), ())
    return (call.arguments[place] or ("unknown",)) if place < len(call.arguments) else ()


def applies(fact: Blocking, call: CallRecord, resolver: Resolver) -> bool:
    """Whether a call that is known by its name to be what `fact` speaks of blocks with these arguments."""
    if not (fact.unless or fact.needs or fact.without or fact.when):
        return True
    hidden = any(name is None for name, _ in call.keywords) or ("starred",) in call.arguments
    at = call.at
    if hidden or any(value.kind == "partial" for value in resolver.values(call.function, at)):
        return False
    for place, harmless in fact.unless.items():
        argument = given(call, place)
        if not argument:
            continue
        # A variable may hold False or 0; that it holds one certain string is unlikely.
        constant = argument[0] in ("const", "none")
        if isinstance(harmless, str) and "." in harmless:
            names = _flags(argument) if not constant else {""}
            if not names or harmless.rpartition(".")[2] in names:
                return False
            continue
        if constant and _value(argument) in (harmless if isinstance(harmless, tuple) else (harmless,)):
            return False
        if not constant and not isinstance(harmless, str):
            return False
    if fact.needs and not any(given(call, place) not in ((), ("none",)) for place in fact.needs):
        return False
    if any(given(call, place) not in ((), ("none",)) for place in fact.without):
        return False
    if fact.when == "path":
        path = next((argument for place in fact.path if (argument := given(call, place))), None)
        return path is not None and _all_of(path, ("builtins.str", "pathlib.Path"), at, resolver)
    if fact.when == "file":
        return any(_all_of(argument, ("io.File",), at, resolver) for argument in call.arguments)
    return True


def _flags(argument: Expr) -> set[str]:
    """The names of the constants that `argument` is, or joins with `|`; empty if it may be anything else."""
    if argument is not None and argument[0] == "binop" and argument[1] == "BitOr":
        sides = _flags(argument[2]), _flags(argument[3])
        return sides[0] | sides[1] if all(sides) else set()
    name = str(argument[-1]) if argument is not None and argument[0] in ("attr", "name") else ""
    return {name} if name.isupper() else set()


def _value(argument: Expr) -> object:
    return argument[2] if argument and argument[0] == "const" else None


def _all_of(argument: Expr, kinds: tuple[str, ...], at: At, resolver: Resolver) -> bool:
    values = [value for value in resolver.values(argument, at) if value != NONE]
    return bool(values) and all(
        value.kind == "instance" and any(kind in kinds for kind in resolver.facts.ancestry(value.name))
        for value in values
    )
