# python-trio/flake8-async#393: await in finally and in except under asyncio.
# Verdict: OK: asyncio cancellation is delivered once, later awaits run normally.
import asyncio

async def job(conn):
    try:
        await conn.run()
    finally:
        await conn.close()  # OK
