"""
## What it does
Reports calls, in code that runs on the event loop, of functions that you named in `asy-blocking-calls`.

## Why it matters
Only you know which functions of your own code or of an in-house library take long. Named once, each call of them
from a coroutine is reported, with the advice that you gave.

## Example
```python bad options: asy-blocking-calls = warehouse.fetch -> await warehouse.afetch()
import warehouse

async def stock(item):
    return warehouse.fetch(item)  # ASY150
```
```python good options: asy-blocking-calls = warehouse.fetch -> await warehouse.afetch()
import warehouse

async def stock(item):
    return await warehouse.afetch(item)
```

## What it leaves alone
Functions named in `asy-nonblocking-calls`, and calls that are awaited or handed to a thread.

## Sources
<https://docs.python.org/3/library/asyncio-dev.html#running-blocking-code>

## Overlap
flake8-async ASYNC200.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...blocking import BLOCKS, is_spared
from ...knowledge.facts import Twin
from ...module import Module
from ...rule import Finding, Rule

rule = Rule(__name__, message=BLOCKS)


@rule.on(ast.Call)
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a call of a function that the user listed."""
    listed = module.settings.blocking_calls
    if not listed or (reason := module.loop_reason(node)) is None:
        return
    pattern = module.matches(node.func, [name for name, _ in listed])
    if not pattern or isinstance(module.parent(node), ast.Await) or module.is_handed_over(node):
        return
    name = module.names(node.func)[0]
    if not is_spared(name, module):
        advice = dict(listed)[pattern] or module.advice(Twin())
        yield rule.found(node, call=f"{name}()", why=f" ({reason})" if reason else "", advice=advice)
