"""
## What it does
Reports resources that need a running event loop when they are made, where none runs: at the top level of a module, as
the value of a class attribute, or as a default argument.

## Why it matters
A module is imported before the loop runs. `aiohttp.ClientSession()` and its like raise `RuntimeError: no running event
loop` there; others bind themselves to a loop that is not the one of `asyncio.run()`, and fail at their first use.

## Example
```python bad
import aiohttp

session = aiohttp.ClientSession()  # ASY242

async def fetch(url):
    async with session.get(url) as response:
        return await response.text()
```
```python good
import aiohttp

async def main(url):
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        return await response.text()
```

## What it leaves alone
What is given a loop; files that take or make a loop themselves at the top level; `asyncio.Lock`, `Queue` and their
like, which look for a loop at their first use since Python 3.10; notebooks that await at the top level.

## Sources
<https://docs.aiohttp.org/en/stable/client_reference.html#client-session>,
<https://docs.python.org/3/whatsnew/3.10.html#changes-in-the-python-api>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...knowledge.lifecycle import LOOP_CLASSES, LOOP_GETTERS, LOOP_MAKERS, NEEDS_LOOP
from ...module import Module, shown
from ...rule import Finding, Rule

rule = Rule(__name__, message="`{call}()` needs a running loop, and none runs at import; make it in a coroutine")

_LOOPS = LOOP_MAKERS | LOOP_GETTERS | LOOP_CLASSES
_LOOP_TAILS = frozenset(name.rpartition(".")[2] for name in _LOOPS)


@rule.on_call(NEEDS_LOOP)
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report what is made while the module is imported."""
    if module.function(node) is not None:
        return
    names = module.names(node.func)
    givers = [NEEDS_LOOP.get(name) for name in names]
    given = {word.arg for word in node.keywords}
    if not givers or any(giver is None or not given.isdisjoint((None, *giver)) for giver in givers):
        return
    if not _has_its_own_loop(module):
        yield rule.found(node, call=shown(names[0]))


def _has_its_own_loop(module: Module) -> bool:
    """Whether the top level of the file handles a loop, or runs in one, as a notebook does."""
    return any(
        isinstance(node, ast.Await) or not _LOOP_TAILS.isdisjoint(module.tails(node))
        for node in module.places
        if isinstance(node, (ast.Await, ast.Call)) and module.function(node) is None
    )
