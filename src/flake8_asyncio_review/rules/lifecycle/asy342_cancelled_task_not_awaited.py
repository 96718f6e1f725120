"""
## What it does
Reports a task that a `finally` of a coroutine, or an asynchronous `close()` or the like, cancels and that nothing in
the file ever awaits, although its clean-up takes time.

## Why it matters
`cancel()` only asks. The task is still running when the function goes on: its clean-up happens later, next to what was
closed meanwhile, or never, when a loop that is run by hand ends first. An exception of that clean-up is seen by nobody.

## Example
```python bad
import asyncio

class Feed:
    def start(self):
        self._task = asyncio.create_task(self.poll())

    async def poll(self):
        try:
            await asyncio.sleep(60)
        finally:
            await self.save()

    async def save(self):
        print("saved")

    async def close(self):
        self._task.cancel()  # ASY342
```
```python good
import asyncio

class Feed:
    def start(self):
        self._task = asyncio.create_task(self.poll())

    async def poll(self):
        try:
            await asyncio.sleep(60)
        finally:
            await self.save()

    async def save(self):
        print("saved")

    async def close(self):
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
```

## What it leaves alone
Plain functions, which cannot await; timers (`TimerHandle`) and futures, which are no tasks; tasks whose coroutine, as
far as the file shows it, has no clean-up that waits (no `finally` that awaits more than room in a queue, no
`async with` but of locks and time-outs): any other is done a turn of the loop later; tasks that are awaited, returned,
passed on or kept elsewhere, in whichever place of the file; tasks of a `TaskGroup`, which waits for them; a task that
is compared with `asyncio.current_task()`, or whose coroutine itself calls the function that cancels it; tests, scripts
and benchmarks.

## Sources
<https://docs.python.org/3/library/asyncio-task.html#asyncio.Task.cancel>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ...expressions import last_part
from ...module import Module
from ...rule import Finding, Rule
from ...suspending import own_nodes
from ...usage import is_in_finally

rule = Rule(__name__, message="`cancel()` only asks `{task}` to end; await it, or its clean-up may never run")

_MAKERS = frozenset(("asyncio.create_task", "asyncio.AbstractEventLoop.create_task", "asyncio.Task"))
_CLOSING = frozenset(
    """
    close aclose stop shutdown disconnect cleanup teardown terminate dispose destroy finalize exit aexit release end
    unload quit deinit
    """.split()
)
_NEUTRAL = frozenset(
    """
    cancel done cancelled get_name set_name add_done_callback remove_done_callback
    append add discard remove clear
    """.split()
)
"""Methods of a task, and of a collection of tasks, that neither wait for a task nor give it to anybody."""
_FILLING = ("append", "add")
_COPYING = frozenset("list tuple set values copy".split())
_COUNTING = frozenset(("len", "bool"))
_TESTS = (ast.Compare, ast.BoolOp, ast.UnaryOp, ast.If, ast.While, ast.Assert, ast.IfExp)
_LIGHT = ("lock", "timeout", "semaphore", "condition", "sem", "mutex", "limiter")
_AT_ONCE = frozenset("put sleep".split())
"""Last names of what a clean-up may await that ends nothing: it tells others, or lets them run."""
_WAITING = frozenset("wait join gather all_tasks".split())


@rule.on_call(("asyncio.Task.cancel",))
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a task that is cancelled and forgotten."""
    function = module.function(node)
    if function is None or not function.is_async or not isinstance(node.func, ast.Attribute) or module.is_by_hand:
        return
    task = node.func.value
    if not isinstance(task, (ast.Name, ast.Attribute)) or not isinstance(module.parent(node), ast.Expr):
        return
    if not (_is_closing(function.name) or is_in_finally(node, module)):
        return
    holder = _collection(task, module) or task
    uses = _uses(holder, module)
    if not uses or not all(_is_neutral(use, module) for use in uses):
        return
    makers = _makers(uses, module)
    if not makers or not any(_cleans_up(maker, module) for maker in makers):
        return
    if any(_mentions(function.name, maker, module) for maker in makers):
        return  # the task may end itself by way of this function, and cannot wait for itself
    if not _waits_later(node, module):
        yield rule.found(node, task=ast.unparse(task))


