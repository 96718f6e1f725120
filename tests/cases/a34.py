# pylint-dev/pylint#2440: asynccontextmanager function used with async with.
# Verdict: OK.
from contextlib import asynccontextmanager

@asynccontextmanager
async def session(n):
    yield n

async def main():
    async with session(1) as s:  # OK
        return s
