"""
## What it does
Reports `await` on a call that certainly gives nothing awaitable: a blocking call of the tables, or a plain function or
method of the project whose every result is a plain value.

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
Everything that is not certain: parameters, unknown objects, decorated functions, methods that only declare, that a
subclass in sight overrides with something to await, or in whose place the file puts something else; what only an
annotation says.

## Sources
<https://docs.python.org/3/reference/expressions.html#await-expression>

## Overlap
Type checkers report it; none of flake8-async, ruff and SonarPython does.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from ...blocking import fact_for
from ...knowledge.facts import Blocking
from ...module import Module, shown
from ...rule import Finding, Rule
from ...values import NONE, Value

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
    # Both must agree: to ask the one that believes annotations costs little, as its answers are kept.
    if not all(_may_be_plain(value, module) for value in module.values(call.func)):
        return
    functions = [
        value for value in module.sceptic.values(module.compile(call.func), module.at(call.func)) if value != NONE
    ]
    if not functions:
        return
    if all(value.kind == "external" for value in functions):
        facts = [_sync_fact(value.name, call, module) for value in functions]
        if all(facts) and facts[0] is not None:
            yield rule.found(node, name=shown(functions[0].name), advice=f"; {module.advice(facts[0].twin)}")
    elif _is_plain_function(functions, module) and not _may_be_other(call.func, module):
        yield rule.found(node, name=module.label(call.func), advice="; remove the `await`")


def _may_be_plain(value: Value, module: Module) -> bool:
    """A look at what is called before anybody asks what it gives."""
    if value.kind == "function":
        return not module.is_async(value)
    return value.kind in ("external", "none") and value.name not in module.facts.coroutines


def _sync_fact(name: str, call: ast.Call, module: Module) -> Blocking | None:
    """A fact that shows that `name` is a plain function; an argument in `unless` may make it give an awaitable."""
    always = [fact for fact in module.facts.facts(name) if not fact.unless]
    return always[0] if always else fact_for(name, call, module)


def _is_plain_function(functions: Sequence[Value], module: Module) -> bool:
    if not all(value.kind == "function" for value in functions):
        return False
    if any(module.is_async(value) for value in functions):
        return False
    return all(_is_plain_result(result) for value in functions for result in module.sceptic.called(value) or (value,))


def _may_be_other(callee: ast.expr, module: Module) -> bool:
    """Whether something else than a plain function may stand in the place of what is called."""
    from ...overrides import is_replaced, others  # few files get as far as this

    return not _is_plain_function(list(others(callee, module)), module) or is_replaced(callee, module)


def _is_plain_result(value: Value) -> bool:
    return value.kind in ("none", "tuple", "generator") or (value.kind == "instance" and value.name in _PLAIN)
