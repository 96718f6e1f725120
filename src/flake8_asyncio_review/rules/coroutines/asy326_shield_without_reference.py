"""
## What it does
Reports `await asyncio.shield(coroutine())`, also inside `asyncio.wait_for()`: the task that `shield()` makes of the
coroutine is held by nobody once the waiting is cancelled.

## Why it matters
`shield()` wraps the coroutine in a task and gives back another future. While somebody waits for that future it holds
the task. When the waiting is cancelled `shield()` takes its callback off the task, and the event loop has only a
weak reference to it: from there on it lives as long as what it waits for holds it, may be collected before it is
done, and nobody is left who could wait for it at shutdown or handle its exception. So in CPython 3.10 to 3.14; the
newest versions (gh-134331) tell the loop's exception handler if it fails.

It is opt-in: in real code 12 of 19 such places did little harm, mostly in handlers that run because of a cancellation.

## Example
```python bad
import asyncio

async def save(row):
    await asyncio.sleep(1)

async def handle(row):
    await asyncio.shield(save(row))  # ASY326
```
```python good
import asyncio

saving = set()

async def save(row):
    await asyncio.sleep(1)

async def handle(row):
    task = asyncio.create_task(save(row))
    saving.add(task)
    task.add_done_callback(saving.discard)
    await asyncio.shield(task)
```

## What it leaves alone
Tasks and futures that have a name, as somebody else may hold them; arguments of which it is not certain that they are
coroutines; what `shield()` gives where it is stored or passed on.

## Sources
<https://docs.python.org/3/library/asyncio-task.html#shielding-from-cancellation>,
<https://github.com/python/cpython/issues/134331>, `Lib/asyncio/tasks.py`

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...coroutines import coroutine_name
from ...knowledge.hops import TASK_MAKERS
from ...module import Module
from ...rule import Finding, Rule

rule = Rule(
    __name__,
    message="nobody holds the task of `{name}()` once this wait is cancelled; keep the task and shield it",
    opt_in=True,
)


@rule.on_call(("asyncio.shield",))
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report `await shield(coroutine())`."""
    if len(node.args) != 1 or not isinstance(node.args[0], ast.Call) or not _is_awaited(node, module):
        return
    if module.name(node.func) == "asyncio.shield":
        name = _held_by_nobody(node.args[0], module)
        if name:
            yield rule.found(node, name=name)


def _is_awaited(node: ast.Call, module: Module) -> bool:
    parent = module.parent(node)
    if isinstance(parent, ast.Call) and module.name(parent.func) == "asyncio.wait_for":
        parent = module.parent(parent)
    return isinstance(parent, ast.Await)


def _held_by_nobody(given: ast.Call, module: Module) -> str:
    """The coroutine function whose coroutine or new task `given` is; else an empty string."""
    if TASK_MAKERS.get(module.name(given.func)) and given.args and isinstance(given.args[0], ast.Call):
        given = given.args[0]
    return coroutine_name(given, module)
