# fal-ai/fal#354: threading lock held in a coroutine across an await.
# Verdict: FLAG: can deadlock the loop, use asyncio.Lock.
import threading
LOCK = threading.Lock()

async def refresh(client):
    with LOCK:                    # FLAG
        return await client.get()
