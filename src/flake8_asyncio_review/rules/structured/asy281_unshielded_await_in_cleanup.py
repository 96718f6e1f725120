"""
## What it does
Reports, in code for anyio or trio, an await in `finally`, in a handler of cancellation or in `__aexit__()` that
nothing shields.

## Why it matters
Cancellation there lasts: once a scope is cancelled, every await in it raises again at once. The clean-up that awaits
is cut short at its first await, and the connection stays open or the message unsent.

## Example
```python bad
import anyio

async def talk(stream: anyio.abc.ByteStream):
    try:
        await stream.send(b"hello")
    finally:
        await stream.send(b"bye")  # ASY281
```
```python good
import anyio

async def talk(stream: anyio.abc.ByteStream):
    try:
        await stream.send(b"hello")
    finally:
        with anyio.move_on_after(2, shield=True):
            await stream.send(b"bye")
```

## What it leaves alone
Files that import asyncio, where cancellation is delivered once; awaits in a shielded scope (better one with a
deadline); `aclose()`, `aclose_forcefully()` and `__aexit__()`, which close also when they are cancelled; `finally`
behind a `try` that waits for nothing; whatever is no coroutine of anyio or trio and no function of the same file
that awaits one: it may shield itself, or not wait at all.

## Sources
<https://anyio.readthedocs.io/en/stable/cancellation.html#finalization>,
<https://trio.readthedocs.io/en/stable/reference-core.html#cancellation-semantics>

## Overlap
flake8-async ASYNC102 also reports shields without a deadline.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...expressions import last_part
from ...module import Module
from ...rule import Finding, Rule
from ...suspending import may_suspend, own_nodes
from ...values import Value

rule = Rule(__name__, message="a cancelled scope cuts this await short in {place}; shield it, with a deadline")

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_CLOSING = frozenset(
    "aclose aclose_forcefully __aexit__ cancel_shielded_checkpoint cancel_shielded_wait_task_rescheduled".split()
)
"""Last names of calls that do their work before they look at cancellation, or despite it."""
_GROUPS = frozenset(("anyio.create_task_group", "trio.open_nursery"))
"""In a cancelled scope their children are cancelled where they first wait."""
_FLAVOURS = ("anyio", "trio")
_LIBRARIES = ("anyio.", "trio.")
"""Their coroutines look at cancellation before they do anything; others may not wait at all."""
_MAX_DEPTH = 3
_CANCELLED = frozenset(("BaseException", "Cancelled", "get_cancelled_exc_class"))


@rule.on(ast.Try, "TryStar", words=_FLAVOURS)
def check(node: ast.Try, module: Module) -> Iterator[Finding]:
    """Report awaits in `finally` and in handlers of cancellation."""
    if not _is_structured(module) or not may_suspend(*node.body):
        return
    yield from _found(node.finalbody, "`finally`", module)
    for handler in node.handlers:
        if _catches_cancellation(handler):
            yield from _found(handler.body, "a handler of cancellation", module)


@rule.on(ast.AsyncFunctionDef, words=_FLAVOURS)
def check_exit(node: ast.AsyncFunctionDef, module: Module) -> Iterator[Finding]:
    """Report awaits in `__aexit__()`."""
    if node.name == "__aexit__" and _is_structured(module):
        yield from _found(node.body, "`__aexit__()`", module)


def _is_structured(module: Module) -> bool:
    return module.flavour in _FLAVOURS and not module.imports_package("asyncio")


def _found(body: list[ast.stmt], place: str, module: Module) -> Iterator[Finding]:
    node = _cut_short(body, module, _MAX_DEPTH)
    if node is not None:
        yield rule.found(node, place=place)


def _cut_short(body: list[ast.stmt], module: Module, depth: int) -> ast.expr | ast.stmt | None:
    """The first place in `body` that certainly waits, if it waits at all, and can be cancelled there."""
    for node in own_nodes(*body):
        if not isinstance(node, (ast.Await, ast.AsyncWith)):
            continue
        if _waits(node, module, depth) and not _is_in_shield(node, module):
            return node
    return None


def _waits(node: ast.Await | ast.AsyncWith, module: Module, depth: int) -> bool:
    if isinstance(node, ast.AsyncWith):
        calls = (item.context_expr for item in node.items)
        if all(map(_starts_closing, node.body)):
            return False
        return any(isinstance(call, ast.Call) and module.name(call.func) in _GROUPS for call in calls)
    call = node.value
    if not isinstance(call, ast.Call) or _last(call) in _CLOSING:
        return False
    values = module.certain(call.func)
    return bool(values) and all(_is_cut_short(value, module, depth) for value in values)


def _starts_closing(statement: ast.stmt) -> bool:
    """Whether a statement only has a task group close something, or several things."""
    if isinstance(statement, ast.For):
        return all(map(_starts_closing, statement.body))
    call = statement.value if isinstance(statement, ast.Expr) else None
    if not isinstance(call, ast.Call) or _last(call) != "start_soon" or not call.args:
        return False
    return _last(call.args[0]) in _CLOSING


def _is_cut_short(value: Value, module: Module, depth: int) -> bool:
    """Whether calling and awaiting `value` is cut short in a cancelled scope."""
    if value.kind == "external":
        return value.name.startswith(_LIBRARIES) and value.name in module.facts.coroutines
    if value.kind != "function" or value.module != module.resolver.path or not depth:
        return False
    function = module.function_of(value)
    if not function.is_async or module.resolver.decorators(function):
        return False
    body = getattr(module.node_of(value), "body", None)
    return isinstance(body, list) and _cut_short(body, module, depth - 1) is not None


def _is_in_shield(node: ast.AST, module: Module) -> bool:
    """Whether something round `node` in its function shields it."""
    for ancestor in module.ancestors(node):
        if isinstance(ancestor, (ast.With, ast.AsyncWith)) and _is_shielded(ancestor):
            return True
        if isinstance(ancestor, _FUNCTIONS):
            break
    return False


def _is_shielded(node: ast.With | ast.AsyncWith) -> bool:
    for item in node.items:
        call = item.context_expr
        if isinstance(call, ast.Call):
            words = {keyword.arg: keyword.value for keyword in call.keywords}
            given = words.get("shield")
            if None in words or (given is not None and not (isinstance(given, ast.Constant) and not given.value)):
                return True
    first = node.body[0]
    return isinstance(first, ast.Assign) and any(_last(target) == "shield" for target in first.targets)


def _catches_cancellation(handler: ast.ExceptHandler) -> bool:
    kind = handler.type
    kinds = kind.elts if isinstance(kind, ast.Tuple) else [kind]
    return any(item is None or _last(item) in _CANCELLED for item in kinds)


def _last(node: ast.expr) -> str:
    """The last name of a (called) name."""
    return last_part(node.func if isinstance(node, ast.Call) else node)
