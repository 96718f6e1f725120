"""
## What it does
Reports `signal.signal()` with a handler that touches the event loop: it stops the loop, starts or cancels a task, sets
an `asyncio.Event` or a future.

## Why it matters
Python calls such a handler between any two instructions, in the middle of what the loop is doing, and goes back to
sleep. The loop does not notice: a stop or a cancellation waits until something else wakes it, which may be never.
`loop.add_signal_handler()` calls the handler as the loop's own callback.

## Example
```python bad
import asyncio
import signal

async def main():
    stop = asyncio.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())  # ASY240
    await stop.wait()
```
```python good
import asyncio
import signal

async def main():
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    await stop.wait()
```

## What it leaves alone
Handlers that set a plain flag or an event that nobody waits for, raise, or use `call_soon_threadsafe()`; files that use
`add_signal_handler()` too and
fall back to `signal.signal()` on Windows, which has no such method.

## Sources
<https://docs.python.org/3/library/asyncio-eventloop.html#unix-signals>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...module import LOOP, Module, argument, shown
from ...rule import Finding, Rule
from ...suspending import own_nodes

rule = Rule(__name__, message="`{call}()` in this handler does not wake the loop; use `loop.add_signal_handler()`")

_TOUCHING = frozenset(
    (
        *(f"{LOOP}.{name}" for name in "stop call_soon call_later call_at create_task".split()),
        *(f"asyncio.{name}" for name in "create_task ensure_future Queue.put_nowait".split()),
        "asyncio.Event.set",
        *(
            f"asyncio.{kind}.{name}"
            for kind in ("Future", "Task")
            for name in "cancel set_result set_exception".split()
        ),
    )
)
_SET = "asyncio.Event.set"
_LEAVING = frozenset("exit _exit kill".split())


@rule.on_call(("signal.signal",))
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a handler that works on the loop from outside."""
    handler = argument(node, 1) or argument(node, "handler")
    if handler is None or module.name(node.func) != "signal.signal" or module.attributes("add_signal_handler"):
        return
    values = module.certain(handler)
    if len(values) != 1 or values[0].kind != "function" or module.function_of(values[0]).is_async:
        return
    parts = list(own_nodes(*module.body_of(values[0])))
    calls = [part for part in parts if isinstance(part, ast.Call)]
    # The handler is often a lambda that calls the function that does the work.
    helpers = {value for call in calls for value in module.certain(call.func) if value.kind == "function"}
    parts += (part for helper in sorted(helpers) for part in own_nodes(*module.body_of(helper)))
    if not any(_leaves(part) for part in parts):
        touched = [name for part in parts if isinstance(part, ast.Call) if (name := _touched(part, module))]
        if touched:
            yield rule.found(node, call=shown(touched[0]))


def _leaves(node: ast.AST) -> bool:
    """Whether a handler ends the program or raises, which ends the loop's sleep."""
    function = node.func if isinstance(node, ast.Call) else None
    return isinstance(node, ast.Raise) or getattr(function, "attr", getattr(function, "id", "")) in _LEAVING


def _touched(call: ast.Call, module: Module) -> str:
    names = module.names(call.func)
    if not names or not all(name in _TOUCHING for name in names):
        return ""
    # An event that nobody waits for is a flag that somebody looks at from time to time.
    return names[0] if names[0] != _SET or module.attributes("wait") else ""
