"""A blocking library behind a bounded executor that is shut down with its owner (asyncio)."""

import asyncio
import functools
import sqlite3
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType


class Database:
    """sqlite3 for coroutines; its calls run one after the other in a thread of their own."""

    def __init__(self, path: str, seconds: float = 5) -> None:
        self._path = path
        self._seconds = seconds
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="database")
        self._connection: sqlite3.Connection | None = None

    async def __aenter__(self) -> "Database":
        self._connection = await self._run(sqlite3.connect, self._path)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        try:
            await self._run(self._connection.close)
        finally:
            self._executor.shutdown(wait=False)

    async def query(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        """The rows of one statement."""
        async with asyncio.timeout(self._seconds):
            return await self._run(self._fetch, sql, values)

    def _fetch(self, sql: str, values: Sequence[object]) -> list[tuple[object, ...]]:
        with self._connection:
            return self._connection.execute(sql, values).fetchall()

    async def _run(self, function, *arguments):
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._executor, functools.partial(function, *arguments))
