"""
## What it does
Reports `asyncio.gather()` of several awaitables without `return_exceptions=`.

## Why it matters
The first exception is raised where `gather()` is awaited, at once. The other awaitables are **not** cancelled: they
[run on](https://docs.python.org/3/library/asyncio-task.html#asyncio.gather) while the caller already handles the error,
closes what they use or starts them again, and what they return or raise is lost. Either all results are wanted, then
`return_exceptions=True` gives them all; or the first error should stop the rest, which an `asyncio.TaskGroup` does.

## Example
```python bad
import asyncio

async def load(users):
    return await asyncio.gather(*(user.load() for user in users))  # ASY322
```
```python good
import asyncio

async def load(users):
    results = await asyncio.gather(*(user.load() for user in users), return_exceptions=True)
    return [result for result in results if not isinstance(result, BaseException)]
```

## What it leaves alone
One awaitable; `return_exceptions=` with any value; gathering inside an `asyncio.TaskGroup`; tasks whose names are read
in an `except` or `finally` of the same function, where the rest can be cancelled, that are cancelled in a loop, or
handed to `asyncio.wait()` too; waits that cannot fail, such as `asyncio.sleep()`, and coroutine functions of the file
that catch every error of theirs. It is opt-in: where the first error
ends the program anyway, nothing is lost.

## Sources
<https://docs.python.org/3/library/asyncio-task.html#asyncio.gather>

## Overlap
python-vibe-guard reports every `gather()` without `return_exceptions`; flake8-async, ruff and SonarPython have no such
rule.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...exceptions import catches
from ...knowledge.hops import TASK_MAKERS
from ...module import Module
from ...rule import Finding, Rule
from ...suspending import own_nodes
from ...usage import local_reads
from ...waiting import members
from ...ways import ERROR

rule = Rule(
    __name__,
    message="`gather()` fails at once while the others run on; pass `return_exceptions=True`{group}",
    opt_in=True,
)

_SAFE = frozenset(("asyncio.sleep", "asyncio.Event.wait"))


@rule.on_call(("asyncio.gather",))
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a gather that leaves its awaitables behind at the first error."""
    several = len(node.args) > 1 or any(isinstance(item, ast.Starred) for item in node.args)
    if not several or any(word.arg in (None, "return_exceptions") for word in node.keywords):
        return
    if module.name(node.func) != "asyncio.gather" or _in_task_group(node, module) or _looks_after(node, module):
        return
    if any(_may_fail(item, module) for given in node.args for item in members(given, (node,), module)):
        yield rule.found(node, group=" or use a `TaskGroup`" if module.target >= (3, 11) else "")


def _may_fail(item: ast.expr, module: Module) -> bool:
    if not isinstance(item, ast.Call):
        return True
    if module.name(item.func) in TASK_MAKERS and item.args:
        return _may_fail(item.args[0], module)
    if module.name(item.func) in _SAFE:
        return False
    called = [module.node_of(value) for value in module.values(item) if value.kind == "coroutine"]
    return not called or not all(isinstance(made, ast.AsyncFunctionDef) and _is_safe(made, module) for made in called)


def _is_safe(made: ast.AsyncFunctionDef, module: Module) -> bool:
    """Whether a coroutine function catches every error."""
    return not made.decorator_list and not any(_raises(statement, module) for statement in made.body)


def _raises(statement: ast.stmt, module: Module) -> bool:
    """Whether a statement may raise anything but a cancellation, as far as its form shows."""
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return bool(statement.decorator_list)
    if isinstance(statement, (ast.With, ast.AsyncWith)) and all(
        isinstance(item.context_expr, (ast.Name, ast.Attribute)) for item in statement.items
    ):
        return any(_raises(inner, module) for inner in statement.body)  # a lock or a semaphore
    if isinstance(statement, ast.Try) and any(catches(item.type, ERROR, module) for item in statement.handlers):
        handled = [part for item in statement.handlers for part in own_nodes(*item.body)]
        after = own_nodes(*statement.orelse, *statement.finalbody)
        return any(isinstance(part, (ast.Raise, ast.Await)) for part in handled) or any(map(_acts, after))
    return any(map(_acts, own_nodes(statement)))


def _acts(part: ast.AST) -> bool:
    return isinstance(part, (ast.Call, ast.Await, ast.Subscript, ast.Raise, ast.Assert, ast.Import, ast.ImportFrom))


def _in_task_group(node: ast.Call, module: Module) -> bool:
    """Whether a task group around it ends what is left when an error comes up."""
    return any(
        isinstance(ancestor, ast.AsyncWith)
        and any(
            isinstance(item.context_expr, ast.Call) and module.name(item.context_expr.func) == "asyncio.TaskGroup"
            for item in ancestor.items
        )
        for ancestor in module.ancestors(node)
    )


def _looks_after(node: ast.Call, module: Module) -> bool:
    """Whether the function reads the name of one of the tasks, or of all, where it handles errors."""
    for item in node.args:
        name = item.value if isinstance(item, ast.Starred) else item
        reads = local_reads(name, module) if isinstance(name, ast.Name) else None
        if any(_handles(read, module) for read in reads or ()):
            return True
    return False


def _handles(read: ast.Name, module: Module) -> bool:
    """Whether a name is read where errors are handled, to cancel what it holds, or by `wait()`, which sees all done."""
    inner: ast.AST = read
    for outer in module.ancestors(read):
        if isinstance(outer, ast.For) and inner is outer.iter and _cancels(outer):
            return True
        if isinstance(outer, ast.Call) and module.name(outer.func) == "asyncio.wait":
            return True
        if isinstance(outer, ast.ExceptHandler) or (isinstance(outer, ast.Try) and inner in outer.finalbody):
            return True
        inner = outer
    return False


def _cancels(loop: ast.For) -> bool:
    """Whether the loop cancels what it goes through."""
    parts = (part for statement in loop.body for part in ast.walk(statement))
    return any(isinstance(part, ast.Attribute) and part.attr == "cancel" for part in parts)
