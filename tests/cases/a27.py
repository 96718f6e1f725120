# astral-sh/ruff#19013: CancelledError caught and dropped.
# Verdict: FLAG: breaks timeout and TaskGroup.
import asyncio

async def pump(q):
    while True:
        try:
            await q.get()
        except asyncio.CancelledError:  # FLAG
            print("bye")
