# pylint-dev/pylint#2378: coroutine object with no return value kept and run later.
# Verdict: OK.
import asyncio
async def work(): print("hi")

coro = work()        # OK
asyncio.run(coro)
