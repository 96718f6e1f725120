"""
## What it does
Reports a connection or a pool of connections to a database, a cache, a message broker or a web socket that is made in a
function and neither entered with `async with`, closed, returned, yielded, kept nor passed on to anybody who might close
it; also one kept on `self` by a class that has a method such as `close()` in which it is forgotten.

## Why it matters
The event loop keeps the connection, with the tasks or the thread that serve it, and the server runs out of connections.
Some libraries close it when it is collected, with a warning; when that is, nobody knows.

## Example
```python bad
import asyncpg

async def names(dsn):
    connection = await asyncpg.connect(dsn)  # ASY162
    return await connection.fetch("select name from users")
```
```python good
import asyncpg

async def names(dsn):
    connection = await asyncpg.connect(dsn)
    try:
        return await connection.fetch("select name from users")
    finally:
        await connection.close()
```

## What it leaves alone
Connections that are closed anywhere in the function, whatever the path (see ASY330); that somebody else gets hold of:
in a global, a collection, on an object without a method that closes anything, as an argument of a call that may keep
it, in a nested function, through a channel, a database, a lock or a subscription made of it; in a function that never
ends; tests; a redis client that gets its pool.

## Sources
<https://magicstack.github.io/asyncpg/current/api/index.html>,
<https://redis.readthedocs.io/en/stable/examples/asyncio_examples.html>

## Overlap
None of flake8-async, ruff and SonarPython.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...knowledge.resources import made_for
from ...leaks import how_to_release, never_released, resource_made
from ...module import Module, shown
from ...rule import Finding, Rule

rule = Rule(__name__, message="what `{name}()` gives is never closed; {advice}")


@rule.on_call(made_for("ASY162"))
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a connection that nobody closes."""
    resource = resource_made(node, module, rule.code)
    if resource is not None and never_released(node, resource, module):
        yield rule.found(node, name=shown(module.name(node.func)), advice=how_to_release(node, resource, module))
