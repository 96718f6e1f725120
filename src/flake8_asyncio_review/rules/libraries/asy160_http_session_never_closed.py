"""
## What it does
Reports an HTTP session or client (`aiohttp.ClientSession`, `httpx.AsyncClient`) that is made in a function and neither
entered with `async with`, closed, returned, yielded, kept nor passed on to anybody who might close it; also one kept on
`self` by a class that has a method such as `close()` in which it is forgotten.

## Why it matters
Its connections stay open after the function is done. aiohttp logs "Unclosed client session" when the session is
collected; of httpx nothing is heard, the sockets just stay until the server closes them.

## Example
```python bad
import aiohttp

async def price(url):
    session = aiohttp.ClientSession()  # ASY160
    async with session.get(url) as response:
        return await response.json()
```
```python good
import aiohttp

async def price(url):
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        return await response.json()
```

## What it leaves alone
Sessions that are closed anywhere in the function, whatever the path (see ASY330); that somebody else gets hold of: in a
global, a collection, on an object without a method that closes anything, as an argument of a call that may keep it, in
a nested function; in a function that never ends; tests; clients with a transport or connector of their own making.

## Sources
<https://docs.aiohttp.org/en/stable/client_reference.html#aiohttp.ClientSession.close>,
<https://www.python-httpx.org/async/#opening-and-closing-clients>

## Overlap
None of flake8-async and ruff; SonarPython has no such rule for these libraries.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...knowledge.resources import made_for
from ...leaks import how_to_release, never_released, resource_made
from ...module import Module, shown
from ...rule import Finding, Rule

rule = Rule(__name__, message="`{name}()` is never closed and its connections stay open; {advice}")


@rule.on_call(made_for("ASY160"))
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a session that nobody closes."""
    resource = resource_made(node, module, rule.code)
    if resource is not None and never_released(node, resource, module):
        yield rule.found(node, name=shown(module.name(node.func)), advice=how_to_release(node, resource, module))
