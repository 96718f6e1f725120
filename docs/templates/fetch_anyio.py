"""Fetch many addresses: a few at a time, each with a timeout, one failure hurting nobody else (anyio, httpx)."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass

import anyio
import httpx


@dataclass(frozen=True)
class Fetched:
    """What became of one address."""

    url: str
    body: bytes = b""
    error: str = ""


async def fetch(client: httpx.AsyncClient, url: str, limit: anyio.CapacityLimiter, found: dict[str, Fetched]) -> None:
    """Fetch one address; its errors are part of the result."""
    async with limit:
        try:
            response = await client.get(url)
            response.raise_for_status()
            found[url] = Fetched(url, response.content)
        except httpx.HTTPError as error:
            found[url] = Fetched(url, error=str(error) or type(error).__name__)


async def fetch_all(urls: Iterable[str], at_once: int = 10, seconds: float = 10) -> list[Fetched]:
    """Fetch all addresses; results come in the order of the addresses."""
    wanted = list(urls)
    found: dict[str, Fetched] = {}
    limit = anyio.CapacityLimiter(at_once)
    limits = httpx.Limits(max_connections=at_once)
    async with httpx.AsyncClient(limits=limits, timeout=seconds) as client, anyio.create_task_group() as group:
        for url in wanted:
            group.start_soon(fetch, client, url, limit, found, name=f"fetch {url}")
    return [found[url] for url in wanted]


if __name__ == "__main__":
    for fetched in anyio.run(fetch_all, sys.argv[1:]):
        print(fetched.url, fetched.error or len(fetched.body))
