"""
## What it does
Reports `except TimeoutError` inside the `asyncio.timeout()` or `fail_after()` block that it is meant for.

## Why it matters
At the deadline the block cancels what runs in it: inside, it is `CancelledError` (`trio.Cancelled`) that is raised.
Only at the end of the block does it become a `TimeoutError` (`trio.TooSlowError`). The handler inside never runs,
and the error that nobody expects leaves the block.

## Example
```python bad
import asyncio

async def wait_for_ready(ready: asyncio.Event):
    async with asyncio.timeout(5):
        try:
            await ready.wait()
        except TimeoutError:  # ASY282
            print("not ready yet")
```
```python good
import asyncio

async def wait_for_ready(ready: asyncio.Event):
    try:
        async with asyncio.timeout(5):
            await ready.wait()
    except TimeoutError:
        print("not ready yet")
```

## What it leaves alone
Whatever may raise a `TimeoutError` itself: `wait_for()`, another timeout, sockets and streams, calls of libraries
and of functions that the file does not show. It is reported only if every call in the `try` is known to raise none.

## Sources
<https://docs.python.org/3/library/asyncio-task.html#asyncio.timeout>,
<https://anyio.readthedocs.io/en/stable/cancellation.html#timeouts>,
<https://trio.readthedocs.io/en/stable/reference-core.html#trio.fail_after>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...module import Module, last_name
from ...rule import Finding, Rule
from ...values import Value

rule = Rule(__name__, message="`{scope}()` raises {error} at its end, never in here; put the `try` round the block")

_SCOPES = {
    "asyncio.timeout": "TimeoutError",
    "asyncio.timeout_at": "TimeoutError",
    "anyio.fail_after": "TimeoutError",
    "trio.fail_after": "TooSlowError",
    "trio.fail_at": "TooSlowError",
}
_SCOPE_TAILS = frozenset(map(last_name, _SCOPES))
_ERRORS = {
    "builtins.TimeoutError": "TimeoutError",
    "asyncio.TimeoutError": "TimeoutError",
    "asyncio.exceptions.TimeoutError": "TimeoutError",
    "trio.TooSlowError": "TooSlowError",
}
_ERROR_TAILS = frozenset(map(last_name, _ERRORS))
_OWN_TIMEOUTS = frozenset("open input exec eval compile next anext aiter iter __import__ breakpoint map filter".split())
"""Built-in functions that may run, or wait for, something that raises a `TimeoutError` of its own."""
_QUIET = frozenset(
    {
        "asyncio": """
            sleep Event Event.wait Event.set Event.clear Event.is_set Lock.acquire Lock.release Semaphore.acquire
            Semaphore.release Condition.acquire Condition.wait Condition.notify Condition.notify_all Condition.release
            Queue.get Queue.put Queue.join Queue.get_nowait Queue.put_nowait Queue.task_done Queue.qsize Queue.empty
            Barrier.wait subprocess.Process.wait subprocess.Process.kill subprocess.Process.terminate
            create_task current_task get_running_loop Task.cancel Task.done Future.done
            """,
        "anyio": """
            sleep sleep_until sleep_forever Event.wait Event.set Event.is_set Lock.acquire Lock.release
            Semaphore.acquire Semaphore.release Condition.acquire Condition.wait lowlevel.checkpoint
            """,
        "trio": """
            sleep sleep_until sleep_forever Event.wait Event.set Event.is_set Lock.acquire Lock.release
            Semaphore.acquire Semaphore.release Condition.acquire Condition.wait lowlevel.checkpoint
            """,
        "time": "monotonic perf_counter time",
    }.items()
)
_KNOWN = frozenset(f"{package}.{name}" for package, names in _QUIET for name in names.split())
"""Calls that raise no `TimeoutError`, whatever happens (CPython 3.10 to 3.13, anyio 4, trio 0.31)."""
_KNOWN_TYPES = ("logging.", "builtins.str.", "builtins.list.", "builtins.dict.", "builtins.set.", "builtins.int.")
_LOCKS = frozenset(
    f"{package}.{name}" for package in ("asyncio", "anyio", "trio") for name in ("Lock", "Semaphore", "Condition")
)
_MAX_DEPTH = 3


@rule.on(ast.Try, "TryStar", words=_ERROR_TAILS)
def check(node: ast.Try, module: Module) -> Iterator[Finding]:
    """Report a handler that its own block never reaches."""
    handlers = [(handler, error) for handler in node.handlers if (error := _caught(handler, module))]
    if not handlers:
        return
    name = _scope_around(node, module)
    error = _SCOPES.get(name, "")
    for handler, caught in handlers:
        if caught == error and _is_quiet(node.body, module, _MAX_DEPTH):
            yield rule.found(handler, scope=name, error=error)


def _caught(handler: ast.ExceptHandler, module: Module) -> str:
    """Which timeout error, and nothing else, `handler` is for; else an empty string."""
    kind = handler.type
    if not isinstance(kind, (ast.Name, ast.Attribute)):
        return ""
    tail = kind.attr if isinstance(kind, ast.Attribute) else kind.id
    return _ERRORS.get(module.name(kind), "") if tail in _ERROR_TAILS else ""


def _scope_around(node: ast.AST, module: Module) -> str:
    """The timeout scope in whose block `node` stands, the innermost one, in the same function."""
    for ancestor in module.ancestors(node):
        if isinstance(ancestor, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            break
        if isinstance(ancestor, (ast.With, ast.AsyncWith)):
            for item in reversed(ancestor.items):
                made = item.context_expr
                if isinstance(made, ast.Call) and not _SCOPE_TAILS.isdisjoint(module.tails(made)):
                    return module.name(made.func)
    return ""


def _is_quiet(body: list[ast.stmt], module: Module, depth: int) -> bool:
    """Whether it is certain that nothing in `body` raises a timeout error by itself."""
    from ...suspending import own_nodes  # asked last

    for node in own_nodes(*body):
        if isinstance(node, (ast.Raise, ast.AsyncFor, ast.Yield, ast.YieldFrom)):
            return False
        if isinstance(node, (ast.With, ast.AsyncWith)) and not all(_is_lock(item, module) for item in node.items):
            return False
        if isinstance(node, ast.Await) and not isinstance(node.value, ast.Call):
            return False
        if isinstance(node, ast.comprehension) and node.is_async:
            return False
        if isinstance(node, ast.Call) and not _is_quiet_call(node, module, depth):
            return False
    return True


def _is_lock(item: ast.withitem, module: Module) -> bool:
    values = module.certain(item.context_expr)
    return bool(values) and all(value.kind == "instance" and value.name in _LOCKS for value in values)


def _is_quiet_call(node: ast.Call, module: Module, depth: int) -> bool:
    values = module.certain(node.func)
    return bool(values) and all(_is_quiet_callable(value, module, depth) for value in values)


def _is_quiet_callable(value: Value, module: Module, depth: int) -> bool:
    if value.kind == "external":
        package, _, name = value.name.partition(".")
        if package == "builtins" and "." not in name:
            return name not in _OWN_TIMEOUTS
        return value.name in _KNOWN or value.name.startswith(_KNOWN_TYPES)
    if value.kind != "function" or value.module != module.resolver.path or not depth:
        return False
    if module.resolver.decorators(module.function_of(value)):
        return False
    body = getattr(module.node_of(value), "body", None)
    return isinstance(body, list) and _is_quiet(body, module, depth - 1)
