"""
## What it does
Reports a `yield` in an `@asynccontextmanager` function behind which something is closed, stopped or put back as it was,
in a place that an exception from the caller's block does not pass.

## Why it matters
An exception in the block of `async with` is raised at the `yield`; a cancellation is one too. What stands behind the
`yield` and not in a `finally` is skipped: the connection stays open, the task runs on, the counter stays up.

## Example
```python bad
from contextlib import asynccontextmanager

@asynccontextmanager
async def connection(pool):
    held = await pool.acquire()
    yield held  # ASY130
    await pool.release(held)
```
```python good
from contextlib import asynccontextmanager

@asynccontextmanager
async def connection(pool):
    held = await pool.acquire()
    try:
        yield held
    finally:
        await pool.release(held)
```

## What it leaves alone
What belongs to the good end only, such as `commit()`; logs; `async with`, exit stacks and handlers that do the same; an
attribute that gets the value which it also got before the `yield`; cancel scopes, which an exception cancels anyway;
what stands in a `finally` under a condition; lifespan functions of web applications, in whose block nothing of yours
runs; files with tests, whose fixtures no error is thrown into.

## Sources
<https://docs.python.org/3/library/contextlib.html#contextlib.asynccontextmanager>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ...exceptions import paths_through
from ...generators import is_context_manager, own_yields
from ...module import Module
from ...rule import Finding, Rule
from ...suspending import own_nodes
from ...ways import CANCEL, ERROR

rule = Rule(
    __name__, message="`{cleanup}` is skipped if the caller's block raises; put the `yield` into `try`/`finally`"
)

_RELEASES = frozenset(
    "close aclose stop shutdown disconnect release cancel cleanup terminate kill dispose teardown unsubscribe "
    "wait_closed destroy unlock logout stop_polling stop_server tearDown rmtree".split()
)
"""Last names of calls that end or give back something."""

_PUSHES = frozenset(("callback", "push", "push_async_callback", "push_async_exit"))
"""Methods of exit stacks that take what is to be called when the block is left."""


@rule.on(ast.AsyncFunctionDef, words=("yield",))
def check(node: ast.AsyncFunctionDef, module: Module) -> Iterator[Finding]:
    """Report a `yield` behind which a clean-up can be skipped."""
    if not node.decorator_list or module.is_test or not is_context_manager(node, module) or _is_lifespan(node, module):
        return
    paths = paths_through(node, module)
    for point in own_yields(node):
        skipped = dict.fromkeys(_cleanups(paths.following(point, kinds=()), node, point))
        for kind in (ERROR, CANCEL) if skipped else ():
            kept = set(_cleanups(paths.following(point, kinds=(), raised=kind), node, point))
            missing = [cleanup for cleanup in skipped if cleanup not in kept]
            if missing:
                yield rule.found(point, cleanup=missing[0][:50])
                break


def _cleanups(pieces: Iterable[ast.AST], function: ast.AsyncFunctionDef, point: ast.Yield) -> Iterator[str]:
    """What some statements behind a `yield` end, give back or put back as it was."""
    for piece in pieces:
        if isinstance(piece, ast.Expr):
            call = piece.value.value if isinstance(piece.value, ast.Await) else piece.value
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in _RELEASES:
                text = ast.unparse(call.func)
                # A scope is left, and what runs in it is cancelled, when an exception passes.
                if not text.endswith("scope.cancel") and not _is_pushed(call.func, function):
                    yield f"{text}()"
        elif isinstance(piece, (ast.Assign, ast.AugAssign)) and piece.lineno > point.lineno:
            target = piece.targets[0] if isinstance(piece, ast.Assign) else piece.target
            if isinstance(target, (ast.Attribute, ast.Subscript)) and _was_set(piece, target, function, point):
                yield ast.unparse(piece)


def _is_pushed(method: ast.expr, function: ast.AsyncFunctionDef) -> bool:
    """Whether an exit stack has been given the same method, to call it when an exception passes."""
    text = ast.unparse(method)
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in _PUSHES
        and any(ast.unparse(given) == text for given in node.args)
        for node in own_nodes(*function.body)
    )


def _was_set(
    piece: ast.Assign | ast.AugAssign, target: ast.expr, function: ast.AsyncFunctionDef, point: ast.Yield
) -> bool:
    """Whether the same was changed in the same manner before the `yield`, and not to the same value."""
    text = ast.unparse(target)
    for node in own_nodes(*function.body):
        if type(node) is type(piece) and node.lineno < point.lineno and isinstance(node, (ast.Assign, ast.AugAssign)):
            before = node.targets[0] if isinstance(node, ast.Assign) else node.target
            changed = isinstance(node, ast.AugAssign) or ast.dump(node.value) != ast.dump(piece.value)
            if changed and ast.unparse(before) == text:
                return True
    return False


def _is_lifespan(node: ast.AsyncFunctionDef, module: Module) -> bool:
    """Whether a function looks like the lifespan of a web application."""
    if "lifespan" in node.name or any("app" in argument.arg.split("_") for argument in node.args.args):
        return True
    parents = map(module.parent, module.mentions(node.name))
    return any(isinstance(parent, ast.keyword) and "lifespan" in (parent.arg or "") for parent in parents)
