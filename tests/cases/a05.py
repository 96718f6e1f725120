# astral-sh/ruff#16811: three ways of treating a task in one function: dropped, stored in a global, put in a local set that is used later.
# Verdict: dropped FLAG; global OK; local set OK while the frame lives and reads it.
import asyncio

async def main(work):
    global keep
    asyncio.create_task(work())         # FLAG
    keep = asyncio.create_task(work())  # OK
    pool = {asyncio.create_task(work())}  # OK
    await asyncio.sleep(5); print(len(pool))
