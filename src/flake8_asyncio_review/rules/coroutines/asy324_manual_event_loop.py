"""
## What it does
Reports `loop.run_until_complete(main())` on a loop from `asyncio.get_event_loop()` or `asyncio.new_event_loop()` that
serves for nothing else, where `asyncio.run()` does the same.

## Why it matters
`asyncio.run()` also cancels the tasks that are left, closes asynchronous generators, shuts down the executor and
closes the loop, whatever is raised. Outside of a running loop `get_event_loop()` warns since Python 3.12 when it
makes a loop, and since 3.14 it raises `RuntimeError`.

## Example
```python bad
import asyncio

async def main():
    await asyncio.sleep(1)

if __name__ == "__main__":
    loop = asyncio.get_event_loop()
    loop.run_until_complete(main())  # ASY324
    loop.close()
```
```python good
import asyncio

async def main():
    await asyncio.sleep(1)

if __name__ == "__main__":
    asyncio.run(main())
```

## What it leaves alone
Loops that are used for anything else: kept on an attribute, passed on, returned, run for ever, given signal
handlers; `get_event_loop()` where nothing closes the loop, which may be another's, unless that is the last thing
that the program does; a new loop that is closed in a `finally`, which is right if long, and one that nothing closes,
which is ASY141; what runs in a thread; coroutines of which nothing is known, as `run_until_complete()` takes futures
too; files with tests, or called or standing where tests are; lines behind a look at the Python version.

## Sources
<https://docs.python.org/3/library/asyncio-runner.html#asyncio.run>,
<https://docs.python.org/3/whatsnew/3.14.html#asyncio>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...coroutines import coroutine_name
from ...module import Module, argument
from ...rule import Finding, Rule
from ...usage import is_in_finally
from ...versions import is_for_some_versions

rule = Rule(
    __name__, message="this loop only runs `{name}()`; use `{runner}`, which also cleans up and closes the loop"
)

_RUN = "asyncio.AbstractEventLoop.run_until_complete"
_GET = "asyncio.get_event_loop"
_MAKE = "asyncio.new_event_loop"
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_ENDINGS = frozenset("print exit close info debug warning error".split())
"""Last names of what is called when all is done."""
_CLEANUP = frozenset(("shutdown_asyncgens", "shutdown_default_executor"))
_METHODS = _CLEANUP | {"run_until_complete", "close", "is_closed", "set_debug", "stop"}
"""What `asyncio.run()` does by itself, or has an argument for."""


@rule.on_call((_RUN,))
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a loop that is there for one coroutine, or for several one after the other."""
    function = node.func
    if not isinstance(function, ast.Attribute) or not node.args or module.target < (3, 7):
        return
    if module.is_for_tests or _in_test(node, module) or module.on_event_loop(node):
        return
    if not _names_coroutine(node, module):
        return
    receiver = function.value
    if isinstance(receiver, ast.Call):
        runs, closed = [node], False
        made: ast.expr = receiver
    elif isinstance(receiver, ast.Name):
        assigned = _assigned(receiver, module)
        used = _used(receiver, module) if assigned is not None else None
        if assigned is None or used is None:
            return
        made, (runs, closed) = assigned, used
    else:
        return
    origin = module.name(made.func) if isinstance(made, ast.Call) and not made.args else ""
    if runs[:1] != [node] or origin not in (_GET, _MAKE) or not (closed or _is_entry(node, origin, module)):
        return
    if origin == _MAKE and isinstance(receiver, ast.Name) and _is_closed_for_sure(receiver, module):
        return
    if len(runs) > 1 and module.target < (3, 11):
        return
    if not _in_thread(node, module) and not is_for_some_versions(node, module):
        runner = "asyncio.run()" if len(runs) == 1 else "asyncio.Runner()"
        yield rule.found(node, name=_names_coroutine(node, module), runner=runner)


def _in_test(node: ast.Call, module: Module) -> bool:
    home = module.function(node)
    return home is not None and home.name.startswith("test")


def _names_coroutine(node: ast.Call, module: Module) -> str:
    given = argument(node, 0)
    return coroutine_name(given, module) if isinstance(given, ast.Call) else ""


def _assigned(name: ast.Name, module: Module) -> ast.expr | None:
    """What `name` is assigned, if that happens once in its function (or module) and nowhere else."""
    scopes = module.summary.scopes
    home = scopes[module.places[name].scope]
    if home.kind == "class" or len(home.bindings.get(name.id, ())) != 1 or name.id in home.outer:
        return None
    wanted = home.bindings[name.id][0].position
    for node in map(module.parent, module.bound(name.id)):
        if not isinstance(node, ast.Assign) or len(node.targets) != 1 or not isinstance(node.targets[0], ast.Name):
            continue
        if module.places[node].scope == home.index and (node.end_lineno, node.end_col_offset) == wanted:
            return node.value
    return None


