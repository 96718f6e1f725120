"""
## What it does
Reports calls of synchronous database, cache and search clients in code that runs on the event loop.

## Why it matters
A query waits for the network, for locks and for the server. The event loop waits with it, so one slow query slows
down every request that the process serves.

## Example
```python bad
import sqlite3

class Store:
    def __init__(self, path):
        self._connection = sqlite3.connect(path)

    async def add(self, name):
        self._connection.execute("insert into names values (?)", (name,))  # ASY154
```
```python good
import asyncio
import sqlite3

class Store:
    def __init__(self, path):
        self._connection = sqlite3.connect(path, check_same_thread=False)

    async def add(self, name):
        await asyncio.to_thread(self._connection.execute, "insert into names values (?)", (name,))
```

## What it leaves alone
Async drivers, lazy query builders, making a client that connects on first use, and objects whose class is not known.

## Sources
<https://docs.python.org/3/library/asyncio-dev.html#running-blocking-code>

## Overlap
None of flake8-async, ruff and SonarPython reports database calls.
"""

from __future__ import annotations

from ...blocking import BLOCKS, report
from ...rule import Rule

rule = Rule(__name__, message=BLOCKS)
report(rule)
