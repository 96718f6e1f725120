# python-trio/flake8-async#129: `.get`, `.put`, `.delete` on dicts, asyncio queues and own classes taken for HTTP.
# Verdict: OK: method name alone is no evidence.
import asyncio

async def route(table: dict, q: asyncio.Queue):
    target = table.get("host")   # OK
    await q.put(target)          # OK
    return table.pop("port", None)
