"""A flake8 plugin that reviews asynchronous Python (asyncio, anyio and trio)."""

__version__ = "0.8.0"
