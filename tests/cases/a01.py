# astral-sh/ruff#18012: task bound to a module-level name and not read again.
# Verdict: OK: a module global is a strong reference for the life of the module.
import asyncio

async def main():
    await asyncio.sleep(1)

loop = asyncio.new_event_loop()
WATCHER = loop.create_task(main())  # OK
loop.run_until_complete(asyncio.sleep(2))
