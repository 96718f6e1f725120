"""
## What it does
Reports a program, started under `if __name__ == "__main__":`, that serves or loops for ever on the event loop in a file
in which nothing handles `SIGTERM`.

## Why it matters
Containers and service managers end a program by `SIGTERM`. Without a handler the process dies on the spot: no `finally`
runs, requests are cut, and what was to be written is lost. `asyncio.run()` handles only Ctrl-C.

## Example
```python bad
import asyncio

async def main():
    server = await asyncio.start_server(print, "127.0.0.1", 8888)
    await server.serve_forever()

if __name__ == "__main__":
    asyncio.run(main())  # ASY142
```
```python good
import asyncio
import signal

async def main():
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    async with await asyncio.start_server(print, "127.0.0.1", 8888):
        await stop.wait()

if __name__ == "__main__":
    asyncio.run(main())
```

## What it leaves alone
Files that import `signal`, or a framework that installs handlers itself, such as uvicorn, hypercorn or aiohttp's
`run_app()`; programs that end by themselves.

It is opt-in because scripts that are only ever started in a terminal look the same.

## Sources
<https://docs.python.org/3/library/asyncio-eventloop.html#unix-signals>,
<https://docs.python.org/3/library/asyncio-runner.html#handling-keyboard-interruption>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...module import Module
from ...rule import Finding, Rule
from ...usage import in_main_block
from ...values import Value

rule = Rule(
    __name__, message="nothing here handles SIGTERM, so no `finally` runs; use `loop.add_signal_handler()`", opt_in=True
)

_RUNNERS = frozenset(
    ("asyncio.run", "uvloop.run", "asyncio.AbstractEventLoop.run_until_complete", "asyncio.Runner.run")
)
_FOREVER = "asyncio.AbstractEventLoop.run_forever"
_SERVING = frozenset("serve_forever run_forever sleep_forever".split())
_HANDLING = frozenset(
    "signal uvicorn hypercorn granian daphne gunicorn sanic tornado discord telegram aiogram quart twisted".split()
)
"""Packages that handle signals, or with which a file does."""


@rule.on_call((*_RUNNERS, _FOREVER))
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report the call that runs a program which nothing ends in an orderly way."""
    name = module.name(node.func)
    if name not in _RUNNERS and name != _FOREVER:
        return
    if not module.packages.isdisjoint(_HANDLING) or not _is_main(node, module):
        return
    started = module.values(node.args[0]) if node.args else ()
    if name == _FOREVER or any(_is_endless(value, module) for value in started if value.kind == "coroutine"):
        yield rule.found(node)


def _is_main(node: ast.AST, module: Module) -> bool:
    """Whether `node` runs when the file is started: under the test of `__name__`, or in a function called there."""
    function = module.function(node)
    if function is None:
        return in_main_block(node, module)
    return function.owner < 0 and any(
        module.function(read) is None and _is_called(read, module) and _is_main(read, module)
        for read in module.reads(function.name)
    )


def _is_called(read: ast.Name, module: Module) -> bool:
    parent = module.parent(read)
    return isinstance(parent, ast.Call) and parent.func is read


def _is_endless(value: Value, module: Module) -> bool:
    """Whether the coroutine of a function of this file serves, or loops with nothing that leaves the loop."""
    return any(_goes_on(part) for statement in module.body_of(value) for part in ast.walk(statement))


def _goes_on(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr in _SERVING
    if not isinstance(node, ast.While) or not isinstance(node.test, ast.Constant) or not node.test.value:
        return False
    parts = list(ast.walk(node))
    leaves = any(isinstance(part, (ast.Break, ast.Return, ast.Raise)) for part in parts)
    return not leaves and any(isinstance(part, ast.Await) for part in parts)
