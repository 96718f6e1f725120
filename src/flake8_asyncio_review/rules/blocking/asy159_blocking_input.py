"""
## What it does
Reports waiting for a person, a signal or a debugger in code that runs on the event loop: `input()`, `getpass`, reads
of `sys.stdin`, `signal.pause()`, `select.select()`, `breakpoint()`.

## Why it matters
A person takes seconds to answer, or never does. Everything else that the process does stands still until then.

## Example
```python bad
async def confirm():
    return input("Go on? ") == "yes"  # ASY159
```
```python good
import asyncio

async def confirm():
    return await asyncio.to_thread(input, "Go on? ") == "yes"
```

## What it leaves alone
The same call in a thread, and `select` with a timeout of zero.

## Sources
<https://docs.python.org/3/library/asyncio-dev.html#running-blocking-code>

## Overlap
flake8-async ASYNC250, ruff ASYNC250, SonarPython S7501 report `input()`.
"""

from __future__ import annotations

from ...blocking import BLOCKS, report
from ...rule import Rule

rule = Rule(__name__, message=BLOCKS)
report(rule)
