# astral-sh/ruff#3237: fire and forget through a loop variable.
# Verdict: FLAG: same weak-reference hazard as asyncio.create_task.
import asyncio

async def handler(job):
    loop = asyncio.get_running_loop()
    loop.create_task(job())  # FLAG
