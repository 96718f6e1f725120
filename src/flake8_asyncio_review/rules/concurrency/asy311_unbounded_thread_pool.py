"""
## What it does
Reports `ThreadPoolExecutor()` without `max_workers` in a file that runs an event loop. Opt-in.

## Why it matters
How many threads there are then hangs on the machine: the number of its processors and four, 32 at most. A service
that behaves on a laptop gets five threads in a small container, and everything that the loop hands over waits in line.

## Example
```python bad
import asyncio
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor()  # ASY311

async def read(path):
    return await asyncio.get_running_loop().run_in_executor(pool, path.read_bytes)
```
```python good
import asyncio
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(max_workers=8)

async def read(path):
    return await asyncio.get_running_loop().run_in_executor(pool, path.read_bytes)
```

## What it leaves alone
Pools with a number, and arguments that cannot be seen (`*args`, `**options`); files without coroutines.

## Sources
<https://docs.python.org/3/library/concurrent.futures.html#concurrent.futures.ThreadPoolExecutor>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...module import Module, argument
from ...rule import Finding, Rule

rule = Rule(
    __name__,
    message="the size of this thread pool hangs on the machine; pass `max_workers`",
    opt_in=True,
)

_POOL = "concurrent.futures.ThreadPoolExecutor"


@rule.on_call((_POOL,))
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a pool without a size."""
    hidden = any(isinstance(item, ast.Starred) for item in node.args) or any(word.arg is None for word in node.keywords)
    size = argument(node, 0) or argument(node, "max_workers")
    if hidden or not (size is None or (isinstance(size, ast.Constant) and size.value is None)):
        return
    if module.name(node.func) == _POOL and any(function.is_async for function in module.summary.functions):
        yield rule.found(node)
