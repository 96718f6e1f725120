"""Producer, bounded queue, workers: a slow end slows the other down instead of filling memory (asyncio)."""

import asyncio
import logging
from collections.abc import AsyncIterable, Awaitable, Callable

log = logging.getLogger(__name__)


async def work(
    queue: asyncio.Queue[str], handle: Callable[[str], Awaitable[None]], failed: list[tuple[str, Exception]]
) -> None:
    """Handle items until the queue is shut down; what fails is kept and does not stop the others."""
    while True:
        item = await queue.get()
        try:
            await handle(item)
        except Exception as error:
            log.exception("item %r failed", item)
            failed.append((item, error))
        finally:
            queue.task_done()


async def run_pipeline(
    items: AsyncIterable[str], handle: Callable[[str], Awaitable[None]], workers: int = 4, size: int = 100
) -> list[tuple[str, Exception]]:
    """Handle all items; returns those that failed, with their errors."""
    queue: asyncio.Queue[str] = asyncio.Queue(maxsize=size)
    failed: list[tuple[str, Exception]] = []
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work(queue, handle, failed), name=f"worker {number}") for number in range(workers)]
        async for item in items:
            await queue.put(item)
        await queue.join()
        for task in tasks:
            task.cancel()
    return failed
