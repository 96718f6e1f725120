"""The HTTP interface."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from fastapi import FastAPI, HTTPException

from orders.accounts import Accounts
from orders.invoices import InvoiceFolder
from orders.payments import PaymentClient, is_public
from orders.store import OrderStore
from orders.worker import Worker


@dataclass(frozen=True)
class Settings:
    database: Path
    invoices: Path
    payments_url: str
    mail_url: str
    token: str


def load_settings(path: Path) -> Settings:
    values = json.loads(path.read_text(encoding="utf-8"))
    return Settings(Path(values.pop("database")), Path(values.pop("invoices")), **values)


def build_app(settings: Settings) -> FastAPI:
    store = OrderStore(settings.database)
    payments = PaymentClient(settings.payments_url, settings.token)
    accounts = Accounts()
    invoices = InvoiceFolder(settings.invoices)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with httpx.AsyncClient(base_url=settings.mail_url, timeout=10) as mail:
            worker = Worker(store, payments, mail)
            await worker.start()
            app.state.worker = worker
            try:
                yield
            finally:
                await worker.stop()
                payments.close()
                await asyncio.to_thread(store.close)

    app = FastAPI(lifespan=lifespan)

    @app.post("/orders")
    async def create(email: str, cents: int, webhook: str) -> dict[str, int]:
        if not await is_public(webhook):
            raise HTTPException(400, "the webhook must be public")
        order = await store.add(email, cents)
        await app.state.worker.submit(order)
        return {"number": order.number}

    @app.get("/orders/{number}/invoice")
    async def invoice(year: int, number: int) -> str:
        return await invoices.load(year, number)

    @app.post("/session")
    async def sign_in(email: str, password: str) -> dict[str, str]:
        try:
            return {"token": await accounts.sign_in(email, password)}
        except PermissionError:
            raise HTTPException(403) from None

    @app.get("/terms")
    def terms() -> str:
        return (settings.invoices / "terms.txt").read_text(encoding="utf-8")

    return app
