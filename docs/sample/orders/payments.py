"""The payment provider and the exchange rates."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import time
from urllib.parse import urlsplit

import httpx
import requests

from orders.store import Order

ATTEMPTS = 4


class PaymentClient:
    """Charges and refunds; the provider's own library is built on requests, and so is this."""

    def __init__(self, base_url: str, token: str) -> None:
        self._base_url = base_url
        self._session = requests.Session()
        self._session.headers["Authorization"] = f"Bearer {token}"

    async def charge(self, order: Order) -> str:
        payload = {"reference": order.number, "amount": order.cents}
        for attempt in range(1, ATTEMPTS):
            try:
                response = self._session.post(f"{self._base_url}/charges", json=payload, timeout=10)
                response.raise_for_status()
                return response.json()["id"]
            except requests.ConnectionError:
                time.sleep(2**attempt)
        raise RuntimeError(f"order {order.number} could not be charged")

    async def refund(self, charge: str) -> None:
        url = f"{self._base_url}/charges/{charge}/refund"
        response = await asyncio.to_thread(self._session.post, url, timeout=10)
        response.raise_for_status()

    def close(self) -> None:
        self._session.close()


class ExchangeRates:
    """Rates of the day, a few requests at a time."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client
        self._limit = asyncio.Semaphore(4)

    async def rate(self, currency: str) -> float:
        async with self._limit:
            response = await self._client.get("/latest", params={"to": currency})
        response.raise_for_status()
        return float(response.json()["rate"])

    async def rates(self, currencies: list[str]) -> dict[str, float]:
        values = await asyncio.gather(*(self.rate(currency) for currency in currencies))
        return dict(zip(currencies, values))


async def is_public(webhook_url: str) -> bool:
    """Webhooks must not point into the private network."""
    host = urlsplit(webhook_url).hostname or ""
    address = socket.gethostbyname(host)
    return ipaddress.ip_address(address).is_global
