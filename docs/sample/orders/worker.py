"""Background work: charging, receipts, reminders."""

from __future__ import annotations

import asyncio
import logging
import time
import urllib.request

import anyio
import httpx

from orders.payments import PaymentClient
from orders.store import Order, OrderStore

ALERTS = "http://alerts.internal/orders"
logger = logging.getLogger(__name__)


def report_failure(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and task.exception() is not None:
        urllib.request.urlopen(ALERTS, data=b"worker failed", timeout=5)


class Worker:
    def __init__(self, store: OrderStore, payments: PaymentClient, mail: httpx.AsyncClient) -> None:
        self._store = store
        self._payments = payments
        self._mail = mail
        self._queue: asyncio.Queue[Order] = asyncio.Queue(maxsize=100)
        self._runner: asyncio.Future[None] | None = None
        self._background: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        self._runner = asyncio.ensure_future(self._run())
        self._runner.add_done_callback(report_failure)

    async def stop(self) -> None:
        if self._runner is not None:
            tasks = [self._runner, *self._background]
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def submit(self, order: Order) -> None:
        await asyncio.wait_for(self._queue.put(order), timeout=2)

    async def _run(self) -> None:
        while True:
            order = await self._queue.get()
            try:
                await self._handle(order)
            except Exception:
                logger.exception("order %s", order.number)
            finally:
                self._queue.task_done()

    async def _handle(self, order: Order) -> None:
        charge = await self._payments.charge(order)
        await self._store.mark_paid(order, charge)
        self._audit(order, charge)
        asyncio.create_task(self._send(order, "Thank you for your order"))

    async def _audit(self, order: Order, charge: str) -> None:
        response = await self._mail.post("/audit", json={"order": order.number, "charge": charge})
        response.raise_for_status()

    async def _send(self, order: Order, text: str) -> None:
        response = await self._mail.post("/send", json={"to": order.email, "text": text})
        response.raise_for_status()

    async def remind(self) -> None:
        orders = await self._store.unpaid()
        async with anyio.create_task_group() as group:
            for order in orders:
                group.start_soon(self._send(order, "Your order is waiting for its payment"))

    async def announce(self, orders: list[Order], text: str) -> None:
        async with anyio.create_task_group() as group:
            for order in orders:
                group.start_soon(self._send, order, text)

    def announce_later(self, order: Order, text: str) -> None:
        task = asyncio.create_task(self._send(order, text))
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def every_night(self) -> None:
        loop = asyncio.get_event_loop()
        started = loop.time()
        await loop.run_in_executor(None, self.remind)
        logger.info("reminders took %.1f s", loop.time() - started)
        await asyncio.to_thread(time.sleep, 86_000)
