"""
## What it does
Reports imports by name and look-ups of installed metadata in code that runs on the event loop:
`importlib.import_module()`, `__import__()`, `pkgutil.walk_packages()`, `importlib.metadata.version()`, there or in a
plain function of the project that is called there; then the message shows the chain.

## Why it matters
Importing searches the path, reads files, compiles them and runs the module's code with everything that it imports in
turn. Metadata look-ups read directories and files. Either can take seconds on a cold start.

## Example
```python bad
import importlib

async def load(name):
    return importlib.import_module(f"plugins.{name}")  # ASY351
```
```python good
import asyncio
import importlib

async def load(name):
    return await asyncio.to_thread(importlib.import_module, f"plugins.{name}")
```

## What it leaves alone
A constant module name that the file imports anyway at its top. In helpers also what ASY150 leaves alone, and imports of
a module that the caller does not name, because a second import of the same module reads nothing.

## Sources
<https://docs.python.org/3/library/importlib.html>, <https://docs.python.org/3/library/importlib.metadata.html>

## Overlap
None of flake8-async, ruff and SonarPython reports these calls.
"""

from __future__ import annotations

import ast

from ...blocking import BLOCKS, BlockingCall, report
from ...following import report_chains
from ...module import Module
from ...rule import Rule

rule = Rule(__name__, message=BLOCKS)


def _already_imported(call: BlockingCall, module: Module) -> bool:
    if call.name not in ("importlib.import_module", "builtins.__import__") or not isinstance(call.node, ast.Call):
        return False
    first = call.node.args[0] if call.node.args else None
    return isinstance(first, ast.Constant) and module.summary.imports.get(str(first.value), False)


report(rule, unless=_already_imported)
report_chains(rule)
