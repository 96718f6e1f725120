# astral-sh/ruff#12354: timeout and TaskGroup entered by one async with, no await keyword in the body.
# Verdict: OK: leaving the group waits.
import asyncio

async def both(a, b):
    async with asyncio.timeout(2), asyncio.TaskGroup() as tg:  # OK
        tg.create_task(a())
        tg.create_task(b())
