# astral-sh/ruff#7807: coroutine calls a sync helper of the same file which blocks.
# Verdict: FLAG at the call in the coroutine; the helper itself is fine, and so is handing it to a thread.
import asyncio, requests

def quote(sym):
    return requests.get(f"https://q/{sym}", timeout=3)  # OK

async def page(sym):
    a = quote(sym)                           # FLAG
    return a, await asyncio.to_thread(quote, sym)  # OK
