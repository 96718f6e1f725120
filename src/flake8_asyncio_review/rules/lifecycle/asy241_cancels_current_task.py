"""
## What it does
Reports a coroutine that cancels every task of `asyncio.all_tasks()` without leaving out the task that it runs in.

## Why it matters
The current task is one of them. The coroutine cancels itself, so its next `await`, most often the one that is to wait
for the others, raises `CancelledError`: the rest of the shutdown is skipped.

## Example
```python bad
import asyncio

async def shutdown():
    tasks = asyncio.all_tasks()
    for task in tasks:
        task.cancel()  # ASY241
    await asyncio.gather(*tasks, return_exceptions=True)
```
```python good
import asyncio

async def shutdown():
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
```

## What it leaves alone
Coroutines that await nothing behind it, functions that mention `current_task()`, choose among the tasks by anything but
`done()`, or ask for the tasks of another loop; plain functions, which run in no task when the loop calls them.

## Sources
<https://docs.python.org/3/library/asyncio-task.html#asyncio.all_tasks>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...loops import binding_scope, reads_in
from ...module import Module
from ...rule import Finding, Rule

rule = Rule(
    __name__, message="`all_tasks()` holds the current task, so this cancels itself; leave `current_task()` out"
)

_KEEPING = frozenset(f"builtins.{name}" for name in "list tuple set frozenset sorted reversed iter".split())
_AWAITING = (ast.Await, ast.AsyncWith, ast.AsyncFor)
_RUNNING = ("asyncio.get_running_loop", "asyncio.get_event_loop")


@rule.on_call(("asyncio.all_tasks",))
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report where the tasks that this call gives are all cancelled."""
    home = module.function(node)
    if home is None or not home.is_async or module.name(node.func) != "asyncio.all_tasks":
        return
    if not _is_own_loop(node, module) or _knows_itself(node, module):
        return
    for loop, name in _loops_over(node, module):
        cancel = _cancels_each(loop, name, module)
        if cancel is not None and _awaits_behind(cancel, home.index, module):
            yield rule.found(cancel)


def _awaits_behind(cancel: ast.expr, function: int, module: Module) -> bool:
    """Whether the coroutine still has something to await, which the cancellation then interrupts."""
    return any(
        isinstance(part, _AWAITING) and part.lineno > cancel.lineno and module.in_function_of(cancel, place.scope)
        for part in ast.walk(module.definitions[function])
        if (place := module.places.get(part)) is not None
    )


def _is_own_loop(node: ast.Call, module: Module) -> bool:
    given = [*node.args, *(word.value for word in node.keywords)]
    return all(isinstance(item, ast.Call) and module.name(item.func) in _RUNNING for item in given)


def _knows_itself(node: ast.Call, module: Module) -> bool:
    """Whether the function asks for the current task, or for something that may hold it."""
    names = (*module.reads("current_task"), *module.attributes("current_task"))
    return any(module.in_function_of(node, module.places[name].scope) for name in names)


def _loops_over(node: ast.expr, module: Module, depth: int = 3) -> Iterator[tuple[ast.For | ast.comprehension, str]]:
    """The loops in the same function that go through all that `node` gives, and the name that each gives one."""
    parent = module.parent(node)
    if isinstance(parent, (ast.For, ast.comprehension)) and parent.iter is node:
        if isinstance(parent.target, ast.Name):
            outer = module.parent(parent)
            if isinstance(parent, ast.comprehension) and outer is not None and _hands_on(parent, outer):
                yield from _loops_over(outer, module, depth)  # type: ignore[arg-type]
            yield parent, parent.target.id
    elif isinstance(parent, ast.Call) and node in parent.args and module.name(parent.func) in _KEEPING:
        yield from _loops_over(parent, module, depth)
    elif isinstance(parent, ast.Assign) and depth and isinstance(parent.targets[0], ast.Name):
        target = parent.targets[0]
        home = binding_scope(target, module)
        if home >= 0 and len(module.summary.scopes[home].bindings[target.id]) == 1 and len(parent.targets) == 1:
            reads = list(reads_in(target.id, home, module))
            if not any(_is_changed(read, module) for read in reads):
                for read in reads:
                    if module.in_function_of(node, module.places[read].scope):
                        yield from _loops_over(read, module, depth - 1)


def _hands_on(generator: ast.comprehension, outer: ast.AST) -> bool:
    """Whether a comprehension gives all the tasks again, but for those that are done."""
    element = getattr(outer, "elt", None)
    same = isinstance(element, ast.Name) and element.id == getattr(generator.target, "id", "")
    return same and len(getattr(outer, "generators", ())) == 1 and all(map(_asks_if_done, generator.ifs))


def _is_changed(read: ast.Name, module: Module) -> bool:
    parent = module.parent(read)
    return isinstance(parent, ast.AugAssign) or (
        isinstance(parent, ast.Attribute) and parent.attr not in ("copy", "__len__")
    )


def _cancels_each(loop: ast.For | ast.comprehension, name: str, module: Module) -> ast.expr | None:
    """The call by which each of the tasks is cancelled."""
    if isinstance(loop, ast.comprehension):
        element = getattr(module.parent(loop), "elt", None)
        return element if all(map(_asks_if_done, loop.ifs)) and _is_cancel(element, name) else None
    for statement in loop.body:
        if isinstance(statement, ast.If) and _asks_if_done(statement.test) and len(statement.body) == 1:
            if isinstance(statement.body[0], ast.Continue):
                continue
            statement = statement.body[0]
        if isinstance(statement, ast.Expr) and _is_cancel(statement.value, name):
            return statement.value
        if not isinstance(statement, ast.Expr) or isinstance(statement.value, ast.Await):
            return None
    return None


def _is_cancel(node: ast.expr | None, name: str) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "cancel"
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == name
    )


def _asks_if_done(test: ast.expr) -> bool:
    """Whether a condition is `task.done()` or its opposite."""
    asked = test.operand if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not) else test
    return isinstance(asked, ast.Call) and isinstance(asked.func, ast.Attribute) and asked.func.attr == "done"
