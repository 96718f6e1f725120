"""
## What it does
Reports `@contextmanager` on an `async def`, `@asynccontextmanager` on a plain generator, and either of them on a
function that never yields.

## Why it matters
The decorators drive a generator of their own kind. With another kind the `with` or `async with` raises before its body
runs: `TypeError: 'async_generator' object is not an iterator`, or an `AttributeError`.

## Example
```python bad
from contextlib import contextmanager

@contextmanager
async def connected(pool):  # ASY234
    connection = await pool.acquire()
    try:
        yield connection
    finally:
        await pool.release(connection)
```
```python good
from contextlib import asynccontextmanager

@asynccontextmanager
async def connected(pool):
    connection = await pool.acquire()
    try:
        yield connection
    finally:
        await pool.release(connection)
```

## What it leaves alone
Plain functions that return an iterator made elsewhere; bodies that only declare or only raise; functions with another
decorator in between that may change their kind; code that expects the error.

## Sources
<https://docs.python.org/3/library/contextlib.html#contextlib.asynccontextmanager>

## Overlap
pylint E1129 and E1701 where such a function is used; type checkers. None of flake8-async, ruff and SonarPython reports
it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...knowledge.python import CONTEXT_DECORATORS, KEEPING_DECORATORS
from ...module import Module
from ...protocols import Syntax, value_supports
from ...rule import Finding, Rule
from ...summary import Function
from ...values import NONE

rule = Rule(__name__, message="`@{name}` {what}; {advice}")


@rule.on(ast.FunctionDef, ast.AsyncFunctionDef, words=("contextmanager",))
def check(node: ast.FunctionDef | ast.AsyncFunctionDef, module: Module) -> Iterator[Finding]:
    """Report a function that its context manager decorator cannot drive."""
    if not node.decorator_list:
        return
    function = module.definition(node)
    kind, name = _decorated(function, module)
    if not kind or function.stub or function.refuses:
        return
    what, advice = _mismatch(function, kind, module)
    if not what:
        return
    from ...expecting import expects_type_error  # asked last

    if not expects_type_error(node, module):
        yield rule.found(node, name=name, what=what, advice=advice)


def _decorated(function: Function, module: Module) -> tuple[str, str]:
    """Whether the function itself gets a decorator of a `context` or an `asynccontext`, and which."""
    for name in reversed(module.resolver.decorators(function)):
        if name in CONTEXT_DECORATORS:
            return CONTEXT_DECORATORS[name], name.rpartition(".")[2]
        if name not in KEEPING_DECORATORS:
            break
    return "", ""


def _mismatch(function: Function, kind: str, module: Module) -> tuple[str, str]:
    """What is wrong, and what to do; empty if nothing is known to be."""
    if function.is_async and kind == "context":
        return "cannot drive an `async def`", "use `@asynccontextmanager`"
    if not function.is_async and function.is_generator and kind == "asynccontext":
        return "cannot drive a plain generator", "use `@contextmanager`, or make it an `async def`"
    if function.is_generator:
        return "", ""
    wanted = Syntax.ASYNC_FOR if kind == "asynccontext" else Syntax.FOR
    sceptic = module.sceptic
    if function.is_async or all(
        item is NONE or value_supports(item, wanted, sceptic) is False for item in sceptic.results(function)
    ):
        return "needs a function that yields once", "yield what the block is to get"
    return "", ""
