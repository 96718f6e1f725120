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
functions that are handed to something or whose coroutine is, as the receiver may need a coroutine.

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
from ...receivers import Resolver
from ...rule import Finding, Rule
from ...summary import Function
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
        or _is_interface(function, module)
        or _is_handed_on(node, module)
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


def _is_interface(function: Function, module: Module) -> bool:
    """Whether a method belongs to an interface, as far as can be seen.

    That is so if a base class has, or may have, a method of this name, if another class of the file has a coroutine
    function of this name, or if the class stands in a function, where it is made for one purpose.
    """
    if function.owner < 0:
        return False
    resolver = module.resolver
    if resolver.function_scope(module.summary.classes[function.owner].parent) >= 0:
        return True
    for base in resolver.ancestry(function.owner)[1:]:
        if base.kind != "class":
            if base.name != "builtins.object":
                return True
        elif _defines(resolver.home(base), base.record, function.name):
            return True
    return any(
        other.is_async and other.name == function.name and other.owner not in (-1, function.owner)
        for other in module.summary.functions.values()
    )


def _defines(home: Resolver, number: int, name: str) -> bool:
    """Whether the class with this number in the file of `home` has `name` itself."""
    return name in home.summary.scopes[home.summary.classes[number].scope].bindings


def _is_handed_on(node: ast.AsyncFunctionDef, module: Module) -> bool:
    """Whether the function, or the coroutine that it gives, is used for anything but to be awaited."""
    uses = module.mentions(node.name)
    return any(not _is_awaited_call(use, module) for use in uses)


def _is_awaited_call(use: ast.expr, module: Module) -> bool:
    call = module.parent(use)
    return isinstance(call, ast.Call) and call.func is use and isinstance(module.parent(call), (ast.Await, ast.Expr))
