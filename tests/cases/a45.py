# Git-on-my-level/codex-autorunner#832: dict.setdefault(key, asyncio.Lock()) called racy.
# Verdict: OK: no suspension between evaluation and insert; wasteful but not a race.
import asyncio
locks: dict[str, asyncio.Lock] = {}

async def serial(key, fn):
    lock = locks.setdefault(key, asyncio.Lock())  # OK
    async with lock:
        return await fn()
