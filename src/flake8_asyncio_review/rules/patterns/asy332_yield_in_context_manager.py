"""
## What it does
Reports the first `yield` inside a `with` or `async with` in an async generator that nothing makes a context manager.

## Why it matters
An async generator that its consumer leaves early is not closed there and then: what it holds open stays open until the
event loop finalizes it, in another task, or until the loop ends. An `async with` then ends elsewhere.

## Example
```python bad
async def rows(pool, query):
    async with pool.acquire() as connection:
        async for row in connection.cursor(query):
            yield row  # ASY332
```
```python good
async def rows(connection, query):
    async for row in connection.cursor(query):
        yield row
```

## What it leaves alone
Context managers and fixtures, also functions that the file hands to `asynccontextmanager()`; functions under decorators
that are not known (`functools.wraps()` is); a function with one `yield`, in no loop, of what the manager has opened,
which frameworks make a context manager, as FastAPI does of a dependency; managers that hold nothing: `suppress()`,
`nullcontext()`, `aclosing()` of another generator, and those that only measure, by their name (`timer()`,
`tracer.trace()`). It is opt-in: consumers may close the generator with `aclosing()` themselves.

## Sources
<https://docs.python.org/3/library/contextlib.html#contextlib.aclosing>, <https://peps.python.org/pep-0533/>

## Overlap
flake8-async ASYNC119, ruff ASYNC119; those report managers that hold nothing too, and every `yield` under a manager.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...expressions import last_part
from ...generators import is_plain_generator, own_yields
from ...module import Module
from ...ordering import words
from ...rule import Finding, Rule
from ...suspending import own_nodes

rule = Rule(
    __name__,
    message="`{manager}` stays open if the consumer leaves early; open it outside",
    opt_in=True,
)

_EMPTY = frozenset(("contextlib.suppress", "contextlib.nullcontext", "contextlib.aclosing"))
"""Managers that hold nothing, or only another generator, which is left in the same way."""

_MEASURING = frozenset("measure profile profiler span stopwatch timed timeit timer timing trace tracer".split())
"""Words in the names of managers that only look at the time."""

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


@rule.on(ast.Yield)
def check(node: ast.Yield, module: Module) -> Iterator[Finding]:
    """Report the first `yield` of an async generator under a manager."""
    held: tuple[ast.With | ast.AsyncWith, str] | None = None
    for outer in module.ancestors(node):
        if isinstance(outer, _FUNCTIONS):
            if held is not None and isinstance(outer, ast.AsyncFunctionDef) and is_plain_generator(outer, module):
                inside, yields = set(own_nodes(held[0])), own_yields(outer)
                first = next(other for other in yields if other in inside) is node
                if first and (len(yields) > 1 or not _hands_out(node, module)):
                    yield rule.found(node, manager=held[1])
            return
        if held is None and isinstance(outer, (ast.With, ast.AsyncWith)):
            managers = [item.context_expr for item in outer.items if not _holds_nothing(item.context_expr, module)]
            held = (outer, ast.unparse(managers[0])[:30]) if managers else None


def _hands_out(node: ast.Yield, module: Module) -> bool:
    """Whether a `yield`, in no loop, gives what a manager round it has opened, as a context manager would."""
    given = getattr(node.value, "id", "")
    opened = node.value is None
    for outer in module.ancestors(node):
        if isinstance(outer, _FUNCTIONS):
            break
        if isinstance(outer, (ast.For, ast.AsyncFor, ast.While)):
            return False
        if isinstance(outer, (ast.With, ast.AsyncWith)):
            names = (item.optional_vars for item in outer.items)
            opened = opened or any(isinstance(name, ast.Name) and name.id == given for name in names)
    return opened


def _holds_nothing(manager: ast.expr, module: Module) -> bool:
    if not isinstance(manager, ast.Call):
        return False
    return module.name(manager.func) in _EMPTY or not _MEASURING.isdisjoint(words(last_part(manager.func)))
