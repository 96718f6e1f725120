"""
## What it does
Reports an `async def`, or a call of one, handed to a thread or an executor.

## Why it matters
The thread calls the function, gets a coroutine object and throws it away or returns it. Nobody awaits it, so nothing
of it runs.

## Example
```python bad
import asyncio

async def work():
    await asyncio.sleep(1)

async def main():
    await asyncio.to_thread(work)  # ASY210
```
```python good
import asyncio

async def work():
    await asyncio.sleep(1)

async def main():
    await work()
```

## What it leaves alone
Functions whose kind is not known, and `async def`s with decorators that may change it. Functions and methods of
other modules are known where calls are followed.

## Sources
<https://docs.python.org/3/library/asyncio-task.html#asyncio.to_thread>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...coroutines import async_function_name, coroutine_name
from ...knowledge.hops import HOP_METHODS, THREAD_HOPS
from ...module import Module
from ...rule import Finding, Rule

rule = Rule(__name__, message="`{name}` is a coroutine function, which a thread only calls and never awaits; await it")


@rule.on_call(THREAD_HOPS, HOP_METHODS, setting="executor_calls")
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a coroutine function handed to a thread."""
    target = module.hop_argument(node)
    if target is None:
        return
    name = async_function_name(target, module) or coroutine_name(target, module)
    if name:
        yield rule.found(node, name=name)
