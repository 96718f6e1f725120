"""
## What it does
Reports an attribute of `self`, a global or a nonlocal name that a function running in a thread sets, and code on the
event loop sets too, with no lock held on either side. Opt-in.

## Why it matters
The thread runs at any moment, between any two steps of the loop's code. What one of them has set the other overwrites,
and `self.count += 1` loses counts, as it reads and writes in two steps.

## Example
```python bad
import asyncio

class Downloads:
    def __init__(self):
        self.done = 0

    def _copy(self, source):
        source.copy()
        self.done += 1  # ASY313

    async def skip(self):
        self.done += 1

    async def start(self, source):
        await asyncio.to_thread(self._copy, source)
```
```python good
import asyncio

class Downloads:
    def __init__(self):
        self.done = 0

    def _copy(self, source):
        source.copy()

    async def skip(self):
        self.done += 1

    async def start(self, source):
        await asyncio.to_thread(self._copy, source)
        self.done += 1
```

## What it leaves alone
Assignments in a `with` block; flags, which both sides set to constants only; functions that may run on the loop as
well; plain functions that set the same, as it is not known where they run.

## Sources
<https://docs.python.org/3/library/asyncio-dev.html#concurrency-and-multithreading>

## Overlap
None of flake8-async, ruff and SonarPython reports it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...module import Module
from ...rule import Finding, Rule
from ...summary import Binding

rule = Rule(
    __name__,
    message="a thread sets `{name}` here and the loop sets it in line {line}; set it on one side, or hold a lock",
    opt_in=True,
)

_Assignment = (ast.Assign, ast.AugAssign, ast.AnnAssign)


@rule.on(*_Assignment)
def check(node: ast.Assign | ast.AugAssign | ast.AnnAssign, module: Module) -> Iterator[Finding]:
    """Report what a thread and the loop both set."""
    if node.value is None or not module.threads.holds(node) or _in_block(node, module):
        return
    for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
        for binding in _bindings(target, node, module):
            constant = isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            if _is_loop_code(binding, module) and not (constant and _is_constant(binding)):
                other = _statement(binding, module)
                if other is not None and not _in_block(other, module):
                    yield rule.found(node, name=ast.unparse(target), line=other.lineno)
                    return


def _bindings(target: ast.expr, node: ast.stmt, module: Module) -> list[Binding]:
    """All that the file gives to `target`, if it outlives the function around `node`."""
    summary = module.summary
    scope = summary.scopes[module.places[node].scope]
    if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name) and target.value.id == "self":
        owner = summary.class_around(scope.index)
        return summary.classes[owner].attributes.get(target.attr, []) if owner >= 0 else []
    if not isinstance(target, ast.Name) or target.id not in scope.outer:
        return []
    outer = scope
    while outer.parent >= 0 and (outer is scope or target.id not in outer.bindings):
        outer = summary.scopes[0 if scope.outer[target.id] == "global" else outer.parent]
    return outer.bindings.get(target.id, [])


def _is_loop_code(binding: Binding, module: Module) -> bool:
    index = module.resolver.function_scope(binding.scope)
    return index >= 0 and module.runs_on_loop(module.summary.scopes[index].record)


def _is_constant(binding: Binding) -> bool:
    return binding.value is not None and binding.value[0] in ("const", "none")


def _statement(binding: Binding, module: Module) -> ast.stmt | None:
    """The assignment that `binding` comes from."""
    return next(
        (
            node
            for node in module.nodes
            if isinstance(node, _Assignment) and (node.end_lineno, node.end_col_offset) == binding.position
        ),
        None,
    )


def _in_block(node: ast.stmt, module: Module) -> bool:
    """Whether `node` stands in a `with` block, which may hold a lock."""
    for around in module.ancestors(node):
        if isinstance(around, (ast.With, ast.AsyncWith)):
            return True
        if isinstance(around, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            return False
    return False
