"""
## What it does
Reports a handler round an await that catches a cancellation and does not raise it again, and `contextlib.suppress()` of
one, where the function then goes on: round a loop, to more code behind it and back to a caller that awaits it, or, but
for handlers of the cancellation alone, to any other await. Handlers that catch it by the way (`except BaseException`,
bare `except`) are reported also where the function then ends, and so are those for a cancellation of anyio or trio,
unless the file makes a task of the function, or hands it or a call of it to something that may (`gather()`), which ends
there too.

## Why it matters
A cancellation is delivered once. Swallowed, the task goes on as if nothing had happened: `asyncio.timeout()`,
`wait_for()` and task groups stop working for it, whoever cancelled it waits for ever, the program does not shut down.
Under anyio and trio the cancellation comes again at every await.

## Example
```python bad
import asyncio

async def pump(queue):
    while True:
        try:
            print(await queue.get())
        except asyncio.CancelledError:  # ASY223
            print("cancelled")
```
```python good
import asyncio

async def pump(queue):
    while True:
        try:
            print(await queue.get())
        except asyncio.CancelledError:
            print("cancelled")
            raise
```

## What it leaves alone
A task that the function itself cancelled, or a helper that it called before, and then awaits; a handler for
cancellations, or `suppress()`, round the wait for any task kept elsewhere (`await self.task`), which others may cancel,
unless the function is one like `close()` and does no more; a `try` that only waits until tasks are done (`await task`,
`await wait_for(task, 5)`) and catches whatever they end with, or only closes something; `await task` under `if
task.done():`; functions that ask `uncancel()` or `cancelling()`; waiting in a helper that starts a task; handlers that
raise it again under a condition, hand the exception or `sys.exc_info()` to something that is no log, keep it in an
attribute or set a name that is tested later; handlers for the cancellation alone that return, with a value or without,
leave their loop, or have nothing behind them but `finally`: they mean to end; those that have more behind them, unless
the file only ever awaits the function: they mean to go on; handlers that list it beside errors of a library, which then
is known to cancel what waits for it; clean-up in `finally` and in handlers, where another exception is on its way, and
helpers that the file calls only there; functions such as `close()` that name the cancellation; the outermost function
of a program; files of tests, commands and scripts, and functions that talk to somebody (`print()`, `input()`) in files
started under `if __name__ == "__main__"`; coroutines of twisted, whose cancellation is an `Exception`; a `lifespan`
that returns, which a server makes a task of and tells how it ended; waiting for an event or future that nobody else has
(`await asyncio.Event().wait()`), which only a cancellation ends; a handler for the cancellation of waiting for an
event, which ends the wait as the event does; a coroutine that ends by catching its cancellation, unless the file only
ever awaits it; waiting for an executor, whose shutdown may cancel what it has not begun.

## Sources
<https://docs.python.org/3/library/asyncio-task.html#task-cancellation>,
<https://anyio.readthedocs.io/en/stable/cancellation.html#avoiding-cancel-scope-stack-corruption>,
<https://trio.readthedocs.io/en/stable/reference-core.html#cancellation-semantics>

## Overlap
flake8-async ASYNC103, SonarPython S7497. Both report also what a function cancelled itself and coroutines that end;
neither knows `suppress()`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ...cancellation import (
    awaits,
    catches_cancellation,
    home_of,
    is_among_library_errors,
    is_cleaning_up,
    is_entry,
    is_left_alone,
    is_level_cancelled,
    is_noted,
    is_only_awaited,
    is_passed_on,
    is_task,
    is_task_body,
    may_be_its_own,
    may_be_started,
    only_cleans_up,
)
from ...exceptions import catches, paths_through
from ...expressions import last_part
from ...failing import can_only_fail
from ...module import Module
from ...rule import BROAD_HANDLER, Finding, Rule
from ...suspending import own_nodes
from ...ways import CANCEL, END, ERROR, KINDS, RETURN

if TYPE_CHECKING:
    from ...paths import Paths

rule = Rule(__name__, message="a cancellation that arrives here is lost; {advice}")

_CLOSING = frozenset("close aclose stop shutdown terminate disconnect cleanup aexit join quit teardown".split())
"""Words in names of functions that are no task of their own: somebody awaits them."""

_CLEANING = _CLOSING | frozenset("destroy dispose exit finalize fini release uninstall unload".split())
"""Words in names of functions that clean up."""

_UNDOING = _CLEANING | frozenset("cancel clear delete discard pop remove reset rollback undo unlink".split())
"""Words in names of functions that undo something."""

_WAIT = "wait with `asyncio.wait([task])`"
"""It raises nothing of the task, so that what it raises is meant for who waits."""


@rule.on(BROAD_HANDLER)
def check_handler(node: ast.ExceptHandler, module: Module) -> Iterator[Finding]:
    """Report a handler that a cancellation enters and does not leave."""
    if not catches_cancellation(node, module):
        return
    home, block = home_of(node, module), module.parent(node)
    if home is None or not isinstance(block, ast.Try) or not awaits(block) or is_passed_on(node):
        return
    if can_only_fail(node.body):
        return  # most can, and to find out by the paths takes longer
    paths = paths_through(home, module)
    ways = paths.leaving(node, CANCEL)
    kept = {way.way for way in ways if way.way not in KINDS}
    broad = catches(node.type, ERROR, module) is True and not isinstance(node.type, ast.Tuple)
    # Of a handler that leaves in several ways, or raises at times, the author has thought.
    if not kept or (len(kept) > 1 and not broad) or any(isinstance(way.node, ast.Raise) for way in ways):
        return
    if is_noted(node, home) or is_among_library_errors(node, module):
        return
    if broad and (all(map(_lets_it_end, block.body)) or _only_closes(block.body)):
        return
    # A task to wait for is one of asyncio's, whatever the class is called.
    level = is_level_cancelled(node.type, module) and not any(map(is_task, awaits(*block.body)))
    alone = catches(node.type, ERROR, module) is False
    # A server makes a task of a `lifespan`, and is told how it ends; a `return` for a cancellation means to end.
    if ("lifespan" in home.name or (alone and not level)) and kept == {RETURN}:
        return
    behind = [piece for piece in paths.resuming(node, CANCEL) if not is_cleaning_up(piece, home, module)]
    if broad or level:
        ends = not any(paths.waits(piece) and not _closes(piece) for piece in behind)
        wrong = not (ends and may_be_started(home, module))
    else:
        wrong = _goes_on(block.body, behind, alone, not alone or (kept == {END} and bool(behind)), paths, home, module)
    if wrong and not _is_excused(block, home, module):
        yield rule.found(node, advice=_advice(node, block.body, broad))


@rule.on(ast.With, words=("suppress",))
def check_suppress(node: ast.With, module: Module) -> Iterator[Finding]:
    """Report `suppress()` of a cancellation."""
    for item in node.items:
        call = item.context_expr
        if not isinstance(call, ast.Call) or "suppress" not in module.tails(call):
            continue
        home = home_of(node, module)
        if home is None or module.name(call.func) != "contextlib.suppress":
            continue
        paths = paths_through(home, module)
        if not any(catches(given, CANCEL, module) for given in call.args) or not paths.swallows(item, CANCEL):
            continue
        behind = [piece for piece in paths.resuming(item, CANCEL) if not is_cleaning_up(piece, home, module)]
        if _goes_on(node.body, behind, False, bool(behind), paths, home, module) and not _is_excused(
            node, home, module
        ):
            yield rule.found(node, advice=_WAIT if _waits_for_tasks(node.body) else "leave it out of `suppress()`")


def _goes_on(
    body: Sequence[ast.stmt],
    behind: Sequence[ast.AST],
    meant: bool,
    hidden: bool,
    paths: Paths,
    home: ast.AsyncFunctionDef,
    module: Module,
) -> bool:
    """Whether more is done after a cancellation in `body` than to end, but for cleaning up.

    Args:
        body: what a cancellation leaves.
        behind: the pieces that can be evaluated after it, but for those of a `finally`.
        meant: whether it is handled by itself: then another await counts only in a loop, or if it is hidden.
        hidden: whether callers cannot know of the cancellation.
        paths: the paths through `home`.
        home: the function.
        module: the file.
    """
    awaited = awaits(*body)
    if all(
        isinstance(operand, ast.Call) and not module.spawning.isdisjoint(module.tails(operand)) for operand in awaited
    ):
        return False  # what it has started there, and waits for, others may cancel
    waiting = [piece for piece in behind if paths.waits(piece)]
    first = home.name.strip("_").partition("_")[0]
    if any(map(is_task, awaited)):
        # Who waits for a task may be told of its end by its cancellation; who closes something is told nothing by it,
        # but may keep the cancellation back until the rest is closed.
        return all(map(is_task, awaited)) and not waiting and first in _CLOSING and not may_be_started(home, module)
    inside = set(own_nodes(*body))
    if any(piece in inside for piece in waiting):
        return True
    if first in _CLEANING or all(_is_event(operand, module) for operand in awaited):
        return False
    if not meant and not all(map(_closes, waiting)):
        return not is_task_body(home, module)
    return hidden and is_only_awaited(home, module)


def _is_event(awaited: ast.AST, module: Module) -> bool:
    """Whether an event is waited for: until then there is nothing to do, and a cancellation may end that too."""
    return isinstance(awaited, ast.Call) and module.name(awaited.func).endswith(".Event.wait")


def _is_excused(block: ast.stmt, home: ast.AsyncFunctionDef, module: Module) -> bool:
    if (
        _is_done(block, module)
        or is_cleaning_up(block, home, module)
        or only_cleans_up(home, module)
        or _waits_for_ever(block, module)
    ):
        return True
    return is_entry(home, module) or may_be_its_own(block, home, module) or is_left_alone(home, module)


def _is_done(block: ast.stmt, module: Module) -> bool:
    """Whether a statement stands under `if task.done():`, so that it waits for nothing."""
    outer = module.parent(block)
    asked = outer.test if isinstance(outer, ast.If) and block in outer.body else None
    return isinstance(asked, ast.Call) and last_part(asked.func) == "done"


def _lets_it_end(statement: ast.stmt) -> bool:
    """Whether a statement waits until a task is done and takes nothing of it: its cancellation may be the task's."""
    if not isinstance(statement, ast.Expr) or not isinstance(statement.value, ast.Await):
        return False
    awaited = statement.value.value
    if isinstance(awaited, ast.Call) and awaited.args and last_part(awaited.func) in ("shield", "wait_for"):
        awaited = awaited.args[0]
    return isinstance(awaited, (ast.Name, ast.Attribute))


