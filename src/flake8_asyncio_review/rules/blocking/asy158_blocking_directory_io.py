"""
## What it does
Reports file-system work of unbounded size in code that runs on the event loop: copying, moving and removing trees,
listing and walking directories.

## Why it matters
How long it takes depends on how many files there are, and nobody knows that when the code is written.

## Example
```python bad
import shutil

async def clean(folder):
    shutil.rmtree(folder)  # ASY158
```
```python good
import asyncio
import shutil

async def clean(folder):
    await asyncio.to_thread(shutil.rmtree, folder)
```

## What it leaves alone
The methods of `anyio.Path`, `trio.Path` and other async path types.

## Sources
<https://docs.python.org/3/library/shutil.html>, <https://docs.python.org/3/library/os.html#files-and-directories>

## Overlap
ruff ASYNC240 reports the `pathlib` part.
"""

from __future__ import annotations

from ...blocking import BLOCKS, report
from ...rule import Rule

rule = Rule(__name__, message=BLOCKS)
report(rule)
