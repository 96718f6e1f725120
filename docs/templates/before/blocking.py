"""A blocking library as it is often used first."""

import asyncio
import sqlite3


class Database:
    def __init__(self, path: str):
        self._connection = sqlite3.connect(path)

    async def query(self, sql, *values):  # ASY424
        return self._fetch(sql, values)  # ASY150

    def _fetch(self, sql, values):
        return self._connection.execute(sql, values).fetchall()

    async def query_in_thread(self, sql, *values):
        return await asyncio.to_thread(self._connection.execute(sql, values))  # ASY112
