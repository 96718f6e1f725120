"""
## What it does
Reports a coroutine that is made and dropped: a call of a coroutine function as a statement, or bound to a name that is
never read.

## Why it matters
Calling a coroutine function runs none of its body. Python says "coroutine … was never awaited" at some later time, on
standard error, and the work is not done.

## Example
```python bad
async def save(item):
    print(item)

async def handle(item):
    save(item)  # ASY220
```
```python good
async def save(item):
    print(item)

async def handle(item):
    await save(item)
```

## What it leaves alone
Coroutines that are awaited, returned, yielded, stored or passed on; functions with decorators that may change what a
call gives; calls inside `pytest.raises`; methods that a subclass in sight (in the same file, or beside the method)
overrides with a plain one, or in whose place the file puts something else (`mock.patch`, `monkeypatch.setattr`);
branches that ask `inspect.iscoroutinefunction()`.

## Sources
<https://docs.python.org/3/library/asyncio-dev.html#detect-never-awaited-coroutines>

## Overlap
mypy unused-coroutine, pyright reportUnusedCoroutine, PyCharm PyAsyncCall; flake8-async ASYNC105 and ruff ASYNC105 for
trio. Ours needs no type checker and also reports names that are never read.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...coroutines import coroutine_name, how_to_run
from ...module import Module
from ...rule import Finding, Rule
from ...usage import is_discarded, may_be_discarded

_NATIVE = frozenset(("asyncio", "anyio", "trio", "contextlib"))

rule = Rule(__name__, message="the coroutine `{name}()` is never awaited, so nothing of it runs; {advice}")


@rule.on(ast.Call)
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a call whose coroutine goes nowhere."""
    # The cheap questions first: what stands here, what it is, and only then whether a name is read again.
    if not may_be_discarded(node, module) or not (name := coroutine_name(node, module)):
        return
    if not is_discarded(node, module):
        return
    from ...expecting import expects_error  # few files get as far as this

    if expects_error(node, module):
        return
    # Libraries such as python-telegram-bot had the same names as plain functions before they became asynchronous.
    if name.partition(".")[0] in _NATIVE or module.names(node.func) == () or module.on_event_loop(node):
        yield rule.found(node, name=name, advice=how_to_run(node, module))
