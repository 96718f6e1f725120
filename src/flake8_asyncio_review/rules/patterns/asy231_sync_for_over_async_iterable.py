"""
## What it does
Reports `for`, a plain comprehension, `yield from`, or a call such as `list()`, `sorted()` or `next()`, over an async
generator or another object that only `async for` can iterate over.

## Why it matters
It raises `TypeError: 'async_generator' object is not iterable`, and the generator never runs.

## Example
```python bad
async def pages(client):
    while page := await client.next_page():
        yield page

async def titles(client):
    return [page.title for page in pages(client)]  # ASY231
```
```python good
async def pages(client):
    while page := await client.next_page():
        yield page

async def titles(client):
    return [page.title async for page in pages(client)]
```

## What it leaves alone
Objects that can do both; classes with unknown bases, metaclasses or decorators, with `__getitem__` or `__getattr__`;
what only an annotation says, or a subclass in sight or a patch may turn round; code that expects the error.

## Sources
<https://docs.python.org/3/reference/compound_stmts.html#the-async-for-statement>

## Overlap
pylint E1133; type checkers. None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...knowledge.python import CONSUMERS
from ...module import Module, argument
from ...protocols import Syntax, only_supports
from ...rule import Finding, Rule

rule = Rule(__name__, message="`{name}` is asynchronous, so {use} raises TypeError; {advice}")

_ITERATING = CONSUMERS | {f"builtins.{name}" for name in "iter enumerate zip map filter reversed".split()}
_POSITION = {"builtins.map": 1, "builtins.filter": 1}
"""Which argument is iterated over, if not the first."""


@rule.on(ast.For, ast.comprehension, ast.YieldFrom)
def check(node: ast.For | ast.comprehension | ast.YieldFrom, module: Module) -> Iterator[Finding]:
    """Report what a loop cannot iterate over."""
    if isinstance(node, ast.comprehension) and node.is_async:
        return
    iterable = node.value if isinstance(node, ast.YieldFrom) else node.iter
    if _is_only_async(iterable, module):
        use = "`yield from`" if isinstance(node, ast.YieldFrom) else "`for`"
        yield _found(iterable, use, "use `async for`", module)


@rule.on_call(_ITERATING)
def check_call(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report what a function that iterates gets."""
    if not isinstance(node.func, ast.Name):
        return
    given = argument(node, _POSITION.get(f"builtins.{node.func.id}", 0))
    if given is None or not _is_only_async(given, module) or module.name(node.func) not in _ITERATING:
        return
    advice = {"next": "await `anext()`", "iter": "use `aiter()`"}.get(node.func.id, "use an `async for` comprehension")
    yield _found(given, f"`{node.func.id}()`", advice, module)


def _is_only_async(node: ast.expr, module: Module) -> bool:
    if not isinstance(node, (ast.Call, ast.Name, ast.Attribute, ast.GeneratorExp)):
        return False
    return only_supports(node, Syntax.ASYNC_FOR, Syntax.FOR, module)


def _found(node: ast.expr, use: str, advice: str, module: Module) -> Finding:
    home = module.function(node)
    where = "" if home is not None and home.is_async else " in a coroutine"
    return rule.found(node, name=module.label_of(node), use=use, advice=advice + where)
