"""A pipeline as it is often written first."""

import asyncio
import time


async def work(queue, handle):
    while True:
        item = await queue.get()
        await handle(item)


async def run_pipeline(items, handle):
    queue = asyncio.Queue()
    for _ in range(4):
        asyncio.create_task(work(queue, handle))  # ASY222 ASY421
    async for item in items:
        queue.put(item)  # ASY220
    while not queue.empty():
        time.sleep(0.1)  # ASY151
