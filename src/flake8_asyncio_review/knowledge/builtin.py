"""Built-in functions; apart from what is like them, because every file has them. `open` stands with the other files."""

from __future__ import annotations

from .facts import Blocking, Library, Twin

IMPORT = Twin(
    asyncio="import the module at start-up",
    anyio="import the module at start-up",
    trio="import the module at start-up",
)
# A debugger in a worker thread would be no help.
DEBUGGER = Twin("remove it when done debugging", "remove it when done debugging", "remove it when done debugging")

LIBRARIES = (
    Library(
        "builtins",
        source="https://docs.python.org/3/library/functions.html",
        read="CPython 3.10.13, 3.11.7, 3.12.1, 3.13.0",
        blocking=(
            Blocking("ASY351", "__import__", IMPORT),
            Blocking("ASY159", "input"),
            Blocking("ASY159", "breakpoint", DEBUGGER),
        ),
        returns={"input": "builtins.str"},
    ),
)
