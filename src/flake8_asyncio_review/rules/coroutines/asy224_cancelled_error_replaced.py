"""
## What it does
Reports a handler that catches a cancellation and raises another error instead, and the first `return`, `break` or
`continue` in the `finally` of a `try` that awaits.

## Why it matters
Whoever cancelled the task waits for a cancellation and gets an error, or nothing: `asyncio.timeout()` and `wait_for()`
no longer turn it into a `TimeoutError`, a task group reports a failure that is none, and a retry loop round the call
starts again in a program that wants to end.

## Example
```python bad
import asyncio

async def fetch(session, url):
    try:
        return await session.get(url)
    except BaseException as error:
        raise RuntimeError(f"cannot fetch {url}") from error  # ASY224

async def drain(queue):
    try:
        await queue.join()
    finally:
        return queue.qsize()  # ASY224
```
```python good
import asyncio

async def fetch(session, url):
    try:
        return await session.get(url)
    except Exception as error:
        raise RuntimeError(f"cannot fetch {url}") from error

async def drain(queue):
    await queue.join()
    return queue.qsize()
```

## What it leaves alone
Handlers that do not catch cancellations; those that raise the cancellation again on another path (their author tells
one from the other) or end without raising ([ASY223](ASY223.md)); `SystemExit` and `KeyboardInterrupt`; `raise
AssertionError`, which says that it is never reached; a task or future that the function awaits and that others may
cancel, or that it has cancelled itself; handlers for the cancellation alone, which tell callers of it by an error of
their own (but not by a `TimeoutError`: no time was up); handlers that list a cancellation beside errors of a library,
which then is known to cancel what waits for it; functions that ask `uncancel()` or `cancelling()`; the outermost
function of a program; files of tests, commands and scripts, and functions that talk to somebody (`print()`, `input()`)
in files started under `if __name__ == "__main__"`; loops that begin and end within the `finally`; jumps of a method
under a condition on nothing but attributes of its object (`if self._stopping:`), which was told to stop; a `finally`
behind a handler that lets no cancellation pass.

## Sources
<https://docs.python.org/3/library/asyncio-task.html#task-cancellation>, <https://peps.python.org/pep-0765/>

## Overlap
flake8-async ASYNC104, which knows nothing of `finally`; flake8-bugbear B012, ruff B012, PLE0116 and SIM107, pylint
W0134, W0136, W0137 and W0150: those report `finally` in every function, whatever it awaits, and each jump out of it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...cancellation import (
    awaits,
    catches_cancellation,
    home_of,
    is_among_library_errors,
    is_entry,
    is_left_alone,
    is_level_cancelled,
    is_task,
    may_be_its_own,
)
from ...definitions import raised
from ...exceptions import catches, paths_through
from ...expressions import last_part
from ...jumps import jumps
from ...module import Module
from ...rule import BROAD_HANDLER, LEAVING_FINALLY, Finding, Rule
from ...ways import CANCEL, ERROR, KINDS

rule = Rule(__name__, message="{leaving} replaces a cancellation that arrives here; {advice}")


@rule.on(BROAD_HANDLER)
def check_handler(node: ast.ExceptHandler, module: Module) -> Iterator[Finding]:
    """Report an error raised in the place of a cancellation."""
    if not catches_cancellation(node, module):
        return
    home, block = home_of(node, module), module.parent(node)
    if home is None or not isinstance(block, ast.Try):
        return
    if not any(isinstance(part, ast.Raise) and part.exc is not None for part in ast.walk(node)):
        return  # most raise nothing else, and to find out by the paths takes longer
    ways = paths_through(home, module).leaving(node, CANCEL)
    raising = [(way.node, way.way) for way in ways if isinstance(way.node, ast.Raise)]
    if not raising or any(way != ERROR for _, way in raising) or any(way.way not in KINDS for way in ways):
        return
    broad = catches(node.type, ERROR, module) is True and not isinstance(node.type, ast.Tuple)
    waits = awaits(*block.body)
    if not waits or (all(map(is_task, waits)) and not broad):
        return
    if is_entry(home, module) or may_be_its_own(block, home, module) or is_among_library_errors(node, module):
        return
    if is_left_alone(home, module):
        return
    alone = catches(node.type, ERROR, module) is False and not is_level_cancelled(node.type, module)
    advice = "catch `Exception` instead" if broad else "let it pass"
    for statement, _ in raising:
        error = raised(statement)
        if error is None:
            continue
        name = last_part(error)
        # `raise AssertionError` says that something before it raises. An error for the cancellation alone tells callers
        # of it, unless it says that time is up.
        if name != "AssertionError" and (name == "TimeoutError" or not alone):
            yield rule.found(statement, leaving="this error", advice=advice)


@rule.on(LEAVING_FINALLY)
def check_finally(node: ast.Try, module: Module) -> Iterator[Finding]:
    """Report a jump out of `finally`."""
    home = home_of(node, module) if node.finalbody else None
    if home is None:
        return
    leaving = [jump for jump in jumps(node.finalbody) if not _is_told(jump, home, module)]
    if (
        not leaving
        or is_left_alone(home, module)
        or any(_ends_here(handler, home, module) for handler in node.handlers)
    ):
        return
    before = [*node.body, *node.orelse, *(statement for handler in node.handlers for statement in handler.body)]
    if awaits(*before):
        word = type(leaving[0]).__name__.lower()
        advice = "move it behind the `try`" if _is_last(leaving[0], node) else "let the `finally` run to its end"
        yield rule.found(leaving[0], leaving=f"`{word}` in `finally`", advice=advice)


def _is_told(jump: ast.stmt, home: ast.AsyncFunctionDef, module: Module) -> bool:
    """Whether a jump stands under a condition on nothing but attributes of the object: it has been told to stop."""
    under = module.parent(jump)
    if not isinstance(under, ast.If) or not home.args.args or not isinstance(module.parent(home), ast.ClassDef):
        return False
    own = home.args.args[0].arg
    parts = list(ast.walk(under.test))
    names = [part.id for part in parts if isinstance(part, ast.Name)]
    return bool(names) and all(name == own for name in names) and not any(isinstance(part, ast.Call) for part in parts)


def _is_last(jump: ast.stmt, node: ast.Try) -> bool:
    """Whether a jump is the end of the `finally`, be it under a condition: what it does there it can do behind."""
    last: ast.stmt | None = node.finalbody[-1]
    while isinstance(last, ast.If) and last is not jump:
        last = last.body[-1] if not last.orelse else None
    return last is jump


def _ends_here(handler: ast.ExceptHandler, home: ast.AsyncFunctionDef, module: Module) -> bool:
    """Whether a handler catches cancellations and never raises anything: none is left for the `finally`."""
    if catches(handler.type, CANCEL, module) is not True:
        return False
    ways = paths_through(home, module).leaving(handler, CANCEL)
    return not any(isinstance(way.node, ast.Raise) for way in ways)
