"""
## What it does
Reports `loop.run_forever()` in a program's main code with nothing behind it that ends tasks or closes the loop, or with
such code where Ctrl-C skips it.

## Why it matters
The usual end of `run_forever()` is an exception: Ctrl-C, or `SystemExit` from a signal handler. Without a `finally` the
program leaves while tasks are half-way: connections are cut, `finally` blocks of coroutines never run, and Python
prints `Task was destroyed but it is pending!`.

## Example
```python bad
import asyncio

async def serve():
    await asyncio.start_server(print, "127.0.0.1", 8888)

loop = asyncio.new_event_loop()
loop.run_until_complete(serve())
loop.run_forever()  # ASY140
```
```python good
import asyncio

async def serve():
    server = await asyncio.start_server(print, "127.0.0.1", 8888)
    async with server:
        await server.serve_forever()

asyncio.run(serve())
```

## What it leaves alone
Loops that come from elsewhere, such as a parameter or an attribute, or are passed on to code in other files; functions
that may be the body of a thread; files that stop the loop in an orderly way, with `loop.stop()` or `atexit`; tests
and what stands beside them.

It is opt-in because few programs are written so any more: of the two such places in hundreds of real packages, a server
for tests and an entry for debugging, neither was worth changing.

## Sources
<https://docs.python.org/3/library/asyncio-eventloop.html#asyncio.loop.run_forever>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...expressions import last_part
from ...loops import HeldLoop
from ...module import Module
from ...rule import Finding, Rule
from ...usage import acts

rule = Rule(
    __name__, message="nothing ends the tasks or closes the loop after this; clean up in `finally`", opt_in=True
)

_INTERRUPTS = frozenset("KeyboardInterrupt BaseException".split())
_ORDERLY = ("stop", "register", "all_tasks", "Thread")
"""Attributes that show that the loop is stopped, that something is done at exit, or that threads are at work."""


@rule.on_call(("asyncio.AbstractEventLoop.run_forever",))
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a loop that runs until something kills it."""
    held = next((item for item in module.loops.values() if node.func in item.uses("run_forever")), None)
    if held is None or held.escapes or isinstance(held.owner, ast.ClassDef) or not _is_main(held, node, module):
        return
    if module.is_for_tests:
        return
    if not _is_orderly(module) and not _is_cleaned_up(node, module):
        yield rule.found(node)


def _is_main(held: HeldLoop, node: ast.Call, module: Module) -> bool:
    """Whether the code runs in the main thread: only there is a current loop, and statements of a file run there."""
    function = module.function(node)
    if function is None or not held.is_new:
        return True
    called = any(
        isinstance(read.parent, ast.Call) and read.parent.func is name and module.function(name) is None
        for name in module.reads(function.name)
        if (read := module.places[name])
    )
    return called and function.owner < 0


def _is_orderly(module: Module) -> bool:
    return any(module.attributes(name) or module.reads(name) for name in _ORDERLY)


def _is_cleaned_up(node: ast.Call, module: Module) -> bool:
    """Whether anything is done behind the call, also when Ctrl-C ends it."""
    caught = follows = False
    inner: ast.AST = node
    for outer in module.ancestors(node):
        if isinstance(outer, ast.Lambda):
            return True
        if isinstance(outer, ast.Try) and inner in outer.body:
            if any(map(acts, outer.finalbody)):
                return True
            handlers = [handler for handler in outer.handlers if _catches_interrupt(handler)]
            caught = caught or bool(handlers)
            follows = follows or any(acts(item) for handler in handlers for item in handler.body)
        elif isinstance(outer, ast.With):
            if not _suppresses(outer):
                return True
            caught = True
        follows = follows or any(map(acts, _behind(inner, outer)))
        if isinstance(outer, (ast.FunctionDef, ast.AsyncFunctionDef)):
            break
        inner = outer
    return follows and caught


def _behind(inner: ast.AST, outer: ast.AST) -> list[ast.stmt]:
    """The statements of `outer` that follow `inner` in the same suite."""
    for field in ("body", "orelse"):
        suite = getattr(outer, field, None)
        if isinstance(suite, list) and inner in suite:
            return suite[suite.index(inner) + 1 :]
    return []


def _catches_interrupt(handler: ast.ExceptHandler) -> bool:
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(item is None or (isinstance(item, ast.Name) and item.id in _INTERRUPTS) for item in caught)


def _suppresses(block: ast.With) -> bool:
    calls = [item.context_expr for item in block.items]
    return all(isinstance(call, ast.Call) and last_part(call.func) == "suppress" for call in calls)
