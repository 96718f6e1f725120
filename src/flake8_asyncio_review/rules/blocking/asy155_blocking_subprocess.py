"""
## What it does
Reports starting, running and waiting for processes with the synchronous API in code that runs on the event loop.

## Why it matters
`subprocess.run()` returns when the program ends, and starting one copies or forks the whole process. Until then no
other task runs.

## Example
```python bad
import subprocess

async def revision():
    return subprocess.check_output(["git", "rev-parse", "HEAD"])  # ASY155
```
```python good
import asyncio
from asyncio.subprocess import PIPE

async def revision():
    process = await asyncio.create_subprocess_exec("git", "rev-parse", "HEAD", stdout=PIPE)
    out, _ = await process.communicate()
    return out
```

## What it leaves alone
`asyncio.create_subprocess_*`, `anyio.run_process`, `trio.run_process`, and `Popen.poll()`, which does not wait.

## Sources
<https://docs.python.org/3/library/asyncio-subprocess.html>

## Overlap
flake8-async ASYNC220 to ASYNC222, ruff ASYNC220 to ASYNC222, SonarPython S7487 and S7489. Ours also knows `Popen`
objects kept on attributes and other libraries that run programs.
"""

from __future__ import annotations

from ...blocking import BLOCKS, report
from ...rule import Rule

rule = Rule(__name__, message=BLOCKS)
report(rule)
