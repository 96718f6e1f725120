"""
## What it does
Reports a thread used for something that the event-loop library does itself: `to_thread(time.sleep, 1)`.

## Why it matters
The thread pool is small. A thread that only waits is one less for the work that needs a thread, and it cannot be
cancelled.

## Example
```python bad
import asyncio
import time

async def pause():
    await asyncio.to_thread(time.sleep, 1)  # ASY310
```
```python good
import asyncio

async def pause():
    await asyncio.sleep(1)
```

## What it leaves alone
Calls whose awaitable twin is in another library or works differently, such as `subprocess.run()`.

## Sources
<https://docs.python.org/3/library/asyncio-task.html#sleeping>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...knowledge.hops import HOP_METHODS, THREAD_HOPS
from ...module import Module
from ...rule import Finding, Rule

rule = Rule(__name__, message="a thread waits in `{name}()` for nothing but time or a future; {advice}")

_PLAIN_TWINS = frozenset(("time.sleep", "concurrent.futures.Future.result", "concurrent.futures.wait"))
"""Blocking calls that an awaitable of the same library replaces one for one."""


@rule.on_call(THREAD_HOPS, HOP_METHODS, setting="executor_calls")
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a thread hop to a function with a plain awaitable twin."""
    target = module.hop_argument(node)
    if target is None or not module.on_event_loop(node):
        return
    name = module.name(target)
    if name in _PLAIN_TWINS:
        yield rule.found(node, name=name, advice=module.advice(module.facts.facts(name)[0].twin))
