"""
## What it does
Reports calls of synchronous HTTP clients in code that runs on the event loop: functions, sessions, clients, pools.

## Why it matters
A request takes as long as the slowest server and network between. For all that time every other task stands still;
without a timeout, for ever.

## Example
```python bad
import requests

class Api:
    def __init__(self):
        self._session = requests.Session()

    async def user(self, number):
        return self._session.get(f"https://api.example.org/{number}").json()  # ASY152
```
```python good
import httpx

class Api:
    def __init__(self):
        self._session = httpx.AsyncClient()

    async def user(self, number):
        response = await self._session.get(f"https://api.example.org/{number}")
        return response.json()
```

## What it leaves alone
Reading a response whose request in the same function is reported already; async clients; making a session or client
without using it; test clients; and objects whose class is not known.

## Sources
<https://docs.python.org/3/library/asyncio-dev.html#running-blocking-code>

## Overlap
flake8-async ASYNC210 to ASYNC212, ruff ASYNC210 and ASYNC212, SonarPython S7499. Ours also knows sessions kept on
attributes, made by helpers of the file or annotated, and many more libraries.
"""

from __future__ import annotations

from ...blocking import BLOCKS, follows_up, report
from ...rule import Rule

rule = Rule(__name__, message=BLOCKS)
report(rule, unless=follows_up)
