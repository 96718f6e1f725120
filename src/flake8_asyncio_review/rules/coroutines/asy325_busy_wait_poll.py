"""
## What it does
Reports `while not self.ready: await asyncio.sleep(...)` where other code on the same event loop sets what is asked
for, and the same with `event.is_set()` and `task.done()`.

## Why it matters
The loop wakes up again and again for nothing, and notices the change half an interval late on average. An `Event` or
a `Condition` wakes the waiting task at once, and only then.

It is opt-in: the few places found in real code poll while something shuts down, where little is lost.

## Example
```python bad
import asyncio

class Worker:
    def __init__(self):
        self.ready = False

    async def start(self):
        self.ready = True

    async def wait(self):
        while not self.ready:  # ASY325
            await asyncio.sleep(0.1)
```
```python good
import asyncio

class Worker:
    def __init__(self):
        self.ready = asyncio.Event()

    async def start(self):
        self.ready.set()

    async def wait(self):
        await self.ready.wait()
```

## What it leaves alone
Loops that do more than sleep (and log); conditions that ask something else: a call, a process, a clock, an attribute
of another object; attributes and variables that are set anywhere but in coroutines and callbacks of the loop, as a
thread may set them, or that nothing in the file sets.

## Sources
<https://docs.python.org/3/library/asyncio-sync.html#asyncio.Event>

## Overlap
flake8-async ASYNC110, ruff ASYNC110 and SonarPython S7484 also report polling of what is outside the program (the
first two whatever is asked for, the last one variables of enclosing functions and modules).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from ...expressions import last_part
from ...module import Module
from ...receivers import Resolver
from ...rule import Finding, Rule
from ...summary import Binding, Function

rule = Rule(__name__, message="this loop sleeps and asks for `{state}` again and again; {advice}", opt_in=True)

_SLEEPS = frozenset(("asyncio.sleep", "anyio.sleep", "trio.sleep"))
_ASKED = {
    "asyncio.Event.is_set": "await its `wait()`",
    "anyio.Event.is_set": "await its `wait()`",
    "trio.Event.is_set": "await its `wait()`",
    "asyncio.Task.done": "wait for it with `asyncio.wait()`",
    "asyncio.Future.done": "wait for it with `asyncio.wait()`",
}
"""Questions that something else waits for the answer of."""
_LOGS = frozenset("debug info warning error exception critical log print".split())
_MAKING = frozenset(("__init__", "__new__", "__post_init__"))
"""Methods that set what an object has at first."""


@rule.on(ast.While, words=("sleep",))
def check(node: ast.While, module: Module) -> Iterator[Finding]:
    """Report a loop that sleeps until somebody has set something."""
    if node.orelse or not _only_sleeps(node, module):
        return
    asked = node.test.operand if isinstance(node.test, ast.UnaryOp) else node.test
    if isinstance(asked, ast.Call):
        advice = _ASKED.get(module.name(asked.func), "")
        if advice:
            yield rule.found(node, state=ast.unparse(asked), advice=advice)
        return
    states = _states(node.test)
    if states and all(_is_set_by_tasks(state, module) for state in states):
        yield rule.found(node, state=ast.unparse(states[0]), advice=f"wait for an `{module.flavour}.Event`")


def _only_sleeps(node: ast.While, module: Module) -> bool:
    sleeps = False
    for statement in node.body:
        value = statement.value if isinstance(statement, ast.Expr) else None
        if isinstance(value, ast.Await) and isinstance(value.value, ast.Call):
            if module.tails(value.value) != ("sleep",) or module.name(value.value.func) not in _SLEEPS:
                return False
            sleeps = True
        elif not isinstance(statement, ast.Pass) and not (
            isinstance(value, ast.Call) and last_part(value.func) in _LOGS
        ):
            return False
    return sleeps


def _states(test: ast.expr) -> list[ast.expr]:
    """The names and own attributes that `test` asks for; empty if it asks for anything else too."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return _states(test.operand)
    if isinstance(test, ast.BoolOp):
        parts = [_states(value) for value in test.values]
        return [state for part in parts for state in part] if all(parts) else []
    if isinstance(test, ast.Compare) and len(test.ops) == 1:
        return _states(test.left) if _is_fixed(test.comparators[0]) else []
    if isinstance(test, ast.Name) or (isinstance(test, ast.Attribute) and isinstance(test.value, ast.Name)):
        return [test]
    return []


def _is_fixed(node: ast.expr) -> bool:
    """Whether `node` is a constant or looks like a member of an enumeration."""
    if not isinstance(node, ast.Attribute):
        return isinstance(node, ast.Constant)
    return node.attr.isupper() or (isinstance(node.value, ast.Name) and node.value.id[:1].isupper())


def _is_set_by_tasks(state: ast.expr, module: Module) -> bool:
    """Whether code on the event loop, and no other code in sight, changes `state` while it is asked for."""
    poller = module.function(state)
    found = _setters(state, module) if poller is not None else []
    setters = [(home, function) for home, function in found if function is not poller and function.name not in _MAKING]
    return bool(setters) and all(
        module.runs_on_loop(function.index) if home is module.resolver else function.is_async
        for home, function in setters
    )


def _setters(state: ast.expr, module: Module) -> list[tuple[Resolver, Function]]:
    """The functions that assign to `state`, each with its file; empty if there may be others."""
    if isinstance(state, ast.Name):
        return _functions(_variable(state, module), module.resolver)
    assert isinstance(state, ast.Attribute)
    receivers = [value for value in module.certain(state.value) if value.kind == "object" and value.name == "self"]
    if len(receivers) != 1 or receivers[0].module != module.resolver.path:
        return []
    found: list[tuple[Resolver, Function]] = []
    for ancestor in module.resolver.ancestry(receivers[0].record):
        if ancestor.kind == "unknown":
            return []
        if ancestor.kind == "class":
            home = module.resolver.home(ancestor)
            found += _functions(home.summary.classes[ancestor.record].assigned(state.attr), home)
    return found


def _variable(state: ast.Name, module: Module) -> Sequence[Binding]:
    """The bindings of the variable that `state` is."""
    scopes = module.summary.scopes
    scope = module.places[state].scope
    if scopes[scope].outer.get(state.id) == "global":
        scope = 0
    while scope >= 0 and (scopes[scope].kind == "class" or state.id not in scopes[scope].bindings):
        scope = scopes[scope].parent
    return scopes[scope].bindings[state.id] if scope >= 0 else ()


def _functions(bindings: Sequence[Binding], home: Resolver) -> list[tuple[Resolver, Function]]:
    """The functions in which `bindings` stand; code of the module itself runs before any of them."""
    indices = (home.function_scope(binding.scope) for binding in bindings)
    return [(home, home.summary.functions[home.summary.scopes[index].record]) for index in indices if index >= 0]
