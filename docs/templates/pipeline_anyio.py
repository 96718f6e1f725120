"""Producer, bounded stream, workers: a slow end slows the other down instead of filling memory (anyio)."""

import logging
from collections.abc import AsyncIterable, Awaitable, Callable

import anyio
from anyio.streams.memory import MemoryObjectReceiveStream

log = logging.getLogger(__name__)


async def work(
    receive: MemoryObjectReceiveStream[str],
    handle: Callable[[str], Awaitable[None]],
    failed: list[tuple[str, Exception]],
) -> None:
    """Handle items until the stream is closed; what fails is kept and does not stop the others."""
    async with receive:
        async for item in receive:
            try:
                await handle(item)
            except Exception as error:
                log.exception("item %r failed", item)
                failed.append((item, error))


async def run_pipeline(
    items: AsyncIterable[str], handle: Callable[[str], Awaitable[None]], workers: int = 4, size: int = 100
) -> list[tuple[str, Exception]]:
    """Handle all items; returns those that failed, with their errors."""
    failed: list[tuple[str, Exception]] = []
    send, receive = anyio.create_memory_object_stream[str](size)
    async with anyio.create_task_group() as group:
        async with receive:
            for number in range(workers):
                group.start_soon(work, receive.clone(), handle, failed, name=f"worker {number}")
        async with send:
            async for item in items:
                await send.send(item)
    return failed
