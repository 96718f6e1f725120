# aio-libs/aiohttp#8174: suppress(CancelledError) around an inner task that this function did not cancel.
# Verdict: FLAG: an outer cancel arriving here is lost.
import asyncio
from contextlib import suppress

async def close(self):
    if self.writer_task is not None:
        with suppress(asyncio.CancelledError):  # FLAG
            await self.writer_task
