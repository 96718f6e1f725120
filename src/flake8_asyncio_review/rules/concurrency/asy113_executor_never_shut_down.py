"""
## What it does
Reports a thread or process pool that is made in a function and neither entered with `with`, shut down, returned,
yielded, kept nor passed on to anybody who might shut it down; also one kept on `self` by a class that has a method such
as `close()` in which it is forgotten.

## Why it matters
Every call makes threads or processes anew, and nobody waits for what still runs in them: they stay until the pool is
collected, and Python waits for them when it ends.

## Example
```python bad
import asyncio
from concurrent.futures import ThreadPoolExecutor

async def load(path):
    pool = ThreadPoolExecutor()  # ASY113
    return await asyncio.get_running_loop().run_in_executor(pool, path.read_text)
```
```python good
import asyncio
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor()

async def load(path):
    return await asyncio.get_running_loop().run_in_executor(pool, path.read_text)
```

## What it leaves alone
Pools of a module; on `self` and in collections, unless a method such as `close()` forgets them (one that must be given
something, such as `terminate(ids)`, ends something else) and no `open()`, `connect()` or `start()` may need them again;
those that some call gets and may keep, such as `set_default_executor()`, whose pool ends in
`shutdown_default_executor()`; tests, scripts, benchmarks, commands, functions that only `if __name__ == "__main__":`
leads to and those that call `exit()`, as the program ends soon.

## Sources
<https://docs.python.org/3/library/concurrent.futures.html#concurrent.futures.Executor.shutdown>

## Overlap
None of flake8-async, ruff and SonarPython.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...knowledge.resources import made_for
from ...leaks import never_released, resource_made
from ...module import Module, shown
from ...programs import ends_soon
from ...rule import Finding, Rule

rule = Rule(__name__, message="this `{name}` is never shut down; keep one and call its `shutdown()` at the end")

_OPENING = frozenset(("connect", "open", "start"))
"""Methods that an object may be used by again, when it has been closed."""


@rule.on_call(made_for("ASY113"))
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a pool that nobody shuts down."""
    resource = resource_made(node, module, rule.code)
    if resource is None or ends_soon(node, module) or _is_for_all_openings(node, module):
        return
    if never_released(node, resource, module):
        yield rule.found(node, name=shown(module.name(node.func)).rpartition(".")[2])


def _is_for_all_openings(node: ast.Call, module: Module) -> bool:
    """Whether the constructor makes a pool for an object that may be opened again when it has been closed."""
    home = module.function(node)
    if home is None or home.name != "__init__":
        return False
    names = (item.name for item in module.summary.functions.values() if item.owner == home.owner)
    return not _OPENING.isdisjoint(names)
