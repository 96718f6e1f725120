"""What `isinstance` tells of a name: which tests there are, and what remains of the possible values."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .kinds import is_certainly, is_known
from .values import NONE, UNSURE, Value, Values, flat, join

if TYPE_CHECKING:
    from .receivers import Resolver


TELLING = frozenset((ast.Call, ast.BoolOp, ast.UnaryOp))
"""Kinds of tests that can tell something."""


def learned(test: ast.expr, truth: bool) -> Sequence[tuple[str, ast.expr, bool]]:
    """What is known once `test` turned out as `truth`: names, the types asked for, and whether they are of one."""
    if type(test) not in TELLING:
        return ()
    found: list[tuple[str, ast.expr, bool]] = []
    pending = [(test, truth)]
    while pending:
        node, truth = pending.pop()
        if isinstance(node, ast.Call):
            name = _asked(node)
            if name:
                found.append((name, node.args[1], truth))
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            pending.append((node.operand, not truth))
        elif isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And) == truth:
            pending.extend([(value, truth) for value in node.values if type(value) in TELLING])
    return found


def _asked(call: ast.Call) -> str:
    """The name that a call of `isinstance` asks about; empty if it is another call."""
    if type(call.func) is not ast.Name or call.func.id != "isinstance" or len(call.args) != 2:
        return ""
    asked = call.args[0]
    name = asked.target if isinstance(asked, ast.NamedExpr) else asked
    return name.id if isinstance(name, ast.Name) else ""


def narrowed(values: Values, kinds: Values, holds: bool, resolver: Resolver) -> Values:
    """What remains of `values` once they were found (not) to be of one of `kinds`; never empty.

    A kind that is not known tells nothing. What is not known becomes an object of the kinds.
    """
    values = flat(values)
    if not holds:
        return (
            tuple(value for value in values if not any(is_certainly(value, kind, resolver) for kind in kinds)) or UNSURE
        )
    if not kinds or not all(is_known(kind, resolver) for kind in kinds):
        return values
    values = tuple(value for value in values if value is not NONE)
    kept = [value for value in values if any(is_certainly(value, kind, resolver) for kind in kinds)]
    if len(kept) == len(values) and kept:
        return values
    # Something fell out that may be related in a way that the tables do not tell: the kinds themselves stay possible.
    return join([tuple(kept), tuple(kind for kind in kinds if not _is_met(kind, kept, values, resolver))])


def _is_met(kind: Value, kept: list[Value], values: Values, resolver: Resolver) -> bool:
    """Whether the values kept say all that being of `kind` says."""
    return all(value.kind != "unknown" for value in values) and any(
        is_certainly(value, kind, resolver) and is_certainly(kind, value, resolver) for value in kept
    )
