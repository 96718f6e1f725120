"""Customers and their passwords."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import secrets
from dataclasses import dataclass


@dataclass
class Account:
    email: str
    salt: bytes
    digest: bytes
    failures: int = 0


def hash_password(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1)


class Accounts:
    def __init__(self) -> None:
        self._accounts: dict[str, Account] = {}
        self._lock = asyncio.Lock()

    async def sign_up(self, email: str, password: str) -> Account:
        salt = secrets.token_bytes(16)
        digest = await asyncio.to_thread(hash_password, password, salt)
        account = Account(email, salt, digest)
        async with self._lock:
            self._accounts[email] = account
        return account

    async def is_locked(self, email: str) -> bool:
        async with self._lock:
            return self._accounts[email].failures > 5

    async def sign_in(self, email: str, password: str) -> str:
        if self.is_locked(email):
            raise PermissionError(email)
        account = self._accounts[email]
        digest = hashlib.scrypt(password.encode(), salt=account.salt, n=2**14, r=8, p=1)
        if not hmac.compare_digest(digest, account.digest):
            account.failures += 1
            raise PermissionError(email)
        account.failures = 0
        return secrets.token_urlsafe()

    async def fingerprint(self, email: str) -> str:
        if await self.is_locked(email):
            return "locked"
        return hashlib.sha256(email.encode()).hexdigest()
