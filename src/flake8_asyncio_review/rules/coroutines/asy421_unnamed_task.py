"""
## What it does
Reports `create_task()` without a `name=`.

## Why it matters
A task's name stands in its `repr()`, in debug logs and in what tools list. `Task-1742` says nothing about what hangs.

## Example
```python bad
import asyncio

async def poll():
    await asyncio.sleep(1)

async def main():
    task = asyncio.create_task(poll())  # ASY421
    await task
```
```python good
import asyncio

async def poll():
    await asyncio.sleep(1)

async def main():
    task = asyncio.create_task(poll(), name="poll")
    await task
```

## What it leaves alone
Calls with `**keywords`, `ensure_future()`, which takes no name, and tasks that are named later by `set_name()`.

## Sources
<https://docs.python.org/3/library/asyncio-task.html#asyncio.create_task>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...knowledge.hops import TASK_MAKERS
from ...module import Module
from ...rule import Finding, Rule

rule = Rule(__name__, message="this task has no name to be recognised by; pass `name=`", opt_in=True)


@rule.on_call(TASK_MAKERS)
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a task without a name."""
    names = module.names(node.func)
    if not names or not all(name in TASK_MAKERS and name.endswith(".create_task") for name in names):
        return
    if any(keyword.arg in ("name", None) for keyword in node.keywords) or _named_later(node, module):
        return
    yield rule.found(node)


def _named_later(node: ast.Call, module: Module) -> bool:
    parent = module.parent(node)
    if isinstance(parent, ast.Attribute):
        return parent.attr == "set_name"
    if not isinstance(parent, ast.Assign) or len(parent.targets) != 1:
        return False
    target = ast.unparse(parent.targets[0])
    home = module.function(node) if isinstance(parent.targets[0], ast.Name) else None
    return any(
        isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "set_name"
        and ast.unparse(call.func.value) == target
        and (home is None or module.function(call) is home)
        for call in module.nodes
    )
