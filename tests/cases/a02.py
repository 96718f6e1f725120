# astral-sh/ruff#9215: same name assigned a task in each branch, awaited after the branch.
# Verdict: OK: both bindings reach the await.
import asyncio

async def fetch(kind, a, b):
    if kind == "a":
        job = asyncio.create_task(a())  # OK
    else:
        job = asyncio.create_task(b())  # OK
    return await job
