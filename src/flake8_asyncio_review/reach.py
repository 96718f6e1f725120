"""Which coroutine functions of a file run when something is awaited or made a task."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from .module import Module


def coroutines_run(started: Iterable[ast.expr], module: Module) -> dict[int, list[ast.Call]]:
    """Follow coroutines to those that they call, within the file.

    Args:
        started: expressions that may give coroutines.
        module: the file that they stand in.

    Returns:
        by the numbers of the coroutine functions, the calls in the body of each.
    """
    found: dict[int, list[ast.Call]] = {}
    pending = list(started)
    while pending:
        for value in module.values(pending.pop()):
            local = value.kind == "coroutine" and value.module == module.resolver.path
            if local and value.record not in found:
                found[value.record] = module.calls_in(value.record)
                pending += found[value.record]
    return found
