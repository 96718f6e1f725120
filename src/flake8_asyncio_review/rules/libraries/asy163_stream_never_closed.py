"""
## What it does
Reports a file or a stream (`aiofiles.open`, the writer of `asyncio.open_connection`, `anyio.open_file`,
`anyio.connect_tcp`, the ends of a memory object stream) that is opened in a function and neither entered with
`async with`, closed, returned, yielded, kept nor passed on to anybody who might close it.

## Why it matters
A socket stays open: the event loop holds its transport, and the other side waits for its end. What was written to a
file may still be in its buffer. Who reads from a memory object stream whose sending end is never closed waits for ever.

## Example
```python bad
import asyncio

async def banner(host):
    async with asyncio.timeout(10):
        reader, writer = await asyncio.open_connection(host, 22)  # ASY163
        return await reader.readline()
```
```python good
import asyncio

async def banner(host):
    async with asyncio.timeout(10):
        reader, writer = await asyncio.open_connection(host, 22)
        try:
            return await reader.readline()
        finally:
            writer.close()
            await writer.wait_closed()
```

## What it leaves alone
Streams that are closed anywhere in the function, whatever the path (see ASY330); that somebody else gets hold of: in a
global, a collection, on an object without a method that closes anything, as an argument of a call that may keep it, in
a nested function; in a function that never ends; tests.

## Sources
<https://docs.python.org/3/library/asyncio-stream.html#asyncio.StreamWriter.close>,
<https://anyio.readthedocs.io/en/stable/streams.html#memory-object-streams>

## Overlap
None of flake8-async, ruff and SonarPython; ruff's SIM115 speaks of `open()` only.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...knowledge.resources import made_for
from ...leaks import how_to_release, never_released, resource_made
from ...module import Module, shown
from ...rule import Finding, Rule

rule = Rule(__name__, message="what `{name}()` gives is never closed; {advice}")


@rule.on_call(made_for("ASY163"))
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a stream that nobody closes."""
    resource = resource_made(node, module, rule.code)
    if resource is not None and never_released(node, resource, module):
        yield rule.found(node, name=shown(module.name(node.func)), advice=how_to_release(node, resource, module))
