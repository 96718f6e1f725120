"""Built-in functions and the files that `open` gives; apart from what is like them, because every module has them.

`io.File` is our name for any file opened on disk, text or binary, whatever opened it. Files in memory (`io.BytesIO`,
`io.StringIO`) and the asynchronous ones (`aiofiles`, `aiofile`, `aiopath`, `anyio`, `trio`) are other types.
"""

from __future__ import annotations

from .facts import Blocking, Library, Twin

STDLIB = "CPython 3.10.13, 3.11.7, 3.12.1, 3.13.0"

IMPORT = Twin(
    asyncio="import the module at start-up",
    anyio="import the module at start-up",
    trio="import the module at start-up",
)
# A debugger in a worker thread would be no help.
DEBUGGER = Twin("remove it when done debugging", "remove it when done debugging", "remove it when done debugging")
OPEN = Twin(
    anyio="await `anyio.open_file()`",
    trio="await `trio.open_file()`",
    libraries=(("aiofiles", "use `aiofiles.open()`"), ("aiofile", "use `aiofile.async_open()`")),
)
FILE = Twin(
    anyio="use a file from `anyio.open_file()`",
    trio="use a file from `trio.open_file()`",
    libraries=(
        ("aiofiles", "use a file from `aiofiles.open()`"),
        ("aiofile", "use a file from `aiofile.async_open()`"),
    ),
)

LIBRARIES = (
    Library(
        "builtins",
        source="https://docs.python.org/3/library/functions.html",
        read=STDLIB,
        blocking=(
            Blocking("ASY351", "__import__", IMPORT),
            Blocking("ASY159", "input"),
            Blocking("ASY159", "breakpoint", DEBUGGER),
            Blocking("ASY153", "open", OPEN),
            Blocking("ASY153", "print", FILE, when="file"),
        ),
        returns={"input": "builtins.str", "open": "io.File"},
    ),
    Library(
        "io",
        source="https://docs.python.org/3/library/io.html",
        read=STDLIB,
        blocking=(
            Blocking("ASY153", "open_code FileIO", OPEN),
            # `close`, `seek` and `tell` are left out: short, and mostly in a `with` that is reported where it opens.
            Blocking(
                "ASY153",
                """
                File.read File.read1 File.readall File.readinto File.readinto1 File.readline File.readlines File.peek
                File.write File.writelines File.flush File.truncate File.__iter__ File.__next__
                """,
                FILE,
            ),
        ),
        classes="BytesIO StringIO",
        returns={"open_code": "io.File", "FileIO": "io.File", "File.__enter__": "io.File", "File.detach": "io.File"},
        attributes={"File.buffer": "io.File", "File.raw": "io.File", "File.name": "builtins.str"},
        aliases={"open": "builtins.open"},
    ),
    Library(
        "_io",
        source="https://docs.python.org/3/library/io.html",
        read=STDLIB,
        aliases={"open": "builtins.open", "open_code": "io.open_code", "FileIO": "io.FileIO"},
    ),
)
