"""
## What it does
Reports an event loop that is made by hand, run, and never closed by the function, class or module that owns it.

## Why it matters
Every loop holds a selector and a pair of sockets. A function that makes one for each call and forgets it runs out of
file descriptors; what the loop still had to do, such as closing transports, is never done.

## Example
```python bad
import asyncio

async def fetch(url):
    return await asyncio.sleep(1, url)

def fetch_sync(url):
    loop = asyncio.new_event_loop()  # ASY141
    return loop.run_until_complete(fetch(url))
```
```python good
import asyncio

async def fetch(url):
    return await asyncio.sleep(1, url)

def fetch_sync(url):
    return asyncio.run(fetch(url))
```

## What it leaves alone
Loops that are returned, yielded, passed on or kept by somebody else, who may close them; a name that may hold another
loop as well, such as the current one; loops that run for ever and are never stopped, or run a coroutine of the file
that calls `serve_forever()`, which end with the process; tests, scripts, benchmarks, commands, functions that only
`if __name__ == "__main__":` leads to and those that call `exit()`, as the program ends soon; `asyncio.Runner`, which
closes its loop.

## Sources
<https://docs.python.org/3/library/asyncio-eventloop.html#asyncio.loop.close>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...knowledge.lifecycle import LOOP_CLASSES, LOOP_MAKERS
from ...loops import HeldLoop
from ...module import Module
from ...programs import ends_soon
from ...reach import coroutines_run
from ...rule import Finding, Rule

rule = Rule(__name__, message="this event loop is run and never closed; close it in `finally`, or use `asyncio.run()`")


@rule.on_call(LOOP_MAKERS, LOOP_CLASSES)
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a loop that nobody closes."""
    held = module.loops.get(node)
    if held is None or held.escapes or not (held.is_new and held.is_only):
        return
    if _is_done_with(held) and not (held.uses("close") or _serves(held, module) or ends_soon(node, module)):
        yield rule.found(node)


def _is_done_with(held: HeldLoop) -> bool:
    """Whether the loop is run to an end: one that runs until the process ends, in a thread mostly, needs no closing."""
    return bool(held.uses("stop") if held.uses("run_forever") else held.uses("run_until_complete"))


def _serves(held: HeldLoop, module: Module) -> bool:
    """Whether the loop runs a server for as long as the process lives."""
    calls = (call for found in coroutines_run(held.started(module), module).values() for call in found)
    return any("serve_forever" in module.tails(call) for call in calls)
