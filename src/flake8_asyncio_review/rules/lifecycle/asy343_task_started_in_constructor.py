"""
## What it does
Reports a task that is started while an object is made: `create_task()` in `__init__` or `__post_init__`.

## Why it matters
The object can then only be made where a loop runs, which its signature does not say. The task starts with an object
whose subclasses have not finished their own `__init__`, nobody can wait for its start, and when the constructor fails
after it, the task goes on without an owner.

## Example
```python bad
import asyncio

class Poller:
    def __init__(self):
        self.task = asyncio.create_task(self.poll())  # ASY343

    async def poll(self):
        await asyncio.sleep(1)
```
```python good
import asyncio

class Poller:
    def __init__(self):
        self.task = None

    async def __aenter__(self):
        self.task = asyncio.create_task(self.poll())
        return self

    async def __aexit__(self, *exc_info):
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)

    async def poll(self):
        await asyncio.sleep(1)
```

## What it leaves alone
Tasks started in functions that the constructor only defines; what an `asyncio.TaskGroup` or a nursery starts, and
`run_coroutine_threadsafe()`.

It is opt-in because many classes do it on purpose and are only ever made in coroutines: of 27 such places in real
packages about 20 were worth changing.

## Sources
<https://docs.python.org/3/library/asyncio-task.html#asyncio.create_task>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...knowledge.hops import TASK_MAKERS
from ...module import Module, shown
from ...rule import Finding, Rule

rule = Rule(
    __name__,
    message="`{name}()` here needs a running loop; start the task in `__aenter__` or a `start()`",
    opt_in=True,
)


@rule.on_call(TASK_MAKERS)
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a task that a constructor starts."""
    home = module.function(node)
    if home is None or home.owner < 0 or home.name not in ("__init__", "__post_init__"):
        return
    names = module.names(node.func)
    if names and all(TASK_MAKERS.get(name, False) for name in names):
        yield rule.found(node, name=shown(names[0]))
