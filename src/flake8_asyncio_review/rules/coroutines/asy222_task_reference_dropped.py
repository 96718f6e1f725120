"""
## What it does
Reports a task whose only strong reference is dropped: `create_task()` or `ensure_future()` as a statement, bound to a
name that is never read, or returned by a lambda whose result the event loop throws away.

## Why it matters
The event loop holds weak references to tasks. A task that nobody else holds can be collected before it is done, and
whoever needs to cancel it or to see its exception cannot.

## Example
```python bad
import asyncio

async def notify(user):
    await asyncio.sleep(1)

async def handle(user):
    asyncio.create_task(notify(user))  # ASY222
```
```python good
import asyncio

background = set()

async def notify(user):
    await asyncio.sleep(1)

async def handle(user):
    task = asyncio.create_task(notify(user))
    background.add(task)
    task.add_done_callback(background.discard)
```

## What it leaves alone
`TaskGroup.create_task()` and nurseries, which hold their tasks; results that are stored, returned, awaited or passed
on; names at the top level of a module; `__del__`, after which nobody is left to hold anything.

## Sources
<https://docs.python.org/3/library/asyncio-task.html#asyncio.create_task>

## Overlap
ruff RUF006, flake8-async ASYNC300, SonarPython S7502. Ours leaves module-level names alone and also knows loops kept
on attributes, lambdas and comprehensions.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...knowledge.hops import LOOP_CALLBACKS, TASK_MAKERS
from ...module import Module, argument, shown
from ...rule import Finding, Rule
from ...usage import is_discarded

rule = Rule(__name__, message="the task of `{name}()` may be collected before it is done; keep a reference to it")


@rule.on_call(TASK_MAKERS)
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a task that nobody holds."""
    if not is_discarded(node, module) and not _returned_to_the_loop(node, module):
        return
    home = module.function(node)
    if home is not None and home.name == "__del__":
        return
    names = module.names(node.func)
    if names and all(TASK_MAKERS.get(name, False) for name in names) and not _is_task_already(node, names, module):
        yield rule.found(node, name=shown(names[0]))


def _returned_to_the_loop(node: ast.Call, module: Module) -> bool:
    """Whether the call is the body of a lambda that the event loop calls."""
    parent = module.parent(node)
    if not isinstance(parent, ast.Lambda) or parent.body is not node:
        return False
    call = module.parent(parent)
    if not isinstance(call, ast.Call):
        return False
    for name in module.names(call.func):
        position, _ = LOOP_CALLBACKS.get(name, (-1, ""))
        if position >= 0 and argument(call, position) is parent:
            return True
    return False


def _is_task_already(node: ast.Call, names: tuple[str, ...], module: Module) -> bool:
    """Whether `ensure_future()` gets a future, which it hands back as it is."""
    if not names[0].endswith("ensure_future") or not node.args:
        return False
    made = module.certain(node.args[0])
    return any(value.kind == "instance" for value in made)
