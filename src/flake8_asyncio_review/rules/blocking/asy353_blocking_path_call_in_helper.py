"""
## What it does
Reports calls, in code that runs on the event loop, of plain functions of the project that make one of the short
file-system calls of ASY350, however many calls further down. The message shows the chain. A function that also blocks
for longer is ASY150's.

## Why it matters
Each `os.path.exists()` or `Path.mkdir()` asks the operating system about the disk. Alone it is short; on a network
share, on a slow volume or in a loop every task waits for it. Behind a helper nobody sees it.

## Example
```python bad
from pathlib import Path

def is_ready(folder: Path):
    return (folder / "done").exists()

async def wait_for(folder: Path):
    return is_ready(folder)  # ASY353
```
```python good
import asyncio
from pathlib import Path

def is_ready(folder: Path):
    return (folder / "done").exists()

async def wait_for(folder: Path):
    return await asyncio.to_thread(is_ready, folder)
```

## What it leaves alone
All that ASY150 leaves alone. Opt-in, because most helpers of a program touch a path somewhere and most of the time that
is short enough.

## Sources
<https://docs.python.org/3/library/pathlib.html#concrete-paths>, <https://docs.python.org/3/library/os.path.html>

## Overlap
None of flake8-async, ruff and SonarPython follows calls.
"""

from __future__ import annotations

from ...blocking import BLOCKS
from ...following import report_chains
from ...rule import Rule

rule = Rule(__name__, message=BLOCKS, opt_in=True)
report_chains(rule)
