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
Functions with other names or parameters, methods, functions that the file uses itself, such as in `asyncio.run()`, and
functions with decorators that may run them. A function called `handler` is taken for one of Lambda only where the
file imports a package made for it, as other clouds await theirs.

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

rule = Rule(
    __name__, message="`{name}()` is never awaited by Lambda's runtime; make it a `def` that calls `asyncio.run()`"
)

_LAMBDA = ("aws_lambda_powertools", "aws_lambda_typing", "aws_xray_sdk", "awslambdaric")
"""Packages that only code for Lambda imports."""

_KEEPING = frozenset("inject_lambda_context capture_lambda_handler log_metrics".split())
"""Decorators of aws_lambda_powertools that call the handler and await nothing."""


@rule.on(ast.AsyncFunctionDef)
def check(node: ast.AsyncFunctionDef, module: Module) -> Iterator[Finding]:
    """Report a handler that the runtime cannot run."""
    names = [item.arg for item in (*node.args.posonlyargs, *node.args.args)]
    if len(names) != 2 or names[0].lstrip("_") != "event" or names[1].lstrip("_") != "context":
        return
    if (
        not all(map(_keeps, node.decorator_list))
        or not isinstance(module.parent(node), ast.Module)
        or module.reads(node.name)
    ):
        return
    if node.name == "lambda_handler" or (node.name == "handler" and not module.packages.isdisjoint(_LAMBDA)):
        yield rule.found(node, name=node.name)


def _keeps(decorator: ast.expr) -> bool:
    function = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(function, ast.Attribute) and function.attr in _KEEPING
