# astral-sh/ruff#24642: async context manager function with a bare yield.
# Verdict: OK: the decorator needs an async generator.
from contextlib import asynccontextmanager

@asynccontextmanager
async def lifespan(app):  # OK
    app.state.model = object()
    yield
    del app.state.model
