# astral-sh/ruff#12353: timeout parameter handed straight to asyncio.timeout.
# Verdict: OK: the function already does what the rule asks for.
import asyncio

async def read(stream, timeout: float | None = 5):
    async with asyncio.timeout(timeout):  # OK
        return await stream.read()
