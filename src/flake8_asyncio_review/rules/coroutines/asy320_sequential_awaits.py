"""
## What it does
Reports awaits of requests in statements that follow each other, where the second needs nothing of the first: no data
flows between them, and the client serves many requests at a time.

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
All but requests that only read, of clients known to serve several at a time: HTTP clients, connection pools, language
models, MCP sessions. Of those: a second call that reads what the first has brought; results that nobody reads, which
were asked for their effect, such as a cookie; arguments that call something; addresses and names that speak of an
order (`login`, `token`, `next`); statements with anything between them.

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
from ...ordering import implies_order, names_read
from ...rule import Finding, Rule
from ...usage import local_reads

rule = Rule(__name__, message="the next await needs nothing of this one; run both with `asyncio.gather()`")


@rule.on_call(CONCURRENT_CALLS)
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report the first of several requests that wait for each other for no reason."""
    statement = _request(node, module)
    if statement is None:
        return
    before, after = _neighbours(statement, module)
    if before is not None and _independent(before, statement, module):
        return
    if after is not None and _independent(statement, after, module):
        yield rule.found(statement.value)


def _independent(first: ast.stmt, second: ast.stmt, module: Module) -> bool:
    """Whether two statements are requests that could be made together."""
    calls = [_awaited(statement) for statement in (first, second)]
    if calls[0] is None or calls[1] is None or not all(_request(call, module) for call in calls if call is not None):
        return False
    names = {part.id for part in ast.walk(first) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}
    return names.isdisjoint(names_read(second))


def _request(node: ast.Call, module: Module) -> ast.Assign | None:
    """The statement `name = await …` of a request that may be made at any time, whose result is read."""
    awaited = module.parent(node)
    statement = module.parent(awaited) if isinstance(awaited, ast.Await) else None
    if not isinstance(statement, ast.Assign) or len(statement.targets) != 1 or statement.value is not awaited:
        return None
    target = statement.targets[0]
    if not isinstance(target, ast.Name) or not local_reads(target, module) or implies_order(statement):
        return None
    given = [part for item in (*node.args, *node.keywords) for part in ast.walk(item)]
    if any(isinstance(part, (ast.Call, ast.Await, ast.NamedExpr)) for part in given):
        return None
    names = module.names(node.func)
    return statement if names and all(name in CONCURRENT_CALLS for name in names) else None


def _awaited(statement: ast.stmt) -> ast.Call | None:
    value = statement.value if isinstance(statement, ast.Assign) else None
    return value.value if isinstance(value, ast.Await) and isinstance(value.value, ast.Call) else None


def _neighbours(statement: ast.stmt, module: Module) -> tuple[ast.stmt | None, ast.stmt | None]:
    """The statements before and after one, in the same block."""
    parent = module.parent(statement)
    for field in ("body", "orelse", "finalbody"):
        block = getattr(parent, field, None)
        if isinstance(block, list) and statement in block:
            place = block.index(statement)
            return block[place - 1] if place else None, block[place + 1] if place + 1 < len(block) else None
    return None, None
