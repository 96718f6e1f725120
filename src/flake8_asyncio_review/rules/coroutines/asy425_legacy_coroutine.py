"""
## What it does
Reports what asyncio no longer has, or will lose: `@asyncio.coroutine` and `yield from` on a coroutine, the `loop=`
argument of locks, queues, streams and functions, `Task.all_tasks()`, child watchers, event loop policies,
`asyncio.iscoroutinefunction()`, coroutines handed to `asyncio.wait()`, `with await lock`.

| what | deprecated | removed | instead |
|---|---|---|---|
| `sys.set_coroutine_wrapper()` | 3.7 | 3.8 | `sys.set_coroutine_origin_tracking_depth()` |
| `Task.all_tasks()`, `Task.current_task()` | 3.7 | 3.9 | `asyncio.all_tasks()`, `asyncio.current_task()` |
| `with await lock`, `with (yield from lock)` | 3.7 | 3.9 | `async with lock` |
| `loop=` of `sleep()`, `gather()`, `Lock()`, `Queue()`, `open_connection()` … | 3.8 | 3.10 | leave it out |
| `@asyncio.coroutine` | 3.8 | 3.11 | `async def` |
| coroutines in `asyncio.wait()` | 3.8 | 3.11 | `asyncio.create_task()` |
| `reuse_address=` of `create_datagram_endpoint()` | 3.8 | 3.11 | leave it out |
| child watchers | 3.12 | 3.14 | leave them out |
| event loop policies | 3.14 | planned for 3.16 | `loop_factory=` of `asyncio.run()` and `asyncio.Runner` |
| `asyncio.iscoroutinefunction()` | 3.14 | planned for 3.16 | `inspect.iscoroutinefunction()` |

## Why it matters
The line fails as soon as the code meets the Python that has it no more: with an `AttributeError` or `TypeError`, at
import or only when the line is reached.

## Example
```python bad
import asyncio

async def main(tasks):
    queue = asyncio.Queue(loop=asyncio.get_running_loop())  # ASY425
    for task in asyncio.Task.all_tasks():  # ASY425
        queue.put_nowait(task)
```
```python good
import asyncio

async def main(tasks):
    queue = asyncio.Queue()
    for task in asyncio.all_tasks():
        queue.put_nowait(task)
```

## What it leaves alone
Lines behind a look at the Python version or at what asyncio has (`sys.version_info`, `hasattr()`, `except
AttributeError`, a class that `getattr(asyncio, ..., Own)` gives where something is missing), and where the warning is
expected (`catch_warnings()`, `pytest.warns()`). What cannot be replaced in the oldest Python that the project supports:
policies before 3.11, `iscoroutinefunction()` before 3.12, where the two functions differ; what goes in a Python that
the project declares not to support (`requires-python = "<3.14"`). `get_event_loop_policy()` where it only asks which
policy there is, and what stands in the body of a class that is a policy: it goes when the policy does. In tests what is
only deprecated: they test it, or what still uses it. The `event_loop_policy` fixture of pytest-asyncio.
`asyncio.TimeoutError`, which is another name for `TimeoutError` since 3.11 and stays. `get_event_loop()` is ASY324's
and ASY422's. `asyncio.async()` is a syntax error.

## Sources
<https://docs.python.org/3/whatsnew/3.14.html#asyncio>, <https://docs.python.org/3/whatsnew/3.11.html#asyncio>,
<https://docs.python.org/3/whatsnew/3.10.html#changes-in-the-python-api>,
<https://docs.python.org/3/whatsnew/3.9.html#removed>

## Overlap
pyupgrade and ruff UP rewrite other old spellings (UP041: `asyncio.TimeoutError`); none of flake8-async, ruff and
SonarPython reports these.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...coroutines import coroutine_name
from ...knowledge.legacy import LEGACY, LEGACY_ARGUMENTS
from ...knowledge.python import KEEPING_DECORATORS
from ...module import Module, argument, last_name
from ...rule import AWAITING_WITH, Finding, Rule

rule = Rule(__name__, message="{what} {status}; {advice}")

_TAILS = frozenset(map(last_name, LEGACY))
_LOCKS = frozenset(f"asyncio.{name}" for name in "Lock Condition Semaphore BoundedSemaphore".split())
_OF_POLICIES = frozenset(("get_event_loop", "new_event_loop", "set_event_loop"))
"""Methods of policies that asyncio has as functions, which stay."""
_LOOPS = {
    "asyncio.WindowsProactorEventLoopPolicy": "asyncio.ProactorEventLoop",
    "asyncio.WindowsSelectorEventLoopPolicy": "asyncio.SelectorEventLoop",
}
"""Policies that make loops of one kind, whichever is the default (Lib/asyncio/windows_events.py)."""
_ASKING = "asyncio.get_event_loop_policy"
_PYTEST_ASYNCIO = "event_loop_policy"


@rule.on_call(LEGACY)
def check_call(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a call of something that is going or gone; not twice where one is handed to another."""
    around = module.parent(node)
    if not isinstance(around, ast.Call) or _TAILS.isdisjoint(module.tails(around)):
        yield from _named(node.func, module, call="()")