def _used(name: ast.Name, module: Module) -> tuple[list[ast.Call], bool] | None:
    """The calls that run a coroutine on the loop, and whether it is closed; `None` if it is used for anything else."""
    runs: list[ast.Call] = []
    closed = False
    home = module.places[name].scope
    for read in module.reads(name.id):
        scope = module.places[read].scope
        if scope != home:
            if _sees(scope, home, name.id, module):
                return None
            continue
        parent = module.parent(read)
        if isinstance(parent, ast.Call) and module.name(parent.func) == "asyncio.set_event_loop":
            continue
        if not isinstance(parent, ast.Attribute) or parent.attr not in _METHODS:
            return None
        call = module.parent(parent)
        if not isinstance(call, ast.Call) or call.func is not parent:
            return None
        closed = closed or parent.attr == "close"
        if parent.attr == "run_until_complete" and not _is_cleanup(call):
            runs.append(call)
    return runs, closed


def _is_closed_for_sure(name: ast.Name, module: Module) -> bool:
    """Whether the loop is closed in a `finally`, so that nothing is wrong with it."""
    closes = (read for read in module.reads(name.id) if getattr(module.parent(read), "attr", "") == "close")
    return any(
        module.in_function_of(name, module.places[read].scope) and is_in_finally(read, module) for read in closes
    )


def _sees(scope: int, home: int, name: str, module: Module) -> bool:
    """Whether `name` in the function of `scope` may be the variable of `home`."""
    scopes = module.summary.scopes
    while scope >= 0 and scope != home:
        if name in scopes[scope].bindings:
            return False
        scope = scopes[scope].parent
    return scope == home


def _is_cleanup(call: ast.Call) -> bool:
    given = call.args[0] if call.args else None
    return isinstance(given, ast.Call) and isinstance(given.func, ast.Attribute) and given.func.attr in _CLEANUP


def _is_entry(node: ast.Call, origin: str, module: Module) -> bool:
    """Whether the current loop is run as the last thing of the program: nobody before or behind it needs that loop."""
    if origin != _GET or not _is_last(node, module):
        return False
    home = module.function(node)
    if home is None:
        return True
    reads = module.reads(home.name) if home.owner < 0 else ()
    return any(module.function(read) is None and _is_started(read, module) for read in reads)


def _is_started(read: ast.Name, module: Module) -> bool:
    """Whether `read` is called under `if __name__ == "__main__":`, with nothing behind it."""
    call = module.parent(read)
    return (
        isinstance(call, ast.Call)
        and call.func is read
        and _is_last(call, module)
        and any(
            isinstance(part, ast.Name) and part.id == "__name__"
            for ancestor in module.ancestors(call)
            if isinstance(ancestor, ast.If)
            for part in ast.walk(ancestor.test)
        )
    )


def _is_last(node: ast.AST, module: Module) -> bool:
    """Whether nothing but the end follows in the function or module that holds `node`."""
    child = node
    for ancestor in module.ancestors(node):
        if isinstance(ancestor, (ast.For, ast.While)):
            return False
        for suite in (getattr(ancestor, "body", None), getattr(ancestor, "orelse", None)):
            behind = suite[suite.index(child) + 1 :] if isinstance(suite, list) and child in suite else []
            if not all(map(_is_end, behind)):
                return False
        if isinstance(ancestor, _FUNCTIONS):
            break
        child = ancestor
    return True


def _is_end(statement: ast.stmt) -> bool:
    value = getattr(statement, "value", None)
    if isinstance(statement, ast.Expr) and isinstance(value, ast.Call):
        function = value.func
        return (function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")) in _ENDINGS
    if isinstance(statement, ast.Return):
        return not isinstance(value, ast.Call)
    return isinstance(statement, (ast.Pass, *_DEFINITIONS))


def _in_thread(node: ast.Call, module: Module) -> bool:
    """Whether the function that holds `node` is handed to a thread in this file, or is what a thread runs."""
    home = module.function(node)
    if home is None:
        return False
    if home.owner >= 0 and home.name == "run":
        return any(base.name == "threading.Thread" for base in module.resolver.ancestry(home.owner))
    uses = module.mentions(home.name)
    return any(module.is_handed_over(use) for use in uses)
