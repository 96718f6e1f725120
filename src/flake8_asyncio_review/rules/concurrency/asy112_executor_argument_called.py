"""
## What it does
Reports a call whose result is handed to an executor where the function itself is meant:
`to_thread(requests.get(url))`.

## Why it matters
Arguments are evaluated first. The blocking call runs on the event loop, and the thread gets its result, which is no
function.

## Example
```python bad
import asyncio
import requests

async def fetch(url):
    return await asyncio.to_thread(requests.get(url))  # ASY112
```
```python good
import asyncio
import requests

async def fetch(url):
    return await asyncio.to_thread(requests.get, url)
```

## What it leaves alone
`functools.partial()`, lambdas, and calls that may give a callable.

## Sources
<https://docs.python.org/3/library/asyncio-task.html#asyncio.to_thread>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...blocking import fact_for
from ...knowledge.hops import HOP_METHODS, THREAD_HOPS
from ...module import Module
from ...rule import Finding, Rule

rule = Rule(__name__, message="`{name}()` runs here and not in the executor; hand over `{name}` and its arguments")

_NO_CALLABLES = frozenset(f"builtins.{name}" for name in "str bytes int float bool list tuple dict set".split())


@rule.on_call(THREAD_HOPS, HOP_METHODS, setting="executor_calls")
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a call handed to an executor in place of a function."""
    called = module.hop_argument(node)
    if not isinstance(called, ast.Call):
        return
    names = module.names(called.func)
    blocks = bool(names) and all(fact_for(name, called, module) for name in names)
    if blocks or _gives_a_plain_value(called, module):
        yield rule.found(called, name=module.label(called.func))


def _gives_a_plain_value(call: ast.Call, module: Module) -> bool:
    made = module.values(call)
    functions = module.certain(call.func)
    ours = bool(functions) and all(value.kind == "function" for value in functions)
    return ours and all(
        value.kind in ("none", "tuple") or (value.kind == "instance" and value.name in _NO_CALLABLES) for value in made
    )
