"""
## What it does
Reports calls known to compute for long in code that runs on the event loop: password hashing, key generation,
compression of whole payloads, work on images, tables and models.

## Why it matters
A task gives way to others only where it awaits. Hashing one password takes a tenth of a second by design; ten log-ins
at once stop the server for a second.

## Example
```python bad
import bcrypt

async def log_in(password: bytes, stored: bytes):
    return bcrypt.checkpw(password, stored)  # ASY110
```
```python good
import asyncio
import bcrypt

async def log_in(password: bytes, stored: bytes):
    return await asyncio.to_thread(bcrypt.checkpw, password, stored)
```

## What it leaves alone
The same call handed to an executor; fast hashes such as `hashlib.sha256()`.

## Sources
<https://docs.python.org/3/library/asyncio-eventloop.html#executing-code-in-thread-or-process-pools>

## Overlap
None of flake8-async, ruff and SonarPython reports these calls.
"""

from __future__ import annotations

from ...blocking import report
from ...rule import Rule

rule = Rule(__name__, message="`{call}` computes for long on the event loop{why}; {advice}")
report(rule)
