"""
## What it does
Reports `close()` of a hand-managed event loop in code that runs the loop and never calls `shutdown_asyncgens()`.

## Why it matters
An async generator that was left half-way, by `break` or by a cancelled task, still has to run its `finally` and
`async with` blocks. Only the loop can do that, and only before it is closed. `asyncio.run()` sees to it.

It is opt-in: in real code 11 of 20 such loops ran one call that left no generator half-way.

## Example
```python bad
import asyncio

async def lines():
    try:
        while True:
            yield await asyncio.sleep(1, "line")
    finally:
        print("closed")

async def main():
    async for line in lines():
        if line:
            break

def run(report):
    loop = asyncio.new_event_loop()
    loop.set_exception_handler(report)
    try:
        loop.run_until_complete(main())
    finally:
        loop.close()  # ASY340
```
```python good
import asyncio

async def lines():
    try:
        while True:
            yield await asyncio.sleep(1, "line")
    finally:
        print("closed")

async def main():
    async for line in lines():
        if line:
            break

def run():
    asyncio.run(main())

def run_by_hand(report):
    loop = asyncio.new_event_loop()
    loop.set_exception_handler(report)
    try:
        loop.run_until_complete(main())
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()
```

## What it leaves alone
Loops that come from elsewhere or are passed on, where other code may have done it; loops that are given no coroutine
to run, or only coroutines of this file that await nothing but each other and asyncio; `__del__`.

## Sources
<https://docs.python.org/3/library/asyncio-eventloop.html#asyncio.loop.shutdown_asyncgens>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...knowledge.hops import COROUTINE_TAKERS
from ...knowledge.lifecycle import LOOP_CLASSES, LOOP_GETTERS, LOOP_MAKERS
from ...module import Module
from ...reach import coroutines_run
from ...rule import Finding, Rule

rule = Rule(
    __name__,
    message="async generators are not finished before this; use `asyncio.run()` or `shutdown_asyncgens()`",
    opt_in=True,
)


@rule.on_call(LOOP_MAKERS, LOOP_CLASSES, LOOP_GETTERS)
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report where a loop is closed too early."""
    held = module.loops.get(node)
    home = module.function(node)
    if held is None or held.escapes or (home is not None and home.name == "__del__"):
        return
    if held.closing is None or not held.runs_coroutines or held.uses("shutdown_asyncgens"):
        return
    if _may_start_generators(held.started(module), module):
        yield rule.found(held.closing)


def _may_start_generators(started: list[ast.expr], module: Module) -> bool:
    """Whether any of the coroutines that run may loop over an async generator: all are looked into that can be."""
    if not started or not all(_is_known(item, module) for item in started):
        return True
    return any(
        isinstance(part, (ast.AsyncFor, ast.AsyncWith))
        or (isinstance(part, ast.comprehension) and part.is_async)
        or (isinstance(part, ast.Await) and not _is_known(part.value, module))
        or (isinstance(part, ast.Call) and not _takes_known(part, module))
        for index in coroutines_run(started, module)
        for part in ast.walk(module.definitions[index])
    )


def _is_known(awaited: ast.expr, module: Module) -> bool:
    """Whether what is awaited is of this file, or of asyncio, which uses no async generators."""
    if isinstance(awaited, ast.Call) and not _takes_known(awaited, module):
        return False
    return all(
        (value.kind == "coroutine" and value.module == module.resolver.path)
        or (value.kind in ("awaitable", "instance") and value.name.startswith("asyncio."))
        for value in module.values(awaited)
    )


def _takes_known(call: ast.Call, module: Module) -> bool:
    """Whether all coroutines are known that are handed to `asyncio.gather()`, `create_task()` and their like."""
    name = module.name(call.func)
    if name not in COROUTINE_TAKERS:
        return True
    place = COROUTINE_TAKERS[name]
    taken = call.args if place is None else call.args[place : place + 1]
    return bool(taken) and all(not isinstance(item, ast.Starred) and _is_known(item, module) for item in taken)