def _is_closing(name: str) -> bool:
    return not _CLOSING.isdisjoint(name.strip("_").split("_"))


def _collection(task: ast.expr, module: Module) -> ast.Name | ast.Attribute | None:
    """The variable or attribute whose elements a loop round `task` goes through, one after the other as `task`."""
    name = getattr(task, "id", "")
    loops = (outer for outer in module.ancestors(task) if isinstance(outer, ast.For))
    loop = next((loop for loop in loops if isinstance(loop.target, ast.Name) and loop.target.id == name), None)
    return None if loop is None else _bare(loop.iter)


def _bare(node: ast.expr) -> ast.Name | ast.Attribute | None:
    """`x` of `x`, `list(x)` and `x.values()`."""
    if isinstance(node, ast.Call):
        name = last_part(node.func)
        inner = node.func.value if isinstance(node.func, ast.Attribute) else next(iter(node.args), None)
        return _bare(inner) if name in _COPYING and inner is not None else None
    return node if isinstance(node, (ast.Name, ast.Attribute)) else None


def _uses(task: ast.Name | ast.Attribute, module: Module) -> list[ast.expr]:
    """All places where the variable or attribute that holds the task stands; empty if that is not known."""
    if isinstance(task, ast.Attribute):
        own = isinstance(task.value, ast.Name) and task.value.id == "self"
        return list(module.attributes(task.attr)) if own else []
    scope = module.places[task].scope
    scopes = module.summary.scopes
    home = scopes[scope]
    if home.kind != "function" or task.id not in home.bindings or task.id in home.outer:
        return []
    from ...loops import binding_scope, reads_in  # most tasks are kept in attributes

    targets = (node for node in _stored(task.id, module) if binding_scope(node, module) == scope)
    return [*reads_in(task.id, scope, module), *targets]


def _stored(name: str, module: Module) -> Iterable[ast.Name]:
    for node in module.places:
        if isinstance(node, ast.Name) and node.id == name and not isinstance(node.ctx, ast.Load):
            yield node


def _is_neutral(use: ast.expr, module: Module) -> bool:
    """Whether a use of a task or collection neither waits for it nor hands it on: it is set, filled or asked."""
    parent = module.parent(use)
    if isinstance(parent, ast.Attribute):
        call = module.parent(parent)
        copied = parent.attr in _COPYING and isinstance(call, ast.Call) and _is_neutral(call, module)
        return parent.attr in _NEUTRAL or copied
    if isinstance(parent, (ast.Assign, ast.AnnAssign)) and parent.value is not use:
        return True
    if isinstance(parent, ast.Call):
        name = getattr(parent.func, "id", "")
        return name in _COUNTING or (name in _COPYING and _is_neutral(parent, module))
    if isinstance(parent, ast.Compare) and any(
        getattr(part, "attr", "") == "current_task" for part in ast.walk(parent)
    ):
        # The task may be the one that runs, which cannot wait for itself.
        return False
    if isinstance(parent, ast.For) and parent.iter is use:
        return isinstance(parent.target, ast.Name) and _only_asks(parent.target.id, parent.body, module)
    return isinstance(parent, (*_TESTS, ast.Delete)) and getattr(parent, "body", None) is not use


def _only_asks(name: str, body: list[ast.stmt], module: Module) -> bool:
    """Whether the body of a loop does nothing with the task `name` but to cancel or test it."""
    parts = (part for statement in body for part in ast.walk(statement))
    return all(_is_neutral(part, module) for part in parts if isinstance(part, ast.Name) and part.id == name)