def _only_closes(body: Sequence[ast.stmt]) -> bool:
    """Whether all that is awaited in a `try` closes something."""
    closes = any(_closes(statement, _CLEANING) for statement in body)
    return closes and all(
        isinstance(operand, ast.Name) or (isinstance(operand, ast.Call) and _closes(operand, _CLEANING))
        for operand in awaits(*body)
    )


def _waits_for_ever(block: ast.stmt, module: Module) -> bool:
    """Whether only a cancellation ends what is awaited in a `try`: an event or future that nobody else knows."""
    awaited = awaits(*block.body) if isinstance(block, (ast.Try, ast.With)) else []
    return bool(awaited) and all(_is_endless(operand, module) for operand in awaited)


def _is_endless(awaited: ast.AST, module: Module) -> bool:
    waiting = awaited.func if isinstance(awaited, ast.Call) else None
    if isinstance(waiting, ast.Attribute) and waiting.attr == "wait":
        return isinstance(waiting.value, ast.Call) and module.name(waiting.value.func) == "asyncio.Event"
    return waiting is not None and module.name(waiting) == "asyncio.Future"


def _waits_for_tasks(body: Sequence[ast.stmt]) -> bool:
    awaited = awaits(*body)
    return all(isinstance(operand, (ast.Name, ast.Attribute)) for operand in awaited)


def _advice(handler: ast.ExceptHandler, body: Sequence[ast.stmt], broad: bool) -> str:
    """What to do about a handler: it may have to clean up after a cancellation too, or be for other errors too."""
    if broad:
        return "re-raise it at the end" if _closes(handler) else "catch `Exception` instead"
    if isinstance(handler.type, ast.Tuple):
        return "leave it out of the tuple"
    return _WAIT if _waits_for_tasks(body) else "re-raise it"


def _closes(part: ast.AST, words: frozenset[str] = _UNDOING) -> bool:
    """Whether something called in `part` undoes something, by its name."""
    calls = (node for node in own_nodes(part) if isinstance(node, ast.Call))
    return any(not words.isdisjoint(last_part(call.func).split("_")) for call in calls)
