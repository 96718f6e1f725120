"""
## What it does
Reports file input and output in code that runs on the event loop: opening, methods of an open file, whole-file
helpers, archives, temporary files.

## Why it matters
A local disk usually answers in microseconds and now and then in seconds; a network share or a full write cache takes
longer still. All other tasks wait for it.

## Example
```python bad
from pathlib import Path

async def load(folder: Path):
    with (folder / "data.json").open() as file:  # ASY153
        return file.read()
```
```python good
import asyncio
from pathlib import Path

async def load(folder: Path):
    return await asyncio.to_thread((folder / "data.json").read_text)
```

## What it leaves alone
Reads and writes of a file whose opening in the same function is reported already: one change mends both. Files opened
for `loop.connect_read_pipe()` and `connect_write_pipe()`. `aiofiles`, `anyio.open_file`, `anyio.Path`, `trio.Path`,
`io.BytesIO` and `io.StringIO`, and file-like objects that may be anything.

## Sources
<https://docs.python.org/3/library/asyncio-dev.html#running-blocking-code>

## Overlap
flake8-async ASYNC230 to ASYNC232, ruff ASYNC230 and part of ASYNC240, SonarPython S7493. Ours also knows paths kept
on attributes, annotated or built with `/`, and files read by other libraries.
"""

from __future__ import annotations

import ast

from ...blocking import BLOCKS, BlockingCall, follows_up, report
from ...module import Module
from ...rule import Rule

rule = Rule(__name__, message=BLOCKS)


def _is_spared(call: BlockingCall, module: Module) -> bool:
    parent = module.parent(call.node)
    taker = parent.func.attr if isinstance(parent, ast.Call) and isinstance(parent.func, ast.Attribute) else ""
    return taker in ("connect_read_pipe", "connect_write_pipe") or follows_up(call, module)


report(rule, unless=_is_spared)
