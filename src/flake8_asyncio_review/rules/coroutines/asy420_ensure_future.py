"""
## What it does
Reports `ensure_future()` on a coroutine in code that runs on the event loop, where `create_task()` serves.

## Why it matters
`ensure_future()` is for code that gets any awaitable and wants a future. For a coroutine `create_task()` says what
happens, takes a name and a context, and is what the documentation asks for.

## Example
```python bad
import asyncio

async def work():
    await asyncio.sleep(1)

async def main():
    task = asyncio.ensure_future(work())  # ASY420
    await task
```
```python good
import asyncio

async def work():
    await asyncio.sleep(1)

async def main():
    task = asyncio.create_task(work())
    await task
```

## What it leaves alone
Arguments that may be a future or any other awaitable; an explicit `loop=`; plain functions, where no loop may run.

## Sources
<https://docs.python.org/3/library/asyncio-future.html#asyncio.ensure_future>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...coroutines import coroutine_name
from ...module import Module
from ...rule import Finding, Rule

rule = Rule(__name__, message="`ensure_future()` on the coroutine `{name}()`; use `asyncio.create_task()`")


@rule.on_call(("asyncio.ensure_future",))
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report `ensure_future(coroutine())`."""
    if len(node.args) != 1 or node.keywords or not module.on_event_loop(node):
        return
    if module.name(node.func) == "asyncio.ensure_future" and isinstance(node.args[0], ast.Call):
        name = coroutine_name(node.args[0], module)
        if name:
            yield rule.found(node, name=name)
