# astral-sh/ruff#9859: only an async with inside the timeout.
# Verdict: OK: entering and leaving awaits.
import asyncio

async def locked(lock, fn):
    async with asyncio.timeout(1):  # OK
        async with lock:
            fn()
