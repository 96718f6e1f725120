"""
## What it does
Reports an `async def` that neither awaits nor uses `async for`, `async with` or an asynchronous comprehension.

## Why it matters
Whoever calls it must be a coroutine too and pays for a coroutine object, and believes that other tasks may run
meanwhile. A plain function says that nothing waits here.

## Example
```python bad
async def total(rows):  # ASY424
    return sum(row.amount for row in rows)
```
```python good
def total(rows):
    return sum(row.amount for row in rows)
```

## What it leaves alone
Asynchronous generators; decorated functions; declarations without a body; special methods, methods that override one
or are overridden, and those of classes whose base classes are not known; tests, and handlers (`on_…`, `handle_…`);
functions that are handed to something, be it by a text, or whose coroutine is, as the receiver may need one; names that
another module of the package has for a coroutine function too, as both may be called in one place.

Opt-in: a function that another module registers as a handler, or that belongs to an interface nobody declared, looks
just the same.

## Sources
<https://docs.python.org/3/reference/compound_stmts.html#coroutine-function-definition>

## Overlap
flake8-async ASYNC124, ruff RUF029 (preview), SonarPython S7503. The first two leave methods alone, and report functions
that are decorated, handed to something or generators.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from ...module import Module
from ...overrides import belongs_to_interface
from ...rule import Finding, Rule
from ...suspending import own_nodes, suspends

rule = Rule(__name__, message="`{name}()` never awaits; make it a plain function", opt_in=True)

_HANDLER = r"__\w+__|(?:test|on|handle|setup|teardown|async_setup|async_step)(?:_|$)|\w+_handler$"


@rule.on(ast.AsyncFunctionDef)
def check(node: ast.AsyncFunctionDef, module: Module) -> Iterator[Finding]:
    """Report a coroutine function without a place to wait."""
    if node.decorator_list or re.match(_HANDLER, node.name) or any(map(_needs_async, own_nodes(*node.body))):
        return
    function = module.function(node.body[0])
    if (
        function is None
        or function.stub
        or _only_raises(node)
        or belongs_to_interface(function, module)
        or _is_handed_on(node, module)
        or node.name in module.texts
        or module.has_namesake(node.name)
    ):
        return
    yield rule.found(node, name=node.name)


def _needs_async(node: ast.AST) -> bool:
    if isinstance(node, ast.GeneratorExp):
        return any(isinstance(part, ast.Await) or getattr(part, "is_async", 0) for part in ast.walk(node))
    return suspends(node) or isinstance(node, (ast.Yield, ast.YieldFrom))


def _only_raises(node: ast.AsyncFunctionDef) -> bool:
    """Whether the function says of something that its interface has that it is not supported."""
    first = node.body[0]
    is_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return isinstance(node.body[-1], ast.Raise) and len(node.body) == 1 + is_docstring


def _is_handed_on(node: ast.AsyncFunctionDef, module: Module) -> bool:
    """Whether the function, or the coroutine that it gives, is used for anything but to be awaited."""
    uses = module.mentions(node.name)
    return any(not _is_awaited_call(use, module) for use in uses)


def _is_awaited_call(use: ast.expr, module: Module) -> bool:
    call = module.parent(use)
    return isinstance(call, ast.Call) and call.func is use and isinstance(module.parent(call), (ast.Await, ast.Expr))
