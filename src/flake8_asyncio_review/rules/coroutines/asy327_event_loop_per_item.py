"""
## What it does
Reports `asyncio.run()` in a loop over items: every item gets an event loop of its own.

## Why it matters
`asyncio.run()` makes an event loop, and at its end cancels what is left, shuts down the executor's threads and
closes the loop. The items wait for one another, and sessions and pools that are bound to a loop cannot be shared
between them. One coroutine that goes through all the items needs one loop, and may work on several at a time.

## Example
```python bad
import asyncio

async def fetch(url):
    await asyncio.sleep(1)

def main(urls):
    for url in urls:
        asyncio.run(fetch(url))  # ASY327
```
```python good
import asyncio

async def fetch(url):
    await asyncio.sleep(1)

async def fetch_all(urls):
    for url in urls:
        await fetch(url)

def main(urls):
    asyncio.run(fetch_all(urls))
```

## What it leaves alone
`while` loops: prompts, schedulers and restarts; loops whose items are not passed to the coroutine, such as `for
attempt in range(3)`; loops that end after the first success or yield what they get; items that choose the backend or
another option of `run()`; loops of tests and benchmarks, which want every round by itself.

## Sources
<https://docs.python.org/3/library/asyncio-runner.html#asyncio.run>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...module import Module
from ...rule import Finding, Rule
from ...suspending import own_nodes

rule = Rule(__name__, message="`{name}()` makes and closes an event loop for every item; run one coroutine for all")

_RUNNERS = ("asyncio.run", "uvloop.run", "anyio.run", "trio.run")
_TESTING = frozenset(("pytest", "unittest", "timeit"))
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)
_LEAVING = (ast.Break, ast.Return, ast.Yield, ast.YieldFrom)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp)


@rule.on_call(_RUNNERS)
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a loop started in a loop."""
    items = _items(node, module)
    if not items or not node.args or not module.packages.isdisjoint(_TESTING) or module.on_event_loop(node):
        return
    name = module.name(node.func)
    if name not in _RUNNERS or any(items & _names(keyword.value) for keyword in node.keywords):
        return
    if any(items & _names(argument) for argument in node.args):
        yield rule.found(node, name=name)


def _items(node: ast.Call, module: Module) -> frozenset[str]:
    """The names that the loops round `node` bind; empty if there is none or one of them is for something else."""
    names: set[str] = set()
    child: ast.AST = node
    for ancestor in module.ancestors(node):
        if isinstance(ancestor, _FUNCTIONS):
            break
        if isinstance(ancestor, ast.While):
            return frozenset()
        if isinstance(ancestor, ast.For) and child in ancestor.body:
            if _ends_early(ancestor) or _is_counted(ancestor):
                return frozenset()
            names |= _names(ancestor.target)
        elif isinstance(ancestor, _COMPREHENSIONS):
            names.update(*(_names(generator.target) for generator in ancestor.generators))
        child = ancestor
    return frozenset(names)


def _ends_early(loop: ast.For) -> bool:
    """Whether other code runs before all items have had their turn, as behind a `yield`, or they never have it."""
    return any(isinstance(item, _LEAVING) for item in own_nodes(*loop.body))


def _is_counted(loop: ast.For) -> bool:
    return isinstance(loop.iter, ast.Call) and isinstance(loop.iter.func, ast.Name) and loop.iter.func.id == "range"


def _names(node: ast.AST) -> set[str]:
    return {item.id for item in ast.walk(node) if isinstance(item, ast.Name)}
