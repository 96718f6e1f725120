"""
## What it does
Reports `with` on a lock of `threading` (`Lock`, `RLock`, `Condition`, `Semaphore`, `BoundedSemaphore`) whose body
awaits: `await`, `async for`, `async with` or an asynchronous comprehension.

## Why it matters
While the body waits, other tasks run with the lock held. A task of the same event loop that wants it stops the whole
loop, the one that would give it back included: a deadlock. An `RLock`, and a `Condition` made without another lock,
does not keep such a task out at all: all tasks of a loop run in one thread.

## Example
```python bad
import threading

lock = threading.Lock()

async def refresh(client):
    with lock:  # ASY111
        return await client.get()
```
```python good
import asyncio

lock = asyncio.Lock()

async def refresh(client):
    async with lock:
        return await client.get()
```

## What it leaves alone
Bodies that never await, such as those in which only a nested function does; locks of asyncio, anyio and trio; objects
that may be something else.

## Sources
<https://docs.python.org/3/library/asyncio-sync.html>, <https://docs.python.org/3/library/threading.html#rlock-objects>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...module import Module
from ...rule import Finding, Rule
from ...suspending import may_suspend

rule = Rule(__name__, message="a `{lock}` is held over an await and {harm}; release it before the await")

_LOCKS = frozenset(f"threading.{name}" for name in "Lock RLock Condition Semaphore".split())
_REENTRANT = ("threading.RLock", "threading.Condition")


@rule.on(ast.With)
def check(node: ast.With, module: Module) -> Iterator[Finding]:
    """Report a block under a lock of threads that lets other tasks run."""
    if not module.on_event_loop(node):
        return
    for number, item in enumerate(node.items, 1):
        kind = _lock(item.context_expr, module)
        if kind and may_suspend(*node.items[number:], *node.body):
            harm = "keeps no task out" if kind in _REENTRANT else "can deadlock the loop"
            yield rule.found(node, lock=kind, harm=harm)
            return


def _lock(node: ast.expr, module: Module) -> str:
    """The type in `_LOCKS` that `node` certainly is an object of; else an empty string."""
    kinds = {
        next((kind for kind in module.facts.ancestry(value.name) if kind in _LOCKS), "")
        if value.kind == "instance"
        else ""
        for value in module.certain(node)
    }
    return min(kinds, default="")
