"""
## What it does
Reports an HTTP response whose body nobody reads and that is neither entered with `async with`, released, closed,
returned, nor passed on: `response = await session.get(...)` of aiohttp, and of httpx
`await client.send(request, stream=True)`.

## Why it matters
The connection stays taken. httpx counts it as busy for as long as the client lives, so that its pool runs dry; aiohttp
gets it back when the response is collected, and has to close it then instead of using it again.

## Example
```python bad
async def notify(session: "aiohttp.ClientSession", url):
    response = await session.post(url, data=b"done")  # ASY161
    response.raise_for_status()

import aiohttp
```
```python good
async def notify(session: "aiohttp.ClientSession", url):
    async with session.post(url, data=b"done") as response:
        response.raise_for_status()

import aiohttp
```

## What it leaves alone
Responses of which the body is read somewhere, be it not on every path; `await client.get()` of httpx, which has read
it; `head()`, whose answer has none; sessions that are closed in the same function, with all of their connections;
tests.

## Sources
<https://docs.aiohttp.org/en/stable/client_reference.html#aiohttp.ClientResponse.release>,
<https://www.python-httpx.org/async/#streaming-responses>

## Overlap
None of flake8-async, ruff and SonarPython.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...knowledge.resources import made_for
from ...module import Module, argument, shown
from ...rule import Finding, Rule

rule = Rule(__name__, message="nobody reads or releases the response of `{name}()`; {advice}")


@rule.on_call(made_for("ASY161"))
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a response that keeps its connection."""
    if not isinstance(node.func, ast.Attribute) or not isinstance(module.parent(node), (ast.Await, ast.Call)):
        return
    if node.func.attr == "send" and not _is_true(argument(node, "stream")):
        return
    from ...leaks import how_to_release, never_released, resource_made  # most calls of `get()` are no requests

    resource = resource_made(node, module, rule.code)
    if resource is None or _session_ends_here(node.func.value, module):
        return
    if never_released(node, resource, module):
        yield rule.found(node, name=shown(module.name(node.func)), advice=how_to_release(node, resource, module))


def _is_true(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and node.value is True


def _session_ends_here(session: ast.expr, module: Module) -> bool:
    """Whether the function that uses a session also made it, or ends it."""
    if isinstance(session, ast.Call):
        return True
    home = module.function(session)
    if not isinstance(session, ast.Name) or home is None:
        return False
    bindings = module.summary.scopes[home.scope].bindings.get(session.id, ())
    return any(
        binding.value is not None and binding.value[0] not in ("annotation", "optional", "self") for binding in bindings
    )
