# python/mypy#15036: TaskGroup.create_task result not used.
# Verdict: OK: the group holds and awaits its children.
import asyncio

async def crawl(urls, get):
    async with asyncio.TaskGroup() as tg:
        for u in urls:
            tg.create_task(get(u))  # OK
