"""
## What it does
Reports short file-system calls in code that runs on the event loop: `os.path.exists()`, `os.stat()`, `Path.mkdir()`,
`Path.unlink()` and their like.

## Why it matters
Each call asks the operating system about the disk. On a local disk that is short; on a network share, in a container
with a slow volume or in a loop it adds up, and every task waits.

## Example
```python bad
from pathlib import Path

async def ready(folder: Path):
    return (folder / "done").exists()  # ASY350
```
```python good
import asyncio
from pathlib import Path

async def ready(folder: Path):
    return await asyncio.to_thread((folder / "done").exists)
```

## What it leaves alone
What works on the text of a path alone (`os.path.join()`, `Path.name`, `Path.with_suffix()`), the current directory,
and async path types.

## Sources
<https://docs.python.org/3/library/pathlib.html#concrete-paths>, <https://docs.python.org/3/library/os.path.html>

## Overlap
flake8-async ASYNC240, ruff ASYNC240. Ours also knows paths kept on attributes, annotated or built with `/`, and
leaves text-only functions alone.
"""

from __future__ import annotations

from ...blocking import BLOCKS, report
from ...rule import Rule

rule = Rule(__name__, message=BLOCKS)
report(rule)
