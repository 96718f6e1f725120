# astral-sh/ruff#11018: declarations without a body: Protocol, overload, abstract method.
# Verdict: OK.
from typing import Protocol

class Source(Protocol):
    async def read(self) -> bytes: ...  # OK
    async def close(self) -> None:      # OK
        """Release the handle."""
