# python-trio/flake8-async#224: timeout block of a context manager whose body is only a yield.
# Verdict: OK: the caller's awaits run inside.
import asyncio
from contextlib import asynccontextmanager

@asynccontextmanager
async def limit(seconds):
    async with asyncio.timeout(seconds) as cm:  # OK
        yield cm
