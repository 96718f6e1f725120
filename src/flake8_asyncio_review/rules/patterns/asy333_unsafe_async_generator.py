"""
## What it does
Reports async generator functions that nothing makes a context manager and that have something to do at their end: a
`yield` of theirs stands in `with`, `async with` or `try`.

## Why it matters
What an async generator does at its end runs when its consumer has read it to the end or closed it with `aclosing()`;
else later, in another task, or never. Code bases that cannot live with that use `@asynccontextmanager` functions that
give an iterator, or streams, instead.

## Example
```python bad
async def ticks(clock):  # ASY333
    async with clock.start() as stream:
        while True:
            yield await stream.next()
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
that are not known (`functools.wraps()` is); declarations without a body; generators that leave nothing open, such as
pages of results; methods that a base class or another class of the file has too, or that an unknown base class may
have. It is opt-in: a house rule.

## Sources
<https://peps.python.org/pep-0533/>, <https://docs.python.org/3/library/contextlib.html#contextlib.aclosing>

## Overlap
flake8-async ASYNC900, which reports every async generator, also under unknown decorators and declarations.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...expressions import last_part
from ...generators import is_plain_generator, own_yields
from ...module import Module
from ...overrides import belongs_to_interface
from ...rule import Finding, Rule

rule = Rule(
    __name__,
    message="`{name}()` may end late, in another task; use `@asynccontextmanager` or a stream",
    opt_in=True,
)

_HANDLED = (ast.Try, *((ast.TryStar,) if hasattr(ast, "TryStar") else ()))


@rule.on(ast.AsyncFunctionDef, words=("yield",))
def check(node: ast.AsyncFunctionDef, module: Module) -> Iterator[Finding]:
    """Report an async generator function."""
    home = module.function(node.body[0])
    if home is None or not home.is_generator or not is_plain_generator(node, module):
        return
    # A declaration has a bare `yield` only to be a generator function.
    yields = own_yields(node)
    if len(yields) == 1 and _only_declares(node):
        return
    if any(_has_an_end(item, node, module) for item in yields) and not belongs_to_interface(home, module):
        yield rule.found(node, name=node.name)


def _has_an_end(node: ast.Yield, function: ast.AsyncFunctionDef, module: Module) -> bool:
    """Whether something is to be done if the generator is closed at this `yield`."""
    for outer in module.ancestors(node):
        if outer is function:
            return False
        if isinstance(outer, (ast.With, ast.AsyncWith)):
            return True
        if isinstance(outer, _HANDLED) and (outer.finalbody or any(map(_catches_closing, outer.handlers))):
            return True
    return False


def _catches_closing(handler: ast.ExceptHandler) -> bool:
    """Whether a handler is entered when its generator is closed."""
    parts = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(part is None or last_part(part) in ("BaseException", "GeneratorExit") for part in parts)


def _only_declares(node: ast.AsyncFunctionDef) -> bool:
    """Whether a function raises `NotImplementedError`, or does nothing but a bare `yield`."""
    body = [part for part in node.body if not (isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant))]
    first = body[0]
    if isinstance(first, ast.Raise):
        return True
    if isinstance(first, ast.If) and isinstance(first.test, ast.Constant) and not first.test.value:
        return len(body) == 1 or isinstance(body[1], ast.Raise)
    return len(body) == 1 and isinstance(first, ast.Expr) and ast.unparse(first) == "yield"
