"""
## What it does
Reports `asyncio.wait()` with a `timeout=` or `return_when=FIRST_COMPLETED` (`FIRST_EXCEPTION`) whose pending tasks
nobody can reach any more: the second set is dropped, and the tasks were made for this call alone.

## Why it matters
`asyncio.wait()` cancels nothing. The tasks that are not done run on unobserved, hold their connections and locks, and
end with "Task was destroyed but it is pending" or an exception that nobody sees.

## Example
```python bad
import asyncio

async def first_answer(mirrors):
    tasks = [asyncio.create_task(mirror.fetch()) for mirror in mirrors]
    done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)  # ASY228
    return done.pop().result()
```
```python good
import asyncio

async def first_answer(mirrors):
    tasks = [asyncio.create_task(mirror.fetch()) for mirror in mirrors]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    return done.pop().result()
```

## What it leaves alone
A pending set that is read in any way; tasks that are read by their own name or that of their collection anywhere else,
come from elsewhere, or are stored; waits that end only when every task is done; tasks that only sleep or are given a
timeout of their own; tests, scripts and commands, which end soon; the function that `asyncio.run()` runs, which cancels
what is left over.

It is opt-in because what is left is often one waiter of an event, or the service ends there too: of nine such places in
real packages all were as it says, and four were worth changing.

## Sources
<https://docs.python.org/3/library/asyncio-task.html#asyncio.wait>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...bounds import has_limit
from ...module import Module
from ...rule import Finding, Rule
from ...waiting import may_leave_pending, own_tasks, unread_parts

rule = Rule(
    __name__, message="pending tasks run on with nobody to stop them; cancel and await the second set", opt_in=True
)


@rule.on_call(("asyncio.wait",))
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a wait whose unfinished tasks are lost."""
    if not may_leave_pending(node) or module.name(node.func) != "asyncio.wait" or module.is_by_hand:
        return
    if not unread_parts(node, module).pending_unread or _is_run_once(node, module):
        return
    if any(_lasts(task, module) for task in own_tasks(node, module)):
        yield rule.found(node)


def _lasts(task: ast.Call, module: Module) -> bool:
    """Whether it matters that a task runs on: one that only sleeps, or is given a timeout, ends by itself."""
    made = task.args[0]
    return not (isinstance(made, ast.Call) and ("sleep" in module.tails(made) or has_limit(made)))


def _is_run_once(node: ast.Call, module: Module) -> bool:
    """Whether the function around `node` is handed to something that runs it in an event loop of its own."""
    home = module.function(node)
    if home is None:
        return False
    for read in module.reads(home.name):
        made = module.parent(read)
        outer = module.parent(made) if isinstance(made, ast.Call) and made.func is read else made
        if isinstance(outer, ast.Call) and any(tail.endswith("run") for tail in module.tails(outer)):
            return True
    return False
