"""
## What it does
Reports `await asyncio.wait(...)` whose done tasks nobody looks at, and which nobody can look at afterwards because the
tasks were made for this call alone.

## Why it matters
`asyncio.wait()` never raises what its tasks raise. An error in one of them stays in the task until that is collected,
and is then logged as "Task exception was never retrieved" at best; the code after the wait goes on as if all was well.

## Example
```python bad
import asyncio

async def stop_all(services):
    await asyncio.wait([asyncio.create_task(service.stop()) for service in services])  # ASY323
```
```python good
import asyncio

async def stop_all(services):
    await asyncio.gather(*(service.stop() for service in services))
```

## What it leaves alone
A done set that is read in any way; tasks that are read by their own name or that of their collection anywhere else
(`task.result()`, `gather(*tasks)`, a done callback, `task.cancel()`), come from elsewhere or are stored; tasks that
only sleep, wait for an event, a lock or a queue, or catch all of their errors; tests, scripts and commands; tasks of
coroutines that are made elsewhere, also where a coroutine of the file does nothing but await what it is given; a race
with an event that is asked for afterwards.

## Sources
<https://docs.python.org/3/library/asyncio-task.html#asyncio.wait>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...exceptions import catches
from ...module import Module, argument
from ...paths import ERROR
from ...rule import Finding, Rule
from ...suspending import own_nodes
from ...waiting import own_tasks, unread_parts

rule = Rule(__name__, message="errors of the tasks waited for are lost; look at the done set{other}")

_SAFE = frozenset(("sleep", "wait", "join", "acquire"))
"""Last names of coroutines that end in nothing but a result or a cancellation, such as `Event.wait`."""


@rule.on_call(("asyncio.wait",))
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a wait after which nobody can see how the tasks ended."""
    if module.name(node.func) != "asyncio.wait" or module.is_by_hand or not unread_parts(node, module).done_unread:
        return
    tasks = own_tasks(node, module)
    if any(_may_fail(task.args[0], module) for task in tasks) and not any(_is_asked(task, module) for task in tasks):
        waits_for_all = argument(node, "return_when") is None
        yield rule.found(node, other=" or use `asyncio.gather()`" if waits_for_all else "")


def _may_fail(made: ast.expr, module: Module) -> bool:
    """Whether `made` calls something that may raise: of a coroutine from elsewhere nothing is known."""
    if not isinstance(made, ast.Call) or not _SAFE.isdisjoint(module.tails(made)):
        return False
    functions = [module.node_of(value) for value in module.values(made.func)]
    return not any(_only_awaits(function) or _keeps_errors(function, module) for function in functions)


def _only_awaits(function: ast.AST | None) -> bool:
    """Whether a function does nothing but await its argument."""
    if not isinstance(function, ast.AsyncFunctionDef) or len(function.body) != 1:
        return False
    done = function.body[0]
    awaited = done.value if isinstance(done, (ast.Return, ast.Expr)) else None
    given = {item.arg for item in function.args.args}
    return isinstance(awaited, ast.Await) and isinstance(awaited.value, ast.Name) and awaited.value.id in given


def _keeps_errors(function: ast.AST | None, module: Module) -> bool:
    """Whether a function is one `try` that catches every error and raises none."""
    body = function.body if isinstance(function, ast.AsyncFunctionDef) else []
    statements = [item for item in body if not (isinstance(item, ast.Expr) and isinstance(item.value, ast.Constant))]
    block = statements[0] if len(statements) == 1 else None
    if not isinstance(block, ast.Try) or not any(catches(item.type, ERROR, module) is True for item in block.handlers):
        return False
    behind = [*block.handlers, *block.orelse, *block.finalbody]
    return not any(isinstance(node, (ast.Raise, ast.Await)) for node in own_nodes(*behind))


def _is_asked(task: ast.Call, module: Module) -> bool:
    """Whether a task waits for an event that the function asks by `is_set()`."""
    waiting = task.args[0].func if isinstance(task.args[0], ast.Call) else None
    if not isinstance(waiting, ast.Attribute) or waiting.attr != "wait":
        return False
    event = ast.unparse(waiting.value)
    asked = (read for read in module.attribute_reads("is_set") if module.function(read) is module.function(task))
    return any(ast.unparse(read.value) == event for read in asked)
