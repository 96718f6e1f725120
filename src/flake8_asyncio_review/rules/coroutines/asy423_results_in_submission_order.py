"""
## What it does
Reports a loop that awaits tasks one by one and works with each result, `for task in tasks: handle(await task)`.

## Why it matters
All tasks run at the same time, but the first result is handled only when the first task is done, however many others
were done before: one slow task at the head of the list holds everything up.

## Example
```python bad
import asyncio

async def report(urls, fetch, show):
    tasks = [asyncio.create_task(fetch(url)) for url in urls]
    for task in tasks:
        show(await task)  # ASY423
```
```python good
import asyncio

async def report(urls, fetch, show):
    tasks = [asyncio.create_task(fetch(url)) for url in urls]
    for task in asyncio.as_completed(tasks):
        show(await task)
```

## What it leaves alone
Loops that only collect the results or wait for the end; tasks with something else at their side (`zip()`,
`enumerate()`, a dictionary), whose order is needed; tasks that were not certainly started before the loop. It is
opt-in: that the results come in order may be what is wanted.

## Sources
<https://docs.python.org/3/library/asyncio-task.html#asyncio.as_completed>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...module import Module
from ...rule import Finding, Rule
from ...usage import local_reads
from ...waiting import are_new_tasks

rule = Rule(
    __name__,
    message="a slow task holds up results that are there; take them from `asyncio.as_completed()`",
    opt_in=True,
)

_COLLECTING = frozenset(("append", "add", "extend", "update"))


@rule.on(ast.For)
def check(node: ast.For, module: Module) -> Iterator[Finding]:
    """Report a loop over running tasks that handles results in the order in which the tasks were started."""
    if not isinstance(node.target, ast.Name) or not isinstance(node.iter, (ast.Name, ast.List, ast.Tuple)):
        return
    parts = [part for statement in node.body for part in ast.walk(statement)]
    uses = [part for part in parts if isinstance(part, ast.Name) and part.id == node.target.id]
    awaited = module.parent(uses[0]) if len(uses) == 1 else None
    if isinstance(awaited, ast.Await) and _is_handled(awaited, node, module) and are_new_tasks(node.iter, module):
        yield rule.found(awaited)


def _is_handled(awaited: ast.Await, loop: ast.For, module: Module) -> bool:
    """Whether the loop does more with the result than to keep it."""
    parent = module.parent(awaited)
    if isinstance(parent, ast.Assign) and len(parent.targets) == 1 and isinstance(parent.targets[0], ast.Name):
        reads = local_reads(parent.targets[0], module) or []
        inside = [read for read in reads if loop in module.ancestors(read)]
        return any(not _collects(module.parent(read), module) for read in inside)
    return isinstance(parent, ast.Call) and not _collects(parent, module)


def _collects(call: ast.AST | None, module: Module) -> bool:
    """Whether `call` only puts something into a collection."""
    if isinstance(call, ast.Starred):
        call = module.parent(call)
    method = call.func if isinstance(call, ast.Call) else None
    return isinstance(method, ast.Attribute) and method.attr in _COLLECTING