@rule.on(ast.FunctionDef, ast.AsyncFunctionDef, words=("coroutine",))
def check_decorators(node: ast.FunctionDef | ast.AsyncFunctionDef, module: Module) -> Iterator[Finding]:
    """Report a decorator that is gone."""
    for decorator in node.decorator_list:
        yield from _named(decorator, module)


@rule.on(ast.ClassDef, words=("ChildWatcher", "EventLoopPolicy"))
def check_bases(node: ast.ClassDef, module: Module) -> Iterator[Finding]:
    """Report a base class that is going or gone."""
    for base in node.bases:
        yield from _named(base, module)


def _named(node: ast.expr, module: Module, call: str = "") -> Iterator[Finding]:
    if not isinstance(node, (ast.Name, ast.Attribute)):
        return
    # An imported name may be another one than is written here; anything else ends as it is written.
    if isinstance(node, ast.Attribute) and node.attr not in _TAILS:
        return
    name = module.name(node)
    fact = LEGACY.get(name)
    if (
        fact is None
        or (fact.removed is None and module.is_test)
        or not module.may_meet(fact.removed or fact.deprecated)
    ):
        return
    advice = _direct(node, module) or ("" if name == _ASKING else fact.advice(module.target))
    if not advice or _is_needed(node, module) or _is_for_some_versions(node, module):
        return
    yield rule.found(node, what=f"`{name}{call}`", status=fact.status, advice=advice)


def _direct(node: ast.expr, module: Module) -> str:
    """What to write for `get_event_loop_policy().get_event_loop()` and the like."""
    call = module.parent(node)
    method = module.parent(call) if isinstance(call, ast.Call) and call.func is node else None
    if isinstance(method, ast.Attribute) and method.attr in _OF_POLICIES:
        own = _LOOPS.get(module.name(node), "") if method.attr == "new_event_loop" else ""
        if own:
            return f"use `{own}()`"
        return f"use `asyncio.{method.attr}()`"
    return ""


def _is_for_some_versions(node: ast.expr, module: Module) -> bool:
    from ...versions import is_for_some_versions  # few files have anything of the kind

    return is_for_some_versions(node, module)


def _is_needed(node: ast.expr, module: Module) -> bool:
    """Whether pytest-asyncio asks for it, whose fixture gives an event loop policy, or a class that is going too."""
    home = module.function(node)
    if home is not None and home.name == _PYTEST_ASYNCIO:
        return True
    return any(
        module.name(base) in LEGACY
        for outer in module.ancestors(node)
        if isinstance(outer, ast.ClassDef) and node not in outer.bases
        for base in outer.bases
    )


@rule.on_call(LEGACY_ARGUMENTS, words=("loop", "reuse_address"))
def check_argument(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report an argument that is gone."""
    if not any(keyword.arg in ("loop", "reuse_address") for keyword in node.keywords):
        return
    name = module.name(node.func)
    word, fact = LEGACY_ARGUMENTS.get(name, ("", None))
    if fact is not None and argument(node, word) is not None and not _is_for_some_versions(node, module):
        short = f"{last_name(name)}()"
        yield rule.found(node, what=f"`{word}=` of `{short}`", status=fact.status, advice=fact.advice(module.target))


@rule.on_call(("asyncio.wait",))
def check_wait(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report coroutines among what is waited for."""
    given = node.args[0] if node.args else None
    if isinstance(given, (ast.List, ast.Set, ast.Tuple)):
        items = given.elts
    elif isinstance(given, (ast.ListComp, ast.SetComp, ast.GeneratorExp)):
        items = [given.elt]
    else:
        return
    if module.name(node.func) != "asyncio.wait":
        return
    names = (coroutine_name(item, module) for item in items if isinstance(item, ast.Call))
    name = next(filter(None, names), "")
    if name and not _is_for_some_versions(node, module):
        yield rule.found(
            node,
            what=f"`asyncio.wait()` with the coroutine `{name}()`",
            status="raises TypeError since Python 3.11",
            advice="make it a task",
        )


@rule.on(ast.YieldFrom)
def check_yield_from(node: ast.YieldFrom, module: Module) -> Iterator[Finding]:
    """Report `yield from` on a coroutine in a function that nothing makes a coroutine."""
    home = module.function(node)
    if not isinstance(node.value, ast.Call) or home is None or home.is_async:
        return
    if any(name not in KEEPING_DECORATORS for name in module.resolver.decorators(home)):
        return
    name = coroutine_name(node.value, module)
    if name:
        yield rule.found(
            node,
            what=f"`yield from` on the coroutine `{name}()`",
            status="raises TypeError in a plain generator",
            advice="use `async def` and `await`",
        )


@rule.on(AWAITING_WITH)
def check_lock(node: ast.With, module: Module) -> Iterator[Finding]:
    """Report `with await lock`."""
    for item in node.items:
        awaited = item.context_expr
        if isinstance(awaited, (ast.Await, ast.YieldFrom)) and awaited.value is not None:
            values = module.certain(awaited.value)
            if values and all(value.kind == "instance" and value.name in _LOCKS for value in values):
                yield rule.found(
                    awaited,
                    what=f"`with {'await' if isinstance(awaited, ast.Await) else 'yield from'}` on a lock",
                    status="raises TypeError since Python 3.9",
                    advice="use `async with`",
                )
