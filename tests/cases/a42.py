# PyModel/pythinker-cli#229: `await task` as a statement, under suppress after cancelling.
# Verdict: OK: it waits and re-raises.
import asyncio, contextlib

async def stop(task):
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task   # OK
