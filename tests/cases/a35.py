# python-trio/flake8-async#286: return inside a function nested in a TaskGroup block.
# Verdict: OK for the nested return; FLAG low for one in the block itself.
import asyncio

async def run(get):
    async with asyncio.TaskGroup() as tg:
        async def child():
            return await get()   # OK
        tg.create_task(child())
        return "started"         # FLAG
