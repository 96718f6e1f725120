"""
## What it does
Reports `with`, or `ExitStack.enter_context()`, on an object that only `async with` can enter: an `asyncio` lock,
`asyncio.timeout()`, a task group, a client session, an `@asynccontextmanager`, a class with `__aenter__` and without
`__enter__`.

## Why it matters
The statement raises `TypeError` (`AttributeError` before Python 3.11) before its body runs: nothing is locked, opened
or timed out.

## Example
```python bad
import asyncio

lock = asyncio.Lock()

async def update(table, key):
    with lock:  # ASY230
        table[key] = await key.load()
```
```python good
import asyncio

lock = asyncio.Lock()

async def update(table, key):
    async with lock:
        table[key] = await key.load()
```

## What it leaves alone
Objects with both protocols; classes with unknown bases, metaclasses or decorators, or with `__getattr__`; what only an
annotation says, or a subclass in sight or a patch may turn round; code that expects the error.

## Sources
<https://docs.python.org/3/reference/compound_stmts.html#the-with-statement>,
<https://docs.python.org/3/library/asyncio-sync.html>

## Overlap
SonarPython S7515, which also reports objects with both protocols; pylint E1129 and E1145; type checkers.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...module import Module, argument
from ...protocols import Syntax, only_supports
from ...rule import Finding, Rule

rule = Rule(__name__, message="`{name}` has no `__enter__` to run: only `async with` can enter it; {advice}")

_ENTERING = ("contextlib.ExitStack.enter_context", "contextlib.AsyncExitStack.enter_context")


@rule.on(ast.With)
def check(node: ast.With, module: Module) -> Iterator[Finding]:
    """Report what a `with` statement cannot enter."""
    for item in node.items:
        if _is_only_async(item.context_expr, module):
            yield _found(item.context_expr, "use `async with`", module)


@rule.on_call(_ENTERING)
def check_stack(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report what an exit stack cannot enter."""
    given = argument(node, 0)
    if given is not None and module.name(node.func) in _ENTERING and _is_only_async(given, module):
        yield _found(given, "await `AsyncExitStack.enter_async_context()`", module)


def _is_only_async(node: ast.expr, module: Module) -> bool:
    return only_supports(node, Syntax.ASYNC_WITH, Syntax.WITH, module)


def _found(node: ast.expr, advice: str, module: Module) -> Finding:
    home = module.function(node)
    where = "" if home is not None and home.is_async else " in a coroutine"
    return rule.found(node, name=module.label_of(node), advice=advice + where)
