"""
## What it does
Reports every async generator function that nothing makes a context manager.

## Why it matters
What an async generator does at its end runs when its consumer has read it to the end or closed it with `aclosing()`;
else later, in another task, or never. Code bases that cannot live with that use `@asynccontextmanager` functions that
give an iterator, or streams, instead.

## Example
```python bad
async def ticks(clock):  # ASY333
    while True:
        yield await clock.next()
```
```python good
from contextlib import asynccontextmanager

@asynccontextmanager
async def ticking(clock):
    async with clock.start() as stream:
        yield stream
```

## What it leaves alone
Context managers and fixtures, also functions that the file hands to `asynccontextmanager()`; functions under decorators
that are not known (`functools.wraps()` is); declarations without a body. It is opt-in: a house rule.

## Sources
<https://peps.python.org/pep-0533/>, <https://docs.python.org/3/library/contextlib.html#contextlib.aclosing>

## Overlap
flake8-async ASYNC900, which reports functions under unknown decorators and declarations too.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...generators import is_plain_generator, own_yields
from ...module import Module
from ...rule import Finding, Rule

rule = Rule(
    __name__,
    message="`{name}()` may end late, in another task; use `@asynccontextmanager` or a stream",
    opt_in=True,
)


@rule.on(ast.AsyncFunctionDef, words=("yield",))
def check(node: ast.AsyncFunctionDef, module: Module) -> Iterator[Finding]:
    """Report an async generator function."""
    home = module.function(node.body[0])
    if home is None or not home.is_generator or not is_plain_generator(node, module):
        return
    # A declaration has a bare `yield` only to be a generator function.
    if len(own_yields(node)) > 1 or not _only_declares(node):
        yield rule.found(node, name=node.name)


def _only_declares(node: ast.AsyncFunctionDef) -> bool:
    """Whether a function raises `NotImplementedError`, or does nothing but a bare `yield`."""
    body = [part for part in node.body if not (isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant))]
    first = body[0]
    if isinstance(first, ast.Raise):
        return True
    if isinstance(first, ast.If) and isinstance(first.test, ast.Constant) and not first.test.value:
        return len(body) == 1 or isinstance(body[1], ast.Raise)
    return len(body) == 1 and isinstance(first, ast.Expr) and ast.unparse(first) == "yield"
