"""
## What it does
Reports `async with`, or `enter_async_context()`, on an object that only `with` can enter (`open()`, a `threading` lock,
`anyio.fail_after()`, a `@contextmanager`), and `async for` over one that only `for` can iterate over (a list, a
generator).

## Why it matters
The statement raises `TypeError` (`AttributeError` before Python 3.11) before its body runs.

## Example
```python bad
import anyio

async def load(client):
    async with anyio.fail_after(5):  # ASY232
        return await client.load()
```
```python good
import anyio

async def load(client):
    with anyio.fail_after(5):
        return await client.load()
```

## What it leaves alone
Objects with both protocols; classes with unknown bases, metaclasses or decorators, or with `__getattr__`; what only an
annotation says, or a subclass in sight or a patch may turn round; code that expects the error.

## Sources
<https://docs.python.org/3/reference/compound_stmts.html#the-async-with-statement>,
<https://anyio.readthedocs.io/en/stable/cancellation.html#timeouts>

## Overlap
pylint E1701; type checkers. None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...module import Module, argument
from ...protocols import Syntax, only_supports
from ...rule import ASYNC_COMPREHENSION, Finding, Rule

rule = Rule(__name__, message="`{name}` has no `{method}`: `async {keyword}` raises TypeError; use {advice}")

_ENTERING = ("contextlib.AsyncExitStack.enter_async_context",)


@rule.on(ast.AsyncWith)
def check_with(node: ast.AsyncWith, module: Module) -> Iterator[Finding]:
    """Report what an `async with` statement cannot enter."""
    for item in node.items:
        if only_supports(item.context_expr, Syntax.WITH, Syntax.ASYNC_WITH, module):
            yield _found(item.context_expr, "with", "`with`", module)


@rule.on_call(_ENTERING)
def check_stack(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report what an exit stack cannot enter."""
    given = argument(node, 0)
    if given is None or module.name(node.func) not in _ENTERING:
        return
    if only_supports(given, Syntax.WITH, Syntax.ASYNC_WITH, module):
        yield _found(given, "with", "`enter_context()`", module)


@rule.on(ast.AsyncFor, ASYNC_COMPREHENSION)
def check_for(node: ast.AsyncFor | ast.comprehension, module: Module) -> Iterator[Finding]:
    """Report what an `async for` cannot iterate over."""
    if only_supports(node.iter, Syntax.FOR, Syntax.ASYNC_FOR, module):
        yield _found(node.iter, "for", "`for`", module)


def _found(node: ast.expr, keyword: str, advice: str, module: Module) -> Finding:
    method = "__aenter__" if keyword == "with" else "__aiter__"
    return rule.found(node, name=module.label_of(node), method=method, keyword=keyword, advice=advice)
