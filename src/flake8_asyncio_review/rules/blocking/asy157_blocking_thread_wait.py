"""
## What it does
Reports waiting for threads, processes, locks, queues and futures of `threading`, `queue`, `multiprocessing` and
`concurrent.futures` in code that runs on the event loop.

## Why it matters
The wait stops the event loop. If what is waited for needs the loop to go on, as the future of
`asyncio.run_coroutine_threadsafe()` does, the program hangs for ever.

## Example
```python bad
import queue

class Worker:
    def __init__(self):
        self._jobs = queue.Queue()

    async def next_job(self):
        return self._jobs.get()  # ASY157
```
```python good
import asyncio

class Worker:
    def __init__(self):
        self._jobs = asyncio.Queue()

    async def next_job(self):
        return await self._jobs.get()
```

## What it leaves alone
Calls that cannot wait: `acquire(blocking=False)`, `get_nowait()`, `get(block=False)`, zero timeouts; asyncio's own
primitives; a lock that the function has just made; `result()` of a future that the function has asked `done()` or
handed to `asyncio.wrap_future()`.

## Sources
<https://docs.python.org/3/library/asyncio-dev.html#concurrency-and-multithreading>

## Overlap
None of flake8-async, ruff and SonarPython reports these calls.
"""

from __future__ import annotations

import ast

from ...blocking import BLOCKS, BlockingCall, report
from ...module import Module
from ...rule import Rule

rule = Rule(__name__, message=BLOCKS)


def _cannot_wait(call: BlockingCall, module: Module) -> bool:
    """Whether the object shows that there is nothing to wait for."""
    function = call.node.func if isinstance(call.node, ast.Call) else None
    if not isinstance(function, ast.Attribute):
        return False
    if function.attr == "acquire":
        return _made_in_place(function.value, module)
    return call.name.startswith("concurrent.futures.Future.") and _asked_for(function.value, module)


def _made_in_place(receiver: ast.expr, module: Module) -> bool:
    """Whether the lock is made by the same function, so that nobody else can hold it yet."""
    at = module.at(receiver)
    bindings = module.resolver.bindings(receiver.id, at) if isinstance(receiver, ast.Name) else None
    return bool(bindings) and all(
        binding.scope == at.scope and binding.value is not None and binding.value[0] == "call"
        for binding in bindings or ()
    )


_SETTLED = frozenset(("done", "set_result", "set_exception"))


def _asked_for(receiver: ast.expr, module: Module) -> bool:
    """Whether the same function asks the future `done()`, settles it, or waits for it without blocking."""
    text = ast.dump(receiver)
    home = module.function(receiver)
    for node in module.nodes:
        if not isinstance(node, ast.Call) or module.function(node) is not home:
            continue
        method = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        if method in _SETTLED and ast.dump(node.func.value) == text:  # type: ignore[attr-defined]
            return True
        if module.name(node.func) == "asyncio.wrap_future" and any(ast.dump(item) == text for item in node.args):
            return True
    return False


report(rule, unless=_cannot_wait)
