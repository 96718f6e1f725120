"""
## What it does
Reports `break` and `return` out of an `async for` over an async generator of the same file that has something to clean
up: an `async with` round a `yield`, or a `finally` that awaits.

## Why it matters
`async for` does not close its generator. Left early, it stays suspended at its `yield` until the event loop finalizes
it: later, in another task, with nobody to see its errors, or never if the loop ends first. Until then the connection is
taken, the lock held, the transaction open. `contextlib.aclosing()` closes it there and then.

## Example
```python bad
async def rows(pool):
    async with pool.acquire() as connection:
        async for row in connection.cursor("select 1"):
            yield row

async def first(pool):
    async for row in rows(pool):
        return row  # ASY331
```
```python good
from contextlib import aclosing

async def rows(pool):
    async with pool.acquire() as connection:
        async for row in connection.cursor("select 1"):
            yield row

async def first(pool):
    async with aclosing(rows(pool)) as found:
        async for row in found:
            return row
```

## What it leaves alone
Generators with nothing to clean up; loops over a name, whose generator may be closed elsewhere; `break` of an inner
loop; leaving when the generator is at its end anyway is not told from leaving early.

## Sources
<https://docs.python.org/3/library/contextlib.html#contextlib.aclosing>,
<https://docs.python.org/3/reference/expressions.html#asynchronous-generator-functions>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...generators import is_plain_generator, own_yields
from ...jumps import jumps
from ...module import Module
from ...rule import Finding, Rule
from ...suspending import own_nodes

rule = Rule(__name__, message="`{word}` leaves `{name}()` open; loop over `aclosing({name}())` in `async with`")


@rule.on(ast.AsyncFor)
def check(node: ast.AsyncFor, module: Module) -> Iterator[Finding]:
    """Report what leaves a loop over a generator that has to be closed."""
    if not isinstance(node.iter, ast.Call):
        return
    leaving = [jump for jump in jumps(node.body) if not isinstance(jump, ast.Continue)]
    if not leaving:
        return
    values = module.certain(node.iter)
    if not values or not all(value.kind == "asyncgenerator" for value in values):
        return
    for value in values:
        made = module.node_of(value)
        if not isinstance(made, ast.AsyncFunctionDef) or not _cleans_up(made, module):
            return
    name = ast.unparse(node.iter.func)
    for jump in leaving:
        yield rule.found(jump, word=type(jump).__name__.lower(), name=name)


def _cleans_up(function: ast.AsyncFunctionDef, module: Module) -> bool:
    """Whether a generator has something to await when it is closed at one of its `yield`s."""
    return is_plain_generator(function, module) and any(
        _is_guard(outer, inner) for point in own_yields(function) for outer, inner in _around(point, function, module)
    )


def _around(point: ast.Yield, function: ast.AsyncFunctionDef, module: Module) -> Iterator[tuple[ast.AST, ast.AST]]:
    """Each node round a `yield`, with the child of it that the `yield` stands in."""
    inner: ast.AST = point
    for outer in module.ancestors(point):
        if outer is function:
            return
        yield outer, inner
        inner = outer


def _is_guard(outer: ast.AST, inner: ast.AST) -> bool:
    if isinstance(outer, ast.AsyncWith):
        return any(inner is statement for statement in outer.body)
    if isinstance(outer, ast.Try) and not any(inner is statement for statement in outer.finalbody):
        return any(isinstance(node, ast.Await) for node in own_nodes(*outer.finalbody))
    return False
