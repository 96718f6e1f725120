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

def run():
    loop = asyncio.new_event_loop()
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
from ...rule import Finding, Rule

rule = Rule(__name__, message="this leaves threads of `{call}` at work; await `shutdown_default_executor()` first")

_EXECUTOR_CALLS = ("to_thread", "run_in_executor")


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
    running = _functions_run(held, module)
    for call in module.nodes:
        if isinstance(call, ast.Call) and not set(_EXECUTOR_CALLS).isdisjoint(module.tails(call)):
            home = module.function(call)
            if home is not None and home.index in running and _is_default_hop(call, module):
                return module.label(call.func) + "()"
    return ""


def _is_default_hop(call: ast.Call, module: Module) -> bool:
    name = module.name(call.func)
    executor = argument(call, 0)
    without = isinstance(executor, ast.Constant) and executor.value is None
    return name == "asyncio.to_thread" or (name == "asyncio.AbstractEventLoop.run_in_executor" and without)


def _functions_run(held: HeldLoop, module: Module) -> set[int]:
    """The numbers of the coroutine functions of the file that the loop is given to run, and those awaited there."""
    found: set[int] = set()
    calls = [module.parent(use) for use in held.uses("run_until_complete", "create_task")]
    pending = [call.args[0] for call in calls if isinstance(call, ast.Call) and call.args]
    awaited = [node for node in module.nodes if isinstance(node, ast.Call) and module.on_event_loop(node)]
    while pending:
        for value in module.values(pending.pop()):
            if value.kind == "coroutine" and value.module == module.resolver.path and value.record not in found:
                found.add(value.record)
                pending += (call for call in awaited if _stands_in(call, value.record, module))
    return found


def _stands_in(call: ast.Call, record: int, module: Module) -> bool:
    home = module.function(call)
    return home is not None and home.index == record
