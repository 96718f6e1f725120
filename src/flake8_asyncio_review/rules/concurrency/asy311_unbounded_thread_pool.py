"""
## What it does
Reports `ThreadPoolExecutor()` without `max_workers` in a file that runs an event loop. Opt-in.

## Why it matters
How many threads there are then depends on the machine: the number of its processors and four, 32 at most. A service
that behaves on a laptop gets five threads in a small container, and everything that the loop hands over waits in line.

## Example
```python bad
import asyncio
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor()  # ASY311

async def read(path):
    return await asyncio.get_running_loop().run_in_executor(pool, path.read_bytes)
```
```python good
import asyncio
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(max_workers=8)

async def read(path):
    return await asyncio.get_running_loop().run_in_executor(pool, path.read_bytes)
```

## What it leaves alone
Pools with a number, and arguments that cannot be seen (`*args`, `**options`); a pool in a `with` statement that gets
one job; files without coroutines.

## Sources
<https://docs.python.org/3/library/concurrent.futures.html#concurrent.futures.ThreadPoolExecutor>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...module import Module, argument
from ...rule import Finding, Rule
from ...suspending import own_nodes

rule = Rule(
    __name__,
    message="the size of this thread pool depends on the machine; pass `max_workers`",
    opt_in=True,
)

_LOOPS = (ast.For, ast.AsyncFor, ast.While, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_POOL = "concurrent.futures.ThreadPoolExecutor"


@rule.on_call((_POOL,))
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a pool without a size."""
    hidden = any(isinstance(item, ast.Starred) for item in node.args) or any(word.arg is None for word in node.keywords)
    size = argument(node, 0) or argument(node, "max_workers")
    if hidden or not (size is None or (isinstance(size, ast.Constant) and size.value is None)):
        return
    if not any(function.is_async for function in module.summary.functions.values()) or _gets_one_job(node, module):
        return
    if module.name(node.func) == _POOL:
        yield rule.found(node)


def _gets_one_job(node: ast.Call, module: Module) -> bool:
    """Whether the pool lives in a `with` block that uses it once, outside of loops, and not for many jobs (`map`)."""
    item = module.parent(node)
    if not isinstance(item, ast.withitem) or not isinstance(item.optional_vars, ast.Name):
        return False
    block = module.parent(item)
    assert isinstance(block, ast.With)
    name = item.optional_vars.id
    uses = [part for part in own_nodes(*block.body) if isinstance(part, ast.Name) and part.id == name]
    if len(uses) != 1:
        return False
    for around in module.ancestors(uses[0]):
        if around is block:
            return True
        if isinstance(around, _LOOPS) or (isinstance(around, ast.Attribute) and around.attr == "map"):
            return False
    return False
