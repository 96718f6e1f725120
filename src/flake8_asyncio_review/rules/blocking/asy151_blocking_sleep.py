"""
## What it does
Reports `time.sleep()` and the sleeps of other thread-based libraries in code that runs on the event loop.

## Why it matters
The event loop is one thread. While it sleeps no other task runs, no timeout fires and no connection is answered.

## Example
```python bad
import time

async def retry(call):
    await call()
    time.sleep(1)  # ASY151
    await call()
```
```python good
import asyncio

async def retry(call):
    await call()
    await asyncio.sleep(1)
    await call()
```

## What it leaves alone
Sleeps in plain functions, in functions and lambdas handed to a thread, and everything awaited.

## Sources
<https://docs.python.org/3/library/asyncio-dev.html#running-blocking-code>

## Overlap
flake8-async ASYNC251, ruff ASYNC251, SonarPython S7488. Ours also sees sleeps through aliases, partials, nested
functions called in place and event-loop callbacks.
"""

from __future__ import annotations

from ...blocking import BLOCKS, report
from ...rule import Rule

rule = Rule(__name__, message=BLOCKS)
report(rule)
