# NVIDIA/SkillSpector#117: asyncio.run or run_until_complete under a running loop.
# Verdict: FLAG: RuntimeError at run time.
import asyncio

async def handler(coro):
    return asyncio.run(coro)   # FLAG

async def other(coro):
    loop = asyncio.get_running_loop()
    return loop.run_until_complete(coro)  # FLAG
