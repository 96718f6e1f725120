"""
## What it does
Reports a session, connection or stream that a function closes by hand, but not on every way out: an `await` between
making and closing it stands outside the `try` whose `finally` closes it, or a `return` or `raise` leaves before.

## Why it matters
An error or a cancellation at that `await` leaves it open, and nobody has it any more.

## Example
```python bad
import asyncio

async def banner(host):
    async with asyncio.timeout(10):
        reader, writer = await asyncio.open_connection(host, 22)  # ASY330
        line = await reader.readline()
        writer.close()
        return line
```
```python good
import asyncio

async def banner(host):
    async with asyncio.timeout(10):
        reader, writer = await asyncio.open_connection(host, 22)
        try:
            return await reader.readline()
        finally:
            writer.close()
```

## What it leaves alone
Resources that are returned, yielded, stored or handed to an exit stack; what a `yield` lets in (ASY130); conditions on
the resource itself; those closed only under a condition; functions without an `await` in between; what never is closed
at all (ASY160, ASY162, ASY163); commands and the function that `asyncio.run()` gets, after which the program ends;
tests, scripts and benchmarks; what is given to an object or a collection, or to a helper that may close it.

## Sources
<https://docs.python.org/3/reference/compound_stmts.html#the-async-with-statement>

## Overlap
None of flake8-async and ruff; SonarPython S7515 asks for `async with` where an asynchronous context manager is entered
with `with`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...exceptions import paths_of
from ...knowledge.resources import RESOURCES
from ...leaks import how_to_release, may_be_released_by, obtained, releases, resource_made
from ...module import Module, last_name, shown
from ...owners import Use, uses
from ...programs import is_command
from ...rule import Finding, Rule
from ...summary import Function
from ...ways import CANCEL, KINDS

if TYPE_CHECKING:
    from ...paths import Way

rule = Rule(__name__, message="`{name}()` stays open if line {line} {fails}; {advice}")

_STREAMS = tuple(name for name, resource in RESOURCES.items() if resource.code in ("ASY160", "ASY162", "ASY163"))

_KEEPERS = frozenset("add append appendleft insert push put put_nowait register set setdefault update".split())
"""Methods that keep what they get."""

_CLOSED = frozenset(("closed", "is_closed", "is_closing"))
"""Attributes and methods that tell whether it is closed already."""


@rule.on_call(_STREAMS)
def check(node: ast.Call, module: Module) -> Iterator[Finding]:
    """Report a resource that an error or a cancellation leaves open."""
    resource = resource_made(node, module)
    made = obtained(node, resource, module) if resource is not None else None
    if resource is None or made is None or len(resource.parts) > 1 or not _is_assigned(made, module):
        return
    home = module.function(node)
    if home is None or not home.is_async or module.is_by_hand or _is_of_a_test(home, module):
        return
    found = uses(made, module, resource.parts[0] if resource.parts else None)
    if not any(releases(use, resource) for use in found):
        return
    closing = {
        use.node
        for use in found
        if use.kind == "entered" or releases(use, resource) or may_be_released_by(use, resource, module)
    }
    if not all(_stays_here(use, module) for use in found) or _is_main(home, module):
        return
    way = _first_leak(made, found, closing, module)
    if way is not None:
        fails = "raises" if way.way in KINDS else "returns"
        name = shown(module.name(node.func))
        yield rule.found(
            node, name=name, line=_line(way.node), fails=fails, advice=how_to_release(node, resource, module)
        )


def _line(node: ast.AST) -> int:
    """The first line of a statement, an expression or an item of a `with`."""
    return int(getattr(node.context_expr if isinstance(node, ast.withitem) else node, "lineno", 0))


def _is_of_a_test(home: Function, module: Module) -> bool:
    """Whether a function is a test or a fixture, after which the loop ends."""
    return home.name.startswith("test") or "fixture" in map(last_name, module.resolver.decorators(home))


def _is_assigned(made: ast.expr, module: Module) -> bool:
    return isinstance(module.parent(made), (ast.Assign, ast.AnnAssign))


def _stays_here(use: Use, module: Module) -> bool:
    """Whether a resource that the function closes itself is still its own after `use`."""
    if use.inside or use.kind in ("bound", "left", "stored", "returned"):
        return False
    if use.kind == "passed" and use.call is not None:
        tails = module.tails(use.call)
        taken = not _KEEPERS.isdisjoint(tails) or any(tail[:1].isupper() for tail in tails)
        return not taken and not isinstance(module.parent(use.call), ast.withitem)
    if use.kind == "yielded":
        home = module.function(use.node)
        return home is not None and "contextlib.asynccontextmanager" in module.resolver.decorators(home)
    return True


def _first_leak(made: ast.expr, found: list[Use], closing: set[ast.expr], module: Module) -> Way | None:
    """A way out of the function on which nothing closes the resource, if it certainly can be taken."""
    paths = paths_of(made, module)
    if paths is None:
        return None
    names = {use.node for use in found}

    def known(test: ast.expr) -> bool | None:
        return _truth(test, names)

    def closes(piece: ast.AST) -> bool:
        return any(node in closing for node in ast.walk(piece))

    early = paths.ways_out(made, closes, kinds=(), known=known)
    if early and (not _closed_without_condition(made, closing, module) or _asks_about_it(early, made, names, module)):
        return None
    cancelled = [
        way
        for way in paths.ways_out(made, closes, kinds=(CANCEL,), known=known)
        if way.way == CANCEL and not any(isinstance(part, ast.Yield) for part in ast.walk(way.node))
    ]
    return next(iter([*early, *cancelled]), None)


def _truth(test: ast.expr, names: set[ast.expr]) -> bool | None:
    """What a test gives that asks only whether the resource is there, and open."""
    if isinstance(test, ast.BoolOp):
        answers = {_truth(value, names) for value in test.values}
        decides = isinstance(test.op, ast.Or)
        return decides if decides in answers else None if None in answers else not decides
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        inner = _truth(test.operand, names)
        return None if inner is None else not inner
    if isinstance(test, ast.Compare) and test.left in names and len(test.ops) == 1:
        nothing = isinstance(test.comparators[0], ast.Constant) and test.comparators[0].value is None
        if nothing and isinstance(test.ops[0], (ast.Is, ast.IsNot)):
            return isinstance(test.ops[0], ast.IsNot)
    asked = test.func if isinstance(test, ast.Call) else test
    if isinstance(asked, ast.Attribute) and asked.value in names and asked.attr in _CLOSED:
        return False
    return True if test in names else None


def _closed_without_condition(made: ast.expr, closing: set[ast.expr], module: Module) -> bool:
    """Whether, once it is made, some statement closes it unless the function is left before."""
    around = {ancestor for ancestor in module.ancestors(made) if isinstance(ancestor, ast.stmt)}
    return any(
        not any(
            isinstance(ancestor, (ast.If, ast.IfExp, ast.BoolOp, ast.For, ast.While, ast.AsyncFor, ast.ExceptHandler))
            for ancestor in module.ancestors(node)
            if ancestor not in around
        )
        for node in closing
    )


def _asks_about_it(ways: list[Way], made: ast.expr, names: set[ast.expr], module: Module) -> bool:
    """Whether one of the ways is taken under a condition on the resource itself."""
    around = set(module.ancestors(made))
    return any(
        part in names
        for way in ways
        for ancestor in module.ancestors(way.node)
        if ancestor not in around and isinstance(ancestor, (ast.If, ast.While))
        for part in ast.walk(ancestor.test)
    )


def _is_main(home: Function, module: Module) -> bool:
    """Whether a function is a command, or `asyncio.run()` gets a call of it."""
    return is_command(home, module) or any(
        isinstance(call := module.parent(read), ast.Call)
        and isinstance(outer := module.parent(call), ast.Call)
        and outer.args[:1] == [call]
        and module.name(outer.func) in ("asyncio.run", "anyio.run", "uvloop.run")
        for read in module.reads(home.name)
    )
