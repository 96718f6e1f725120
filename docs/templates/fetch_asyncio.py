"""Fetch many addresses: a few at a time, each with a timeout, one failure hurting nobody else (asyncio, aiohttp)."""

import asyncio
import sys
from collections.abc import Iterable
from dataclasses import dataclass

import aiohttp


@dataclass(frozen=True)
class Fetched:
    """What became of one address."""

    url: str
    body: bytes = b""
    error: str = ""


async def fetch(session: aiohttp.ClientSession, url: str, limit: asyncio.Semaphore) -> Fetched:
    """Fetch one address; its errors are part of the result."""
    async with limit:
        try:
            async with session.get(url) as response:
                response.raise_for_status()
                return Fetched(url, await response.read())
        except (aiohttp.ClientError, asyncio.TimeoutError) as error:
            return Fetched(url, error=str(error) or type(error).__name__)


async def fetch_all(urls: Iterable[str], at_once: int = 10, seconds: float = 10) -> list[Fetched]:
    """Fetch all addresses; results come in the order of the addresses."""
    limit = asyncio.Semaphore(at_once)
    connector = aiohttp.TCPConnector(limit=at_once)
    timeout = aiohttp.ClientTimeout(total=seconds)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session, asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch(session, url, limit), name=f"fetch {url}") for url in urls]
    return [task.result() for task in tasks]


if __name__ == "__main__":
    for fetched in asyncio.run(fetch_all(sys.argv[1:]), debug=False):
        print(fetched.url, fetched.error or len(fetched.body))