def _makers(uses: Iterable[ast.expr], module: Module) -> list[ast.Call] | None:
    """The calls that make the tasks, as the uses of what holds them show; `None` if it may hold anything else."""
    found: list[ast.Call] = []
    for use in uses:
        parent = module.parent(use)
        if isinstance(use.ctx, ast.Store):  # type: ignore[attr-defined]
            value = parent.value if isinstance(parent, (ast.Assign, ast.AnnAssign)) else parent
            made = _made(value, module)
        elif isinstance(parent, ast.Attribute) and parent.attr in _FILLING:
            call = module.parent(parent)
            made = _added(call, module) if isinstance(call, ast.Call) and len(call.args) == 1 else None
        else:
            continue
        if made is None:
            return None
        found += made
    return found


def _made(value: ast.AST | None, module: Module) -> list[ast.Call] | None:
    """The calls that make tasks in what is assigned: none in `None` and in an empty collection."""
    if value is None or (isinstance(value, ast.Constant) and value.value is None):
        return []
    if isinstance(value, ast.Call):
        if module.name(value.func) in _MAKERS:
            return [value]
        return None if value.args or getattr(value.func, "id", "") not in _COPYING else []
    if isinstance(value, (ast.ListComp, ast.SetComp)):
        return _made(value.elt, module)
    if isinstance(value, (ast.List, ast.Set, ast.Tuple)):
        parts = [_made(item, module) for item in value.elts]
        return None if None in parts else [call for part in parts for call in part or ()]
    return None


def _added(call: ast.Call, module: Module) -> list[ast.Call] | None:
    """The call that makes the task added by `call`, if nobody else gets the task."""
    task = call.args[0]
    if not isinstance(task, ast.Name):
        return _made(task, module)
    uses = [use for use in _uses(task, module) if use is not task]
    return _makers(uses, module) if uses and all(_is_neutral(use, module) for use in uses) else None


def _mentions(name: str, call: ast.Call, module: Module) -> bool:
    """Whether the coroutine that a task is made of, or one that it awaits, speaks of a method called `name`."""
    return any(isinstance(part, ast.Attribute) and part.attr == name for part in _parts_run(call, module))


def _cleans_up(call: ast.Call, module: Module) -> bool:
    """Whether the coroutine that a task is made of, or one that it awaits, has clean-up in it, as the file shows."""
    return any(map(_has_clean_up, _parts_run(call, module)))


def _parts_run(call: ast.Call, module: Module) -> Iterator[ast.AST]:
    """All nodes of the coroutines of the file that a task made by `call` runs."""
    from ...reach import coroutines_run  # asked last

    for index in coroutines_run(call.args[:1], module):
        yield from ast.walk(module.definitions[index])


def _has_clean_up(node: ast.AST) -> bool:
    """Whether `node` has clean-up that waits: any other is done as soon as the task is told, a turn later."""
    if isinstance(node, ast.Try):
        return any(map(_takes_time, own_nodes(*node.finalbody)))
    return isinstance(node, ast.AsyncWith) and any(not _is_light(item.context_expr) for item in node.items)


def _takes_time(node: ast.AST) -> bool:
    """Whether `node` waits for more than for room in a queue."""
    awaited = node.value if isinstance(node, ast.Await) else None
    return awaited is not None and not (isinstance(awaited, ast.Call) and last_part(awaited.func) in _AT_ONCE)


def _is_light(manager: ast.expr) -> bool:
    """Whether leaving an `async with` needs no time: locks, timeouts."""
    text = ast.unparse(manager).lower()
    return any(word in text for word in _LIGHT)


def _waits_later(node: ast.expr, module: Module) -> bool:
    """Whether the function waits for something behind the cancellation that may well be the end of the task."""
    for name in _WAITING:
        uses: tuple[ast.expr, ...] = (*module.attributes(name), *module.reads(name))
        for use in uses:
            if module.in_function_of(node, module.places[use].scope) and use.lineno > node.lineno:
                return True
    return False
