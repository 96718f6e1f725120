"""
## What it does
Follows calls: reports a call, in code that runs on the event loop, of a plain function of the project that blocks,
however many calls further down and in whichever module. The message shows the chain. A `with`, a loop, a subscript or
an attribute that runs a method or property of the project counts as the call that it is. Also reports calls of
functions that you named in `asy-blocking-calls`.

## Why it matters
A blocking call hidden behind a helper stops the event loop as one in plain sight does, and nobody sees it in review.
Functions of an in-house library that take long are known to you alone: named once, each call of them from a coroutine
is reported, with the advice that you gave.

## Example
```python bad
import requests

def fetch(url):
    return requests.get(url, timeout=3)

def price(item):
    return fetch(f"https://api.example.org/{item}").json()

async def total(items):
    return sum([price(item) for item in items])  # ASY150
```
```python good
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
Chains that end in a thread or an executor; what the call's own arguments rule out (a path that is not given, a flag
that is not set); work that is done once, behind `if self._client is None` and its like or in a function under
`functools.cache`; what is done only on the way to an error, before a `raise` or in a handler of all errors;
decorators that may do anything;
functions named in `asy-nonblocking-calls` or with a comment `# asy: nonblocking` on the line of their `def`;
`os.path.exists()` and other short path calls in helpers, which are ASY353.

Helpers that wait for a condition variable in a loop, of which locks are made; that take a lock and give it back; that
start a process and do not wait for it; that use a socket which is set to non-blocking; that make the TLS context of a
server; that read files beside the code (from `__file__` on, or by `importlib.resources`) or below `/proc` and `/sys`;
that only make a temporary file or folder; classes whose metaclass decides whether an object is made.

Code that keeps nobody waiting: tests and scripts; commands of click, typer and cyclopts; what an application runs
before it serves and after it has served, as `lifespan`, `on_startup` or the like; files and folders that a coroutine
called `start`, `startup` or `initialize` reads or writes once.

## Sources
<https://docs.python.org/3/library/asyncio-dev.html#running-blocking-code>

## Overlap
flake8-async ASYNC200 for listed functions. None of flake8-async, ruff and SonarPython follows calls.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...blocking import BLOCKS
from ...following import HelperCall, report_chains
from ...knowledge.facts import THREAD
from ...module import Module
from ...rule import Finding, Rule

rule = Rule(__name__, message=BLOCKS)


@rule.on(ast.Call, setting="blocking_calls")
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a call of a function that the user listed."""
    if (reason := module.loop_reason(node)) is None:
        return
    if isinstance(module.parent(node), ast.Await) or module.is_handed_over(node):
        return
    listed = dict(module.settings.blocking_calls)
    pattern = module.matches(node.func, listed)
    if pattern and not module.settings.spares(name := module.listed_names(node.func)[0]):
        why = f" ({reason})" if reason else ""
        yield rule.found(node, call=f"{name}()", why=why, advice=listed[pattern] or module.advice(THREAD))


def _is_listed(call: HelperCall, module: Module) -> bool:
    """Whether the user's own advice is given for this call."""
    node = call.node
    return isinstance(node, ast.Call) and bool(module.matches(node.func, dict(module.settings.blocking_calls)))


report_chains(rule, unless=_is_listed)
