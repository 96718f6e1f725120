# astral-sh/ruff#9911: coroutine handed on: returned, stored for gather, wrapped.
# Verdict: OK: someone else awaits it.
import asyncio
async def one(): return 1

def make(): return one()       # OK

async def main():
    jobs = [one(), make()]     # OK
    return await asyncio.gather(*jobs)
