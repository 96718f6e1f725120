"""
## What it does
Reports awaits in statements that follow each other, where the second needs nothing of the first: both only ask for
something, no data flows between them, and they are made on different objects, or on a client that serves many
requests at a time.

## Why it matters
The second request is sent only when the first is answered. Together they take as long as the slower one.

## Example
```python bad
import httpx

async def page(client: httpx.AsyncClient, number):
    user = await client.get(f"/users/{number}")  # ASY320
    orders = await client.get(f"/users/{number}/orders")
    return user.json(), orders.json()
```
```python good
import asyncio
import httpx

async def page(client: httpx.AsyncClient, number):
    user, orders = await asyncio.gather(
        client.get(f"/users/{number}"),
        client.get(f"/users/{number}/orders"),
    )
    return user.json(), orders.json()
```

## What it leaves alone
Calls whose name does not say that they only ask for something; two calls on one object, unless it is an HTTP client,
connection pool, language model or MCP session of a known library; connections, sessions, streams and stores; a second
call that reads what the first has brought; the same call twice; results that nobody reads, which were asked for their
effect, such as a cookie; arguments that call something; names and texts that speak of an order or a change (`login`,
`next`, `INSERT`); statements with anything between them; coroutine functions of the project that wait for nothing.

It is opt-in: two objects may share what cannot be seen; of nine reports on real code two were wrong for that reason.

## Sources
<https://docs.python.org/3/library/asyncio-task.html#running-tasks-concurrently>

## Overlap
Home Assistant's own pylint plugin reports back-to-back executor jobs; flake8-async, ruff and SonarPython have no such
rule.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...knowledge.concurrent_clients import CONCURRENT_CALLS
from ...module import Module
from ...ordering import implies_order, may_be_serial, names_bound, names_read, never_waits, only_asks
from ...rule import Finding, Rule
from ...usage import local_reads

rule = Rule(__name__, message="the next await needs nothing of this one; run both with `asyncio.gather()`", opt_in=True)


@rule.on(ast.Assign)
def check(node: ast.Assign, module: Module) -> Iterator[Finding]:
    """Report the first of several requests that wait for each other for no reason."""
    if _request(node, module) is None:
        return
    before, after = _neighbours(node, module)
    if before is not None and _independent(before, node, module):
        return
    if after is not None and _independent(node, after, module):
        yield rule.found(node.value)


def _independent(first: ast.stmt, second: ast.stmt, module: Module) -> bool:
    """Whether two statements are requests that could be made together."""
    calls = [_request(statement, module) for statement in (first, second)]
    if calls[0] is None or calls[1] is None or ast.dump(calls[0]) == ast.dump(calls[1]):
        return False
    if not names_bound(first).isdisjoint(names_read(second)):
        return False
    if _receiver(calls[0]) == _receiver(calls[1]):
        return all(_serves_many(call, module) for call in calls if call is not None)
    return True


def _receiver(call: ast.Call) -> str:
    return ast.dump(call.func.value) if isinstance(call.func, ast.Attribute) else ""


def _serves_many(call: ast.Call, module: Module) -> bool:
    """Whether the call is made with a client that serves many at a time."""
    names = module.names(call.func)
    return bool(names) and all(name in CONCURRENT_CALLS for name in names)


def _request(statement: ast.stmt, module: Module) -> ast.Call | None:
    """The call in `name = await …` that asks for something at no certain time, and whose result is read."""
    if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
        return None
    target, awaited = statement.targets[0], statement.value
    call = awaited.value if isinstance(awaited, ast.Await) else None
    if not isinstance(target, ast.Name) or not isinstance(call, ast.Call) or implies_order(statement):
        return None
    parts = [part for item in (call.func, *call.args, *call.keywords) for part in ast.walk(item)]
    if any(isinstance(part, (ast.Call, ast.Await, ast.NamedExpr)) for part in parts):
        return None
    asks = only_asks(call) and isinstance(call.func, ast.Attribute) and not may_be_serial(call, module)
    if not (asks or _serves_many(call, module)) or never_waits(call, module):
        return None
    return call if local_reads(target, module) else None


def _neighbours(statement: ast.stmt, module: Module) -> tuple[ast.stmt | None, ast.stmt | None]:
    """The statements before and after one, in the same block."""
    parent = module.parent(statement)
    for field in ("body", "orelse", "finalbody"):
        block = getattr(parent, field, None)
        if isinstance(block, list) and statement in block:
            place = block.index(statement)
            return block[place - 1] if place else None, block[place + 1] if place + 1 < len(block) else None
    return None, None
