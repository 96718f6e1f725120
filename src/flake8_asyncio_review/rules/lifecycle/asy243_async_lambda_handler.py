"""
## What it does
Reports an AWS Lambda handler that is an `async def`.

## Why it matters
The Python runtime of Lambda calls the handler and takes what it gives for the answer. It awaits nothing: the function
never runs, and the invocation fails because a coroutine cannot be turned into JSON.

## Example
```python bad
async def lambda_handler(event, context):  # ASY243
    return {"statusCode": 200}
```
```python good
import asyncio

async def handle(event):
    return {"statusCode": 200}

def lambda_handler(event, context):
    return asyncio.run(handle(event))
```

## What it leaves alone
Functions with other names or parameters, methods, functions with decorators that may run them, that the file uses
itself, such as in `asyncio.run()` (but for a trial under `if __name__ == "__main__":`), or whose name it gives to
something else. A function called `handler` is taken for one of Lambda only where the file imports a package made for
it, as other clouds await theirs.

## Sources
<https://docs.aws.amazon.com/lambda/latest/dg/python-handler.html>

## Overlap
SonarPython S7614.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...module import Module
from ...rule import Finding, Rule
from ...usage import in_main_block

rule = Rule(
    __name__, message="`{name}()` is never awaited by Lambda's runtime; make it a `def` that calls `asyncio.run()`"
)

_LAMBDA = ("aws_lambda_powertools", "aws_lambda_typing", "aws_xray_sdk", "awslambdaric")
"""Packages that only code for Lambda imports."""

_KEEPING = frozenset("inject_lambda_context capture_lambda_handler log_metrics".split())
"""Decorators of aws_lambda_powertools that call the handler and await nothing."""


@rule.on(ast.AsyncFunctionDef, words=("lambda_handler", "aws"))
def check(node: ast.AsyncFunctionDef, module: Module) -> Iterator[Finding]:
    """Report a handler that the runtime cannot run."""
    names = [item.arg for item in (*node.args.posonlyargs, *node.args.args)]
    if len(names) != 2 or names[0].lstrip("_") != "event" or names[1].lstrip("_") != "context":
        return
    if not isinstance(module.parent(node), ast.Module) or not all(map(_keeps, node.decorator_list)):
        return
    if node.name == "lambda_handler" or (node.name == "handler" and not module.packages.isdisjoint(_LAMBDA)):
        # What runs only when the file is started by hand is no part of the function in the cloud.
        is_used = not all(in_main_block(read, module) for read in module.reads(node.name))
        if not is_used and _is_always_async(node.name, module):
            yield rule.found(node, name=node.name)


def _is_always_async(name: str, module: Module) -> bool:
    """Whether nothing else at the top level takes the name of the handler."""
    values = [binding.value for binding in module.summary.scopes[0].bindings[name]]
    return all(value and value[0] == "function" and module.summary.functions[value[1]].is_async for value in values)


def _keeps(decorator: ast.expr) -> bool:
    function = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(function, ast.Attribute) and function.attr in _KEEPING
