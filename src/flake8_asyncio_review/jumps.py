"""Which statements jump out of a block."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_LOOPS = (ast.For, ast.AsyncFor, ast.While)


def jumps(body: Sequence[ast.stmt], *, in_loop: bool = False) -> Iterator[ast.Return | ast.Break | ast.Continue]:
    """The `return`, `break` and `continue` in a block that lead out of it; what raises is left aside.

    Args:
        body: the statements of the block.
        in_loop: whether they stand in a loop that counts as part of the block.
    """
    for statement in body:
        if isinstance(statement, ast.Return) or (isinstance(statement, (ast.Break, ast.Continue)) and not in_loop):
            yield statement
        if isinstance(statement, _DEFINITIONS):
            continue
        for field, value in ast.iter_fields(statement):
            inner = in_loop or (isinstance(statement, _LOOPS) and field == "body")
            for part in value if isinstance(value, list) else ():
                if isinstance(part, ast.stmt):
                    yield from jumps([part], in_loop=inner)
                elif isinstance(part, (ast.ExceptHandler, ast.match_case)):
                    yield from jumps(part.body, in_loop=in_loop)
