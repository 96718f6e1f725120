"""
## What it does
Reports a loop or comprehension that asks for one thing after the other, `out.append(await fetch(x))`, where no round
needs what another one has brought.

## Why it matters
Each round waits for the one before: a hundred requests of 50 ms take five seconds, and at the same time hardly more
than one.

## Example
```python bad
async def load(client, users):
    found = []
    for user in users:
        found.append(await client.fetch(user))  # ASY321
    return found
```
```python good
import asyncio

async def load(client, users):
    limit = asyncio.Semaphore(10)

    async def one(user):
        async with limit:
            return await client.fetch(user)

    return await asyncio.gather(*(one(user) for user in users))
```

## What it leaves alone
Rounds with another await in them (pauses, locks, pagination), or that leave the loop; rounds that read what an earlier
one has set; `range()` and other counted attempts; calls whose name does not say that they only ask for something;
connections, sessions, streams, queues and other things that serve one at a time; coroutine functions of the project
that wait for nothing, and what loads code. It is opt-in: whether the other side
bears many requests at once cannot be seen in the code.

## Sources
<https://docs.python.org/3/library/asyncio-task.html#running-tasks-concurrently>

## Overlap
wemake-python-styleguide WPS476 reports every await in a `for` loop.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...module import Module
from ...ordering import may_be_serial, names_bound, names_read, never_waits, only_asks
from ...rule import Finding, Rule

rule = Rule(
    __name__,
    message="`{name}()` is awaited round by round; run the calls together with `asyncio.gather()`",
    opt_in=True,
)

_LEAVING = (ast.Break, ast.Raise, ast.Return, ast.Yield, ast.YieldFrom)
_WAITING = (ast.AsyncWith, ast.AsyncFor, ast.With, ast.While, ast.For)
_COUNTED = frozenset(("range", "count", "repeat", "retries", "attempts", "pages"))


@rule.on(ast.For)
def check_loop(node: ast.For, module: Module) -> Iterator[Finding]:
    """Report a loop whose rounds could run together."""
    parts = [part for statement in node.body for part in ast.walk(statement)]
    awaits = [part for part in parts if isinstance(part, ast.Await)]
    if len(awaits) != 1 or not _is_kept(awaits[0], module) or any(isinstance(part, _LEAVING) for part in parts):
        return
    if any(isinstance(part, _WAITING) for part in parts) or _depends(awaits[0], node):
        return
    fresh = names_bound(node.target).union(*map(names_bound, node.body))
    yield from _report(awaits[0], fresh, node.iter, module)


@rule.on(ast.ListComp, ast.SetComp, ast.DictComp)
def check_comprehension(node: ast.ListComp | ast.SetComp | ast.DictComp, module: Module) -> Iterator[Finding]:
    """Report a comprehension whose elements could be awaited together."""
    results = (node.value,) if isinstance(node, ast.DictComp) else (node.elt,)
    awaits = [part for part in ast.walk(node) if isinstance(part, ast.Await)]
    generator = node.generators[0]
    if len(node.generators) == 1 and not generator.is_async and len(awaits) == 1 and awaits[0] in results:
        yield from _report(awaits[0], names_bound(generator.target), generator.iter, module)


def _report(node: ast.Await, fresh: set[str], over: ast.expr, module: Module) -> Iterator[Finding]:
    """Report the awaited call if it asks for something by the names that are new in every round."""
    call = node.value
    if not isinstance(call, ast.Call) or not only_asks(call) or _is_counted(over, module):
        return
    given = {name for part in (*call.args, *call.keywords) for name in names_read(part)}
    if not given.isdisjoint(fresh) and not may_be_serial(call, module) and not never_waits(call, module):
        name = ast.unparse(call.func)
        yield rule.found(node, name=name if len(name) <= 25 else name.rpartition(".")[2][:25])


def _is_counted(over: ast.expr, module: Module) -> bool:
    """Whether a loop counts attempts or pages, so that each round is likely to follow from the one before."""
    if isinstance(over, ast.Call):
        return not _COUNTED.isdisjoint(module.tails(over))
    return isinstance(over, ast.Constant)


def _is_kept(node: ast.Await, module: Module) -> bool:
    """Whether the result is collected or bound, so that the call is made for what it brings."""
    parent = module.parent(node)
    if isinstance(parent, ast.Call):
        return isinstance(parent.func, ast.Attribute) and parent.func.attr in ("append", "add", "extend", "update")
    return isinstance(parent, (ast.Assign, ast.AnnAssign))


def _depends(node: ast.Await, loop: ast.For) -> bool:
    """Whether the awaited call reads what the rounds of the loop change."""
    read = names_read(node) - names_bound(loop.target)
    for part in (part for statement in loop.body for part in ast.walk(statement)):
        changed: set[str] = set()
        if isinstance(part, ast.AugAssign):
            changed = names_bound(part.target)
        elif isinstance(part, (ast.Assign, ast.AnnAssign)):
            # What is bound earlier in the round is new in every round.
            changed = _changed(part) | (names_bound(part) if (part.end_lineno or 0) >= node.lineno else set())
        elif isinstance(part, ast.Expr) and isinstance(part.value, ast.Call):
            method = part.value.func
            changed = names_read(method.value) if isinstance(method, ast.Attribute) else set()
        if not read.isdisjoint(changed):
            return True
    return False


def _changed(statement: ast.Assign | ast.AnnAssign) -> set[str]:
    """The names of objects of which the statement sets an item or attribute."""
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
    return {
        name
        for target in targets
        for part in ast.walk(target)
        if isinstance(part, (ast.Subscript, ast.Attribute))
        for name in names_read(part.value)
    }
