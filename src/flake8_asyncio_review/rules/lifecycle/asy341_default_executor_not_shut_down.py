"""
## What it does
Reports `close()` of a hand-managed event loop whose code uses the loop's default executor, by
`run_in_executor(None, …)` or `asyncio.to_thread()`, and never calls `shutdown_default_executor()`.

## Why it matters
`close()` does not wait for the threads of the executor. What they still do goes on beside the rest of the program, and
handing over the result fails with `RuntimeError: Event loop is closed`. `asyncio.run()` waits for them.

## Example
```python bad
import asyncio
import shutil

async def main():
    await asyncio.to_thread(shutil.rmtree, "/tmp/work")

def run(report):
    loop = asyncio.new_event_loop()
    loop.set_exception_handler(report)
    try:
        loop.run_until_complete(main())
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()  # ASY341
```
```python good
import asyncio
import shutil

async def main():
    await asyncio.to_thread(shutil.rmtree, "/tmp/work")

def run():
    asyncio.run(main())
```

## What it leaves alone
Loops whose code uses no executor as far as the file shows; executors of one's own; loops that come from elsewhere or
are passed on.

## Sources
<https://docs.python.org/3/library/asyncio-eventloop.html#asyncio.loop.shutdown_default_executor>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...knowledge.lifecycle import LOOP_CLASSES, LOOP_GETTERS, LOOP_MAKERS
from ...loops import RUN, HeldLoop
from ...module import Module, argument
from ...reach import coroutines_run
from ...rule import Finding, Rule

rule = Rule(__name__, message="this leaves threads of `{call}` at work; await `shutdown_default_executor()` first")

_EXECUTOR_CALLS = frozenset(("to_thread", "run_in_executor"))


@rule.on_call(LOOP_MAKERS, LOOP_CLASSES, LOOP_GETTERS)
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report where a loop is closed that may have threads at work."""
    held = module.loops.get(node)
    if held is None or held.escapes or held.uses("shutdown_default_executor", "set_default_executor"):
        return
    if held.closing is not None and held.uses(*RUN) and (call := _executor_call(held, module)):
        yield rule.found(held.closing, call=call)


def _executor_call(held: HeldLoop, module: Module) -> str:
    """The first call that hands work to the default executor, in code that is known to run on the loop."""
    for use in held.uses("run_in_executor"):
        call = module.parent(use)
        if isinstance(call, ast.Call) and _is_default_hop(call, module):
            return "loop.run_in_executor()"
    for calls in coroutines_run(held.started(module), module).values():
        for call in calls:
            if not _EXECUTOR_CALLS.isdisjoint(module.tails(call)) and _is_default_hop(call, module):
                return module.label(call.func) + "()"
    return ""


def _is_default_hop(call: ast.Call, module: Module) -> bool:
    name = module.name(call.func)
    executor = argument(call, 0)
    without = isinstance(executor, ast.Constant) and executor.value is None
    return name == "asyncio.to_thread" or (name == "asyncio.AbstractEventLoop.run_in_executor" and without)
