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
A done set that is read in any way; a race (`FIRST_COMPLETED`), after which the state of things tells who has won;
tasks that are read by their own name or that of their collection anywhere else (`task.result()`, `gather(*tasks)`, a
done callback, `task.cancel()`), come from elsewhere or are stored; tasks that only sleep, wait for an event, a lock or
a queue, or catch all of their errors; tests, scripts and commands; tasks of coroutines that are made elsewhere, also
where a coroutine of the file awaits nothing but what it, or the function round it, is given; things that are gone
through again afterwards, to raise if one of them has failed.

## Sources
<https://docs.python.org/3/library/asyncio-task.html#asyncio.wait>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator

from ...cancellation import awaits, home_of
from ...exceptions import catches
from ...expressions import last_part
from ...module import Module, argument
from ...rule import Finding, Rule
from ...suspending import own_nodes
from ...waiting import is_race, own_tasks, unread_parts
from ...ways import ERROR

rule = Rule(__name__, message="errors of the tasks waited for are lost; look at the done set{other}")

_SAFE = frozenset(("sleep", "wait", "join", "acquire"))
"""Last names of coroutines that end in nothing but a result or a cancellation, such as `Event.wait`."""
_OF_QUEUES = ("asyncio.Queue.get", "asyncio.Queue.put")
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@rule.on_call(("asyncio.wait",))
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a wait after which nobody can see how the tasks ended."""
    if module.name(node.func) != "asyncio.wait" or module.is_by_hand or not unread_parts(node, module).done_unread:
        return
    if is_race(node):
        return
    tasks = [task for task in own_tasks(node, module) if _may_fail(task.args[0], module)]
    if tasks and not _are_checked(tasks, node, module):
        plain = argument(node, "return_when") is None and argument(node, "timeout") is None
        yield rule.found(node, other=" or use `asyncio.gather()`" if plain else "")


def _may_fail(made: ast.expr, module: Module) -> bool:
    """Whether `made` calls something that may raise: of a coroutine from elsewhere nothing is known."""
    if not isinstance(made, ast.Call) or not _SAFE.isdisjoint(module.tails(made)):
        return False
    functions = [module.node_of(value) for value in module.values(made.func)]
    return not any(_awaits_what_is_given(function, module) or _keeps_errors(function, module) for function in functions)


def _awaits_what_is_given(function: ast.AST | None, module: Module) -> bool:
    """Whether a coroutine waits for nothing but what it, or a function round it, is given, and for what cannot fail."""
    if not isinstance(function, ast.AsyncFunctionDef):
        return False
    around = [function, *(outer for outer in module.ancestors(function) if isinstance(outer, _FUNCTIONS))]
    given = {item.arg for outer in around for item in (*outer.args.posonlyargs, *outer.args.args)} - {"self", "cls"}
    waits = awaits(*function.body)
    own = [wait for wait in waits if not _speaks_of(wait, given)]
    return len(own) < len(waits) and all(isinstance(wait, ast.Call) and _is_safe(wait, module) for wait in own)


def _is_safe(call: ast.Call, module: Module) -> bool:
    return last_part(call.func) in _SAFE or module.name(call.func) in _OF_QUEUES


def _speaks_of(wait: ast.AST, given: Collection[str]) -> bool:
    """Whether a name in `given` is what is awaited, is called for it, or gives what an `async for` goes through."""
    if isinstance(wait, (ast.AsyncFor, ast.comprehension)):
        return any(isinstance(part, ast.Name) and part.id in given for part in ast.walk(wait.iter))
    called = wait.func if isinstance(wait, ast.Call) else wait
    return isinstance(called, ast.Name) and called.id in given


def _keeps_errors(function: ast.AST | None, module: Module) -> bool:
    """Whether a function is one `try` that catches every error and raises none."""
    body = function.body if isinstance(function, ast.AsyncFunctionDef) else []
    statements = [item for item in body if not (isinstance(item, ast.Expr) and isinstance(item.value, ast.Constant))]
    block = statements[0] if len(statements) == 1 else None
    if not isinstance(block, ast.Try) or not any(catches(item.type, ERROR, module) is True for item in block.handlers):
        return False
    behind = [*block.handlers, *block.orelse, *block.finalbody]
    return not any(isinstance(node, (ast.Raise, ast.Await)) for node in own_nodes(*behind))


def _are_checked(tasks: list[ast.Call], wait: ast.Call, module: Module) -> bool:
    """Whether the function then refuses some of the things that it made the tasks for: `if thing.failed: raise`."""
    home = home_of(wait, module)
    things = {ast.unparse(source) for task in tasks for source in _made_for(task, module)}
    loops = (node for node in own_nodes(*home.body) if isinstance(node, ast.For)) if home is not None else ()
    return any(
        loop.lineno > wait.lineno
        and ast.unparse(loop.iter) in things
        and any(isinstance(part, ast.Raise) for part in own_nodes(*loop.body))
        for loop in loops
    )


def _made_for(task: ast.Call, module: Module) -> Iterator[ast.expr]:
    """What the loops round the making of a task go through."""
    for outer in module.ancestors(task):
        if isinstance(outer, _FUNCTIONS):
            return
        if isinstance(outer, ast.For):
            yield outer.iter
        elif isinstance(outer, (ast.ListComp, ast.SetComp, ast.GeneratorExp)):
            yield from (part.iter for part in outer.generators)
