"""Orders kept in SQLite."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from dataclasses import dataclass
from pathlib import Path

SCHEMA = """
CREATE TABLE IF NOT EXISTS orders (
    number INTEGER PRIMARY KEY, email TEXT NOT NULL, cents INTEGER NOT NULL, charge TEXT NOT NULL
)
"""


@dataclass(frozen=True)
class Order:
    number: int
    email: str
    cents: int
    charge: str = ""


class OrderStore:
    """One database file; slow statements run in a thread."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._db.execute(SCHEMA)
        self._lock = threading.Lock()
        self._last_number = 0

    async def next_number(self) -> int:
        self._lock.acquire()
        try:
            self._last_number += 1
            return self._last_number
        finally:
            self._lock.release()

    async def add(self, email: str, cents: int) -> Order:
        order = Order(await self.next_number(), email, cents)
        await asyncio.to_thread(self._insert, order)
        return order

    async def unpaid(self) -> list[Order]:
        return await asyncio.to_thread(self._select, "SELECT * FROM orders WHERE charge = ''")

    async def mark_paid(self, order: Order, charge: str) -> None:
        self._db.execute("UPDATE orders SET charge = ? WHERE number = ?", (charge, order.number))

    def close(self) -> None:
        self._db.close()

    def _insert(self, order: Order) -> None:
        with self._lock:
            values = (order.number, order.email, order.cents, order.charge)
            self._db.execute("INSERT INTO orders VALUES (?, ?, ?, ?)", values)

    def _select(self, query: str) -> list[Order]:
        with self._lock:
            return [Order(*row) for row in self._db.execute(query)]
