"""Invoices: plain text files in one folder a year."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
from functools import partial
from pathlib import Path

import anyio

from orders.store import Order


def format_cents(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"


def render(order: Order) -> str:
    return f"Invoice {order.number}\nTo: {order.email}\nTotal: {format_cents(order.cents)}\n"


class InvoiceFolder:
    def __init__(self, root: Path) -> None:
        self._root = root

    async def save(self, year: int, order: Order) -> Path:
        folder = self._root / str(year)
        if not os.path.exists(folder):
            await asyncio.to_thread(folder.mkdir, parents=True)
        path = folder / f"{order.number}.txt"
        text = await asyncio.to_thread(render(order))
        await anyio.Path(path).write_text(text, encoding="utf-8")
        return path

    async def load(self, year: int, number: int) -> str:
        path = self._root / str(year) / f"{number}.txt"
        return path.read_text(encoding="utf-8")

    async def subject(self, order: Order) -> str:
        total = await format_cents(order.cents)
        return f"Your invoice {order.number} of {total}"

    async def print_out(self, path: Path) -> None:
        subprocess.run(["lp", "-s", os.fspath(path)], check=True)

    async def pack(self, path: Path) -> None:
        process = await asyncio.create_subprocess_exec("gzip", "--keep", os.fspath(path))
        if await process.wait():
            raise RuntimeError(f"gzip failed on {path}")

    async def archive(self, year: int, target: Path) -> None:
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(None, partial(shutil.copytree, self._root / str(year), target))
        shutil.rmtree(self._root / str(year))
