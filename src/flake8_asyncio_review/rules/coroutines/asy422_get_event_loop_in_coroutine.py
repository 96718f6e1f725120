"""
## What it does
Reports `asyncio.get_event_loop()` in code that runs on the event loop.

## Why it matters
There it gives the running loop, just as `get_running_loop()` does. Elsewhere it does not: depending on the Python
version it makes a loop, warns or raises (since 3.14). `get_running_loop()` says which of them is meant.

## Example
```python bad
import asyncio

async def stamp():
    return asyncio.get_event_loop().time()  # ASY422
```
```python good
import asyncio

async def stamp():
    return asyncio.get_running_loop().time()
```

## What it leaves alone
Plain functions, which may run with or without a loop.

## Sources
<https://docs.python.org/3/library/asyncio-eventloop.html#asyncio.get_event_loop>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...module import Module
from ...rule import Finding, Rule

rule = Rule(__name__, message="`get_event_loop()` where a loop is running; use `asyncio.get_running_loop()`")


@rule.on_call(("asyncio.get_event_loop",))
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report `get_event_loop()` in loop code."""
    if module.on_event_loop(node) and module.name(node.func) == "asyncio.get_event_loop":
        yield rule.found(node)
