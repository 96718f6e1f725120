# astral-sh/ruff#25652: yield under a context manager that holds nothing.
# Verdict: OK: suppress and nullcontext need no timely exit.
from contextlib import suppress

async def numbers(src):
    with suppress(StopAsyncIteration):
        while True:
            yield await anext(src)  # OK
