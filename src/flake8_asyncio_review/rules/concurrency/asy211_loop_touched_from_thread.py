"""
## What it does
Reports a function that runs in a thread, and only there, and touches the event loop of another thread: `call_soon()`,
`create_task()`, `stop()` of a loop, or setting an asyncio future, event or queue.

## Why it matters
Nothing of asyncio is safe in threads but what says so. The loop sleeps until something wakes it, and these calls do
not: the callback runs late or never, or the loop's own lists break. `asyncio.create_task()` raises, as the thread has
no running loop.

## Example
```python bad
import asyncio

class Reader:
    def __init__(self):
        self.loop = asyncio.get_running_loop()
        self.lines = asyncio.Queue()

    def _read(self, file):
        for line in file:
            self.lines.put_nowait(line)  # ASY211

    async def start(self, file):
        await asyncio.to_thread(self._read, file)
```
```python good
import asyncio

class Reader:
    def __init__(self):
        self.loop = asyncio.get_running_loop()
        self.lines = asyncio.Queue()

    def _read(self, file):
        for line in file:
            self.loop.call_soon_threadsafe(self.lines.put_nowait, line)

    async def start(self, file):
        await asyncio.to_thread(self._read, file)
```

## What it leaves alone
`call_soon_threadsafe()`, `run_coroutine_threadsafe()`, `anyio.from_thread`; `clear()` of an event, which wakes nobody;
threads that make or run an event loop themselves; functions that something other than a thread calls or may call, and
those that look which thread they are in.

## Sources
<https://docs.python.org/3/library/asyncio-dev.html#concurrency-and-multithreading>

## Overlap
None of flake8-async, ruff and SonarPython reports it; asyncio's debug mode raises for some of these calls.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...expressions import last_part
from ...module import Module, shown
from ...rule import Finding, Rule

rule = Rule(__name__, message="`{name}()` is not safe in a thread; {advice}")

_SOON = "use `loop.call_soon_threadsafe()`"
_TASK = "use `asyncio.run_coroutine_threadsafe()`"
_LOOP = "asyncio.AbstractEventLoop"
_UNSAFE = {
    **{f"{_LOOP}.{name}": _SOON for name in "call_soon call_later call_at stop".split()},
    f"{_LOOP}.create_task": _TASK,
    "asyncio.create_task": _TASK,
    "asyncio.ensure_future": _TASK,
    **{f"asyncio.{kind}.{name}": _SOON for kind in ("Future", "Task") for name in ("set_result", "set_exception")},
    **{f"asyncio.{kind}.cancel": _SOON for kind in ("Future", "Task")},
    "asyncio.Event.set": _SOON,
    **{
        f"asyncio.{kind}.{name}": _SOON
        for kind in ("Queue", "LifoQueue", "PriorityQueue")
        for name in ("put_nowait", "get_nowait")
    },
    "asyncio.Lock.release": _SOON,
    "asyncio.Semaphore.release": _SOON,
    "asyncio.Condition.notify": _SOON,
    "asyncio.Condition.notify_all": _SOON,
    "anyio.Event.set": "use `anyio.from_thread.run_sync()`",
    "trio.Event.set": "use `trio.from_thread.run_sync()`",
}
"""CPython 3.10 to 3.13, Lib/asyncio: all of them end in `call_soon()`, or change what the loop goes through."""

_QUESTIONS = frozenset("get_running_loop _get_running_loop get_ident current_thread main_thread".split())
"""Functions that tell in which thread they are called."""


@rule.on_call(_UNSAFE)
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a call on another thread's loop."""
    home = module.function(node)
    if home is None or home.is_async:
        return
    # What runs in threads is asked last: the answer takes a look at the whole file.
    names = module.names(node.func)
    if not names or not all(name in _UNSAFE for name in names) or not module.threads.holds(node):
        return
    if _asks_for_the_thread(node, module) or module.threads.has_own_loop(node):
        return
    yield rule.found(node, name=shown(names[0]), advice=_UNSAFE[names[0]])


def _asks_for_the_thread(node: ast.Call, module: Module) -> bool:
    """Whether the function around `node` finds out which thread it is in."""
    from ...suspending import own_nodes  # asked last

    around = next((item for item in module.ancestors(node) if isinstance(item, (ast.FunctionDef, ast.Lambda))), None)
    return isinstance(around, ast.FunctionDef) and any(
        isinstance(part, (ast.Name, ast.Attribute)) and last_part(part) in _QUESTIONS
        for part in own_nodes(*around.body)
    )
