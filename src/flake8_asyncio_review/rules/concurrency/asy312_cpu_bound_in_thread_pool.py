"""
## What it does
Reports a call that computes for long and holds the global interpreter lock meanwhile, handed to a thread: documents
and drawings made by pure Python, text analysis, optimisers that call back.

## Why it matters
A thread keeps the event loop free only while it waits or computes without the lock (GIL). Such calls do neither: the
loop gets its turn every few milliseconds at best, each of its steps has to wait for the lock anew, and two of them
take as long in two threads as one after the other.

## Example
```python bad
import asyncio
import openpyxl

async def load(path):
    return await asyncio.to_thread(openpyxl.load_workbook, path)  # ASY312
```
```python good
import asyncio
import openpyxl
from concurrent.futures import ProcessPoolExecutor

pool = ProcessPoolExecutor()

async def load(path):
    return await asyncio.get_running_loop().run_in_executor(pool, openpyxl.load_workbook, path)
```

## What it leaves alone
Process pools, and executors that may be one; what computes without the GIL: `hashlib.scrypt()`, `bcrypt`, compression,
Pillow, numpy, pandas' parsers; what a function of yours does in the thread besides.

## Sources
<https://docs.python.org/3/library/asyncio-dev.html#running-blocking-code>,
<https://docs.python.org/3/library/sys.html#sys.setswitchinterval>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...knowledge.facts import PROCESS
from ...knowledge.hops import HOP_METHODS, THREAD_HOPS
from ...module import Module, shown
from ...rule import Finding, Rule
from ...threads import hop_kind

rule = Rule(__name__, message="`{name}()` keeps the GIL, so a thread hardly helps; do the job in a process")


@rule.on_call(THREAD_HOPS, HOP_METHODS, setting="executor_calls")
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report pure-Python computing that is handed to a thread."""
    target = module.hop_argument(node)
    if target is None:
        return
    called = target.body.func if isinstance(target, ast.Lambda) and isinstance(target.body, ast.Call) else target
    names = module.names(called)
    if names and all(_keeps_the_gil(name, module) for name in names) and hop_kind(node, module) == "thread":
        yield rule.found(node, name=shown(names[0]))


def _keeps_the_gil(name: str, module: Module) -> bool:
    """Whether the tables say that `name` computes under the GIL, whatever it is given."""
    return any(fact.twin == PROCESS for fact in module.facts.facts(name))
