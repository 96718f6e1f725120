"""
## What it does
Reports a coroutine object where a coroutine function is wanted (`anyio.run(main())`, `task_group.start_soon(f())`),
and a coroutine function where a coroutine object is wanted (`asyncio.run(main)`, `create_task(f)`, `gather(f)`).

## Why it matters
asyncio takes coroutine objects, anyio and trio take functions and their arguments. The wrong one raises `TypeError`
at run time, and a coroutine object that was made for it is never awaited.

## Example
```python bad
import asyncio

async def main():
    await asyncio.sleep(1)

asyncio.run(main)  # ASY284
```
```python good
import asyncio

async def main():
    await asyncio.sleep(1)

asyncio.run(main())
```

## What it leaves alone
Arguments whose kind is not known, and `async def`s with decorators that may change it. Functions and methods of
other modules are known where calls are followed.

## Sources
<https://docs.python.org/3/library/asyncio-runner.html#asyncio.run>,
<https://anyio.readthedocs.io/en/stable/tasks.html>, <https://trio.readthedocs.io/en/stable/reference-core.html>

## Overlap
Type checkers report it; none of flake8-async, ruff and SonarPython does.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...coroutines import async_function_name, coroutine_name
from ...knowledge.hops import COROUTINE_TAKERS, FUNCTION_TAKERS
from ...module import Module, argument
from ...rule import Finding, Rule

rule = Rule(__name__, message="`{taker}()` wants {wanted}; pass `{right}`")


@rule.on_call(FUNCTION_TAKERS, COROUTINE_TAKERS)
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report an argument of the wrong kind."""
    taker = module.name(node.func)
    if taker in FUNCTION_TAKERS:
        given = argument(node, FUNCTION_TAKERS[taker])
        name = coroutine_name(given, module) if given is not None else ""
        if name:
            yield rule.found(node, taker=taker, wanted="a coroutine function, not a coroutine", right=name)
    elif taker in COROUTINE_TAKERS:
        position = COROUTINE_TAKERS[taker]
        wanted = node.args if position is None else [argument(node, position)]
        for given in wanted:
            name = async_function_name(given, module) if given is not None else ""
            if name:
                yield rule.found(node, taker=taker, wanted="a coroutine, not a function", right=f"{name}()")
