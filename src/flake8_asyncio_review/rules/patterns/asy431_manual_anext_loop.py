"""
## What it does
Reports `while True` with `await anext(iterator)` (or `__anext__()`) and a handler of `StopAsyncIteration`, where
`async for` does the same.

## Why it matters
`async for` is that loop. Written out it is longer, and a `StopAsyncIteration` that the body raises may be taken for the
end of the iterator.

## Example
```python bad
async def show(lines):
    while True:  # ASY431
        try:
            line = await anext(lines)
        except StopAsyncIteration:
            break
        print(line)
```
```python good
async def show(lines):
    async for line in lines:
        print(line)
```

## What it leaves alone
Loops that do more than `async for` can: other handlers round the step, a timeout or a task for it, something done
before it, a second step in the body, an iterator that the body uses or replaces; loops that a `return` or `break` in
the body ends, as the iterator may be read on elsewhere; handlers that raise; `__aiter__` and `__anext__`.

## Sources
<https://docs.python.org/3/reference/compound_stmts.html#the-async-for-statement>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from ...module import Module
from ...protocols import Syntax, supports
from ...rule import Finding, Rule

rule = Rule(__name__, message="this loop is `async for {target} in {iterator}` written out; use `async for`")

_OWN_METHODS = ("__aiter__", "__anext__")
"""Where `async for` over the same object would begin again, or never end."""


@rule.on(ast.While, words=("StopAsyncIteration",))
def check(node: ast.While, module: Module) -> Iterator[Finding]:
    """Report a loop that steps through an asynchronous iterator by hand."""
    if not (isinstance(node.test, ast.Constant) and node.test.value) or node.orelse:
        return
    step, rest = _first_step(node, module)
    if step is None:
        return
    target, iterator = step
    if any(_does_more(part, iterator) for statement in rest for part in ast.walk(statement)):
        return
    home = module.function(node)
    if home is None or home.name in _OWN_METHODS or supports(iterator, Syntax.ASYNC_FOR, module) is False:
        return
    yield rule.found(node, target=ast.unparse(target)[:30], iterator=ast.unparse(iterator)[:30])


def _first_step(node: ast.While, module: Module) -> tuple[tuple[ast.expr, ast.expr] | None, Sequence[ast.stmt]]:
    """What the loop takes first and from where, if the iterator's end ends the loop and nothing else; and its rest."""
    first, rest = node.body[0], node.body[1:]
    if isinstance(first, ast.Try):
        if len(first.body) == 1 and not first.finalbody and len(first.handlers) == 1 and _ends(first.handlers[0]):
            return _step(first.body[0], module), [*first.orelse, *rest]
        return None, ()
    outer = module.parent(node)
    handlers = outer.handlers if isinstance(outer, ast.Try) and outer.body == [node] and not outer.orelse else []
    if any(_is_for_the_end(handler) and not _raises(handler) for handler in handlers):
        return _step(first, module), rest
    return None, ()


def _ends(handler: ast.ExceptHandler) -> bool:
    """Whether a handler for the end of the iterator leaves the loop."""
    return _is_for_the_end(handler) and isinstance(handler.body[-1], (ast.Break, ast.Return)) and not _raises(handler)


def _is_for_the_end(handler: ast.ExceptHandler) -> bool:
    return isinstance(handler.type, ast.Name) and handler.type.id == "StopAsyncIteration" and handler.name is None


def _raises(handler: ast.ExceptHandler) -> bool:
    return any(isinstance(part, ast.Raise) for statement in handler.body for part in ast.walk(statement))


def _step(statement: ast.stmt, module: Module) -> tuple[ast.expr, ast.expr] | None:
    """The target and the iterator of `target = await anext(iterator)`."""
    if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
        return None
    call = statement.value.value if isinstance(statement.value, ast.Await) else None
    if not isinstance(call, ast.Call) or call.keywords:
        return None
    function = call.func
    iterator: ast.expr | None = None
    if isinstance(function, ast.Attribute) and function.attr == "__anext__" and not call.args:
        iterator = function.value
    elif isinstance(function, ast.Name) and function.id == "anext" and len(call.args) == 1:
        iterator = call.args[0] if module.name(function) == "builtins.anext" else None
    plain = isinstance(iterator, ast.Name) or (isinstance(iterator, ast.Attribute) and _is_plain(iterator))
    return (statement.targets[0], iterator) if iterator is not None and plain else None


def _is_plain(node: ast.Attribute) -> bool:
    """Whether this is an attribute of a name, so that it is the same object each time."""
    return isinstance(node.value, ast.Name)


def _does_more(part: ast.AST, iterator: ast.expr) -> bool:
    """Whether the body of the loop does what an `async for` makes difficult or different."""
    if isinstance(part, (ast.Return, ast.Break)):
        return True
    return type(part) is type(iterator) and ast.unparse(part) == ast.unparse(iterator)
