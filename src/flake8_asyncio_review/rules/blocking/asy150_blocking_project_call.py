"""
## What it does
Reports calls, in code that runs on the event loop, of functions that you named in `asy-blocking-calls`. With
`asy-strict`, or where `ASY150` itself is selected, it also follows calls: a call of a plain function of the project
that blocks is reported, however many calls further down and in whichever module; the message shows the chain.

## Why it matters
A blocking call hidden behind a helper stops the event loop as one in plain sight does, and nobody sees it in review.
Functions of an in-house library that take long are known to you alone: named once, each call of them from a coroutine
is reported, with the advice that you gave.

## Example
```python bad options: asy-strict = true
import requests

def fetch(url):
    return requests.get(url, timeout=3)

def price(item):
    return fetch(f"https://api.example.org/{item}").json()

async def total(items):
    return sum([price(item) for item in items])  # ASY150
```
```python good options: asy-strict = true
import asyncio
import requests

def fetch(url):
    return requests.get(url, timeout=3)

def price(item):
    return fetch(f"https://api.example.org/{item}").json()

async def total(items):
    return sum([await asyncio.to_thread(price, item) for item in items])
```
```python bad options: asy-blocking-calls = warehouse.fetch -> await warehouse.afetch()
import warehouse

async def stock(item):
    return warehouse.fetch(item)  # ASY150
```

## What it leaves alone
Chains that end in a thread or an executor; work that is done once, behind `if self._client is None` and its like or in
a function under `functools.cache`; decorators that may do anything; functions named in `asy-nonblocking-calls` or with
a comment `# asy: nonblocking` on the line of their `def`; `os.path.exists()` and other short path calls in helpers.

## Sources
<https://docs.python.org/3/library/asyncio-dev.html#running-blocking-code>

## Overlap
flake8-async ASYNC200 for listed functions. None of flake8-async, ruff and SonarPython follows calls.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...knowledge.facts import THREAD
from ...module import Module, shown
from ...project import root_of, shown_path
from ...rule import Finding, Rule

if TYPE_CHECKING:
    from ...callgraph import Chain

rule = Rule(__name__, message="`{call}` blocks the event loop{why}; {advice}")


@rule.on(ast.Call)
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a call of a function that blocks further down, or that the user listed."""
    if (reason := module.loop_reason(node)) is None:
        return
    if isinstance(module.parent(node), ast.Await) or module.is_handed_over(node):
        return
    advice = module.advice(THREAD)
    why = f" ({reason})" if reason else ""
    listed = dict(module.settings.blocking_calls)
    pattern = module.matches(node.func, listed)
    if pattern and not module.settings.spares(name := module.listed_names(node.func)[0]):
        yield rule.found(node, call=f"{name}()", why=why, advice=listed[pattern] or advice)
    elif (chain := module.chain(node, "")) is not None:
        yield rule.found(node, call=f"{chain.functions[0]}()", why=f"{why}: {_shown(chain, module)}", advice=advice)


def _shown(chain: Chain, module: Module) -> str:
    sink = chain.sink
    root = root_of(module.filename, module.settings.project_root)
    where = f"{shown_path(sink.path or module.filename, root)}:{sink.line}"
    return " -> ".join((*chain.functions, f"{shown(sink.name)} ({where})"))
