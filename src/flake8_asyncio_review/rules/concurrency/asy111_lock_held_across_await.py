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
Bodies that never await, such as those in which only a nested function does; those that `release()` the lock by hand,
most likely before they wait; those that only take a lock of asyncio which nobody in the file holds over an await, so
that it is always free; locks of asyncio, anyio and trio; objects that may be something else.

## Sources
<https://docs.python.org/3/library/asyncio-sync.html>, <https://docs.python.org/3/library/threading.html#rlock-objects>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from ...expressions import last_part
from ...module import Module
from ...rule import Finding, Rule
from ...suspending import own_nodes, suspends

rule = Rule(__name__, message="a `{lock}` is held over an await and {harm}; release it before the await")

_LOCKS = frozenset(f"threading.{name}" for name in "Lock RLock Condition Semaphore".split())
_ASYNC_LOCKS = frozenset(("asyncio.Lock", "asyncio.Condition"))
_REENTRANT = ("threading.RLock", "threading.Condition")


@rule.on(ast.With)
def check(node: ast.With, module: Module) -> Iterator[Finding]:
    """Report a block under a lock of threads that lets other tasks run."""
    if not module.on_event_loop(node):
        return
    for number, item in enumerate(node.items, 1):
        kind = _lock(item.context_expr, module)
        if kind and not _is_released(item.context_expr, node) and _waits([*node.items[number:], *node.body], module):
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


def _is_released(lock: ast.expr, block: ast.With) -> bool:
    """Whether a block gives the lock back by hand somewhere: before it waits, most likely."""
    calls = (part.func for part in own_nodes(*block.body) if isinstance(part, ast.Call))
    return any(
        isinstance(method, ast.Attribute) and method.attr == "release" and ast.dump(method.value) == ast.dump(lock)
        for method in calls
    )


def _waits(roots: Sequence[ast.AST], module: Module) -> bool:
    """Whether other tasks may run while the code of `roots` is executed."""
    return any(suspends(node) and not _only_takes_free_locks(node, module) for node in own_nodes(*roots))


def _only_takes_free_locks(node: ast.AST, module: Module) -> bool:
    """Whether an `async with` takes locks that nobody in the file holds while other tasks run."""
    if not isinstance(node, ast.AsyncWith):
        return False
    return all(_is_async_lock(item.context_expr, module) and _is_free(item.context_expr, module) for item in node.items)


def _is_async_lock(node: ast.expr, module: Module) -> bool:
    values = module.certain(node)
    return bool(values) and all(value.kind == "instance" and value.name in _ASYNC_LOCKS for value in values)


def _is_free(lock: ast.expr, module: Module) -> bool:
    """Whether everything of the name of `lock` is only taken by `async with`, for blocks that do not wait."""
    name = last_part(lock)
    if any(getattr(module.parent(read), "attr", "") == "acquire" for read in module.mentions(name)):
        return False
    blocks = (node for node in module.places if isinstance(node, ast.AsyncWith))
    held = (node for node in blocks if any(last_part(item.context_expr) == name for item in node.items))
    return not any(suspends(part) and not _gives_back(part, name) for node in held for part in own_nodes(*node.body))


def _gives_back(node: ast.AST, name: str) -> bool:
    """Whether `node` waits for the condition `name`, which gives it back meanwhile."""
    call = node.value if isinstance(node, ast.Await) else None
    method = call.func if isinstance(call, ast.Call) else None
    return isinstance(method, ast.Attribute) and method.attr in ("wait", "wait_for") and last_part(method.value) == name
