"""A blocking library behind a bounded number of threads (anyio)."""

import sqlite3
from collections.abc import Sequence
from types import TracebackType

import anyio
import anyio.to_thread


class Database:
    """sqlite3 for coroutines; its calls run one after the other in worker threads."""

    def __init__(self, path: str, seconds: float = 5) -> None:
        self._path = path
        self._seconds = seconds
        self._limiter = anyio.CapacityLimiter(1)
        self._connection: sqlite3.Connection | None = None

    async def __aenter__(self) -> "Database":
        self._connection = await anyio.to_thread.run_sync(self._connect, limiter=self._limiter)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        with anyio.move_on_after(self._seconds, shield=True):
            await anyio.to_thread.run_sync(self._connection.close, limiter=self._limiter)

    async def query(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        """The rows of one statement."""
        with anyio.fail_after(self._seconds):
            return await anyio.to_thread.run_sync(self._fetch, sql, values, limiter=self._limiter)

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, check_same_thread=False)

    def _fetch(self, sql: str, values: Sequence[object]) -> list[tuple[object, ...]]:
        with self._connection:
            return self._connection.execute(sql, values).fetchall()
