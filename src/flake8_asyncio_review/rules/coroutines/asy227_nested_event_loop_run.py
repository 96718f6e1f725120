"""
## What it does
Reports starting an event loop in code that already runs on one: `asyncio.run()`, `run_until_complete()`,
`run_forever()`, `anyio.run()`, `trio.run()`, there or in a plain function of the project that is called there; then
the message shows the chain.

## Why it matters
asyncio raises `RuntimeError: asyncio.run() cannot be called from a running event loop`; trio and anyio raise as well.
The coroutine handed over is never awaited.

## Example
```python bad
import asyncio

async def work():
    await asyncio.sleep(1)

async def handler():
    return asyncio.run(work())  # ASY227
```
```python good
import asyncio

async def work():
    await asyncio.sleep(1)

async def handler():
    return await work()
```

## What it leaves alone
The same call in a function that runs in a thread; modules that apply `nest_asyncio`; functions that first ask whether
a loop runs.

## Sources
<https://docs.python.org/3/library/asyncio-runner.html#asyncio.run>

## Overlap
None of flake8-async, ruff and SonarPython reports these calls.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...knowledge.hops import LOOP_RUNNERS
from ...module import Module, shown
from ...rule import Finding, Rule

if TYPE_CHECKING:
    from ...following import HelperCall

rule = Rule(__name__, message="`{name}()` raises RuntimeError on a running event loop{why}; await the coroutine")


@rule.on_call(LOOP_RUNNERS)
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a loop started on the loop."""
    if (reason := module.loop_reason(node)) is None or "nest_asyncio" in module.packages:
        return
    names = module.names(node.func)
    if names and all(name in LOOP_RUNNERS for name in names) and not isinstance(module.parent(node), ast.Await):
        yield rule.found(node, name=shown(names[0]), why=f" ({reason})" if reason else "")


@rule.on("HelperCall")
def check_helper(call: HelperCall, module: Module) -> Iterator[Finding]:
    """Report a call of a function that starts a loop further down."""
    yield rule.found(call.node, name=call.call.removesuffix("()"), why=f"{call.why}: {call.steps(module)}")
