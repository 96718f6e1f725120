"""
## What it does
Reports a class that is nothing but an asynchronous context manager: `__aenter__`, `__aexit__` and at most an
`__init__` that keeps its arguments.

## Why it matters
An `@asynccontextmanager` function says the same in the order in which it happens, with the state in local variables and
the clean-up in one `finally`; the class takes three methods and attributes to carry values between them.

## Example
```python bad
class Connected:  # ASY432
    def __init__(self, pool):
        self.pool = pool

    async def __aenter__(self):
        self.connection = await self.pool.acquire()
        return self.connection

    async def __aexit__(self, *error):
        await self.pool.release(self.connection)
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
Classes with anything else in them, with base classes or decorators, that a class in sight inherits from, or that the
file mentions other than by making one where it enters or returns it: such an object may be kept and entered again,
which a generator cannot. Classes that give themselves, as their attributes may be of use, and that do nothing at all.

## Sources
<https://docs.python.org/3/library/contextlib.html#contextlib.asynccontextmanager>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...module import Module
from ...rule import Finding, Rule

rule = Rule(
    __name__,
    message="`{name}` is only an `__aenter__` and an `__aexit__`; write an `@asynccontextmanager` function",
    opt_in=True,
)

_WANTED = frozenset(("__aenter__", "__aexit__"))
_METHODS = _WANTED | {"__init__"}


@rule.on(ast.ClassDef, words=("__aenter__",))
def check(node: ast.ClassDef, module: Module) -> Iterator[Finding]:
    """Report a class that a generator function replaces."""
    if node.bases or node.keywords or node.decorator_list:
        return
    methods = {item.name: item for item in node.body if isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef))}
    if not _WANTED <= methods.keys() <= _METHODS or any(item.decorator_list for item in methods.values()):
        return
    if any(_is_state(item) for item in node.body) or all(_is_idle(methods[name]) for name in _WANTED):
        return
    if _gives_itself(methods["__aenter__"]) or not all(
        _is_made_for_use(read, module) for read in module.reads(node.name)
    ):
        return
    yield rule.found(node, name=node.name)


def _is_state(item: ast.stmt) -> bool:
    """Whether a statement in the body of the class is more than a method, a docstring or a declaration."""
    if isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Pass)):
        return False
    if isinstance(item, ast.Expr):
        return not isinstance(item.value, ast.Constant)
    if isinstance(item, ast.AnnAssign):
        return item.value is not None
    return not (isinstance(item, ast.Assign) and ast.unparse(item.targets[0]) == "__slots__")


def _is_idle(method: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a method does nothing but return a constant or a name."""
    simple = (ast.Pass, ast.Return, ast.Expr)
    return all(
        isinstance(item, simple) and isinstance(getattr(item, "value", None), (ast.Constant, ast.Name, type(None)))
        for item in method.body
    )


def _gives_itself(method: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether `__aenter__` returns its object, or what something else makes of it."""
    own = method.args.args[0].arg if method.args.args else ""
    returned = [part.value for part in ast.walk(method) if isinstance(part, ast.Return)]
    return any(isinstance(value, ast.Name) and value.id == own for value in returned)


def _is_made_for_use(read: ast.Name, module: Module) -> bool:
    """Whether the class is called here, and the object entered at once or returned."""
    call = module.parent(read)
    if not isinstance(call, ast.Call) or call.func is not read:
        return False
    parent = module.parent(call)
    if isinstance(parent, ast.Call) and call in parent.args:
        return getattr(parent.func, "attr", "") == "enter_async_context"
    return isinstance(parent, (ast.withitem, ast.Return))
