"""
## What it does
Reports `await` on a call that certainly gives nothing awaitable: a blocking call of the tables, or a plain function of
the file whose every result is a plain value.

## Why it matters
The call runs, blocks if it is a blocking one, and then `await` raises `TypeError: object … can't be used in 'await'
expression`.

## Example
```python bad
import time

async def pause():
    await time.sleep(1)  # ASY229
```
```python good
import asyncio

async def pause():
    await asyncio.sleep(1)
```

## What it leaves alone
Everything that is not certain: parameters, unknown objects, decorated functions, methods that only declare.

## Sources
<https://docs.python.org/3/reference/expressions.html#await-expression>

## Overlap
Type checkers report it; none of flake8-async, ruff and SonarPython does.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...blocking import fact_for
from ...module import Module
from ...receivers import Value
from ...rule import Finding, Rule

rule = Rule(__name__, message="`{name}()` gives nothing to await, so this raises TypeError{advice}")

_PLAIN = frozenset(
    f"builtins.{name}" for name in "str bytes bytearray int float bool complex list tuple dict set frozenset".split()
)


@rule.on(ast.Await)
def check(node: ast.Await, module: Module) -> Iterator[Finding]:
    """Report an awaited call that is known to be synchronous."""
    call = node.value
    if not isinstance(call, ast.Call):
        return
    names = module.names(call.func)
    if names:
        facts = [fact_for(name, call, module) for name in names]
        if all(facts) and facts[0] is not None:
            yield rule.found(node, name=module.label(call.func), advice=f"; {module.advice(facts[0].twin)}")
    elif _is_plain_function(call, module):
        yield rule.found(node, name=module.label(call.func), advice="; remove the `await`")


def _is_plain_function(call: ast.Call, module: Module) -> bool:
    functions = module.certain(call.func)
    if not functions or not all(value.kind == "function" for value in functions):
        return False
    if any(module.summary.functions[value.index].is_async for value in functions):
        return False
    return all(_is_plain_result(result) for value in functions for result in module.resolver.called(value) or (value,))


def _is_plain_result(value: Value) -> bool:
    return value.kind in ("none", "tuple", "generator") or (value.kind == "instance" and value.name in _PLAIN)
