"""Which syntax objects of the standard library support: `with`, `async with`, `for`, `async for`, `await`.

Types that some version supports and another does not (`pathlib.Path` and `with`) are left out.
"""

from __future__ import annotations

from .facts import Library

STDLIB = "CPython 3.10.13, 3.11.7, 3.12.1, 3.13.0"

LIBRARIES = (
    Library(
        "asyncio",
        source="https://docs.python.org/3/library/asyncio-sync.html",
        read=STDLIB,
        syntax={
            "async with": """
                Lock Condition Semaphore BoundedSemaphore Barrier Timeout TaskGroup AbstractServer Server
                """,
            "with": "Runner",
            "async for": "StreamReader",
            # `Future.__iter__` is its `__await__`, for the `yield from` of old.
            "await, for": "Future Task",
            "": """
                AbstractEventLoop BaseEventLoop Event Handle TimerHandle LifoQueue PriorityQueue Queue StreamWriter
                subprocess.Process
                """,
        },
    ),
    Library(
        "builtins",
        source="https://docs.python.org/3/reference/datamodel.html#emulating-container-types",
        read=STDLIB,
        syntax={
            "async for": "async_generator",
            "for": "str bytes bytearray list tuple dict set frozenset range enumerate zip",
            "": "int float bool complex object type BaseException Exception RuntimeError ValueError",
        },
    ),
    Library(
        "collections",
        source="https://docs.python.org/3/library/collections.html",
        read=STDLIB,
        syntax={"for": "ChainMap Counter OrderedDict UserDict UserList defaultdict deque"},
    ),
    Library(
        "concurrent.futures",
        source="https://docs.python.org/3/library/concurrent.futures.html",
        read=STDLIB,
        syntax={"with": "Executor ThreadPoolExecutor ProcessPoolExecutor", "": "Future"},
    ),
    Library(
        "contextlib",
        source="https://docs.python.org/3/library/contextlib.html",
        read=STDLIB,
        classes="suppress",
        returns={"suppress.__enter__": "None"},
        syntax={"with": "ExitStack closing suppress", "async with": "AsyncExitStack aclosing"},
    ),
    Library(
        "http.client",
        source="https://docs.python.org/3/library/http.client.html#httpresponse-objects",
        read=STDLIB,
        syntax={"with, for": "HTTPResponse", "": "HTTPConnection HTTPSConnection"},
    ),
    Library(
        "io",
        source="https://docs.python.org/3/library/io.html#io.IOBase",
        read=STDLIB,
        syntax={"with, for": "File BytesIO StringIO"},
    ),
    Library(
        "multiprocessing",
        source="https://docs.python.org/3/library/multiprocessing.html",
        read=STDLIB,
        syntax={
            "with": """
                Lock RLock Condition Semaphore BoundedSemaphore pool.Pool pool.ThreadPool managers.BaseManager
                managers.SyncManager connection.Connection connection.Listener
                """,
            "": "Event Process pool.AsyncResult",
        },
    ),
    Library(
        "os",
        source="https://docs.python.org/3/library/os.html#os.scandir",
        read=STDLIB,
        syntax={"with, for": "ScandirIterator"},
    ),
    Library(
        "queue",
        source="https://docs.python.org/3/library/queue.html",
        read=STDLIB,
        syntax={"": "Queue LifoQueue PriorityQueue SimpleQueue"},
    ),
    Library(
        "smtplib",
        source="https://docs.python.org/3/library/smtplib.html#smtplib.SMTP",
        read=STDLIB,
        syntax={"with": "SMTP SMTP_SSL"},
    ),
    Library(
        "socket",
        source="https://docs.python.org/3/library/socket.html#socket-objects",
        read=STDLIB,
        syntax={"with": "socket"},
    ),
    Library(
        "sqlite3",
        source="https://docs.python.org/3/library/sqlite3.html#how-to-use-the-connection-context-manager",
        read=STDLIB,
        syntax={"with": "Connection", "for": "Cursor"},
    ),
    Library(
        "subprocess",
        source="https://docs.python.org/3/library/subprocess.html#popen-constructor",
        read=STDLIB,
        syntax={"with": "Popen", "": "CompletedProcess"},
    ),
    Library(
        "tarfile",
        source="https://docs.python.org/3/library/tarfile.html#tarfile-objects",
        read=STDLIB,
        syntax={"with, for": "TarFile"},
    ),
    Library(
        "tempfile",
        source="https://docs.python.org/3/library/tempfile.html#tempfile.TemporaryDirectory",
        read=STDLIB,
        syntax={"with": "TemporaryDirectory"},
    ),
    Library(
        "threading",
        source="https://docs.python.org/3/library/threading.html#with-locks",
        read=STDLIB,
        syntax={
            "with": "Lock RLock Condition Semaphore BoundedSemaphore",
            "": "Barrier Event Thread Timer",
        },
    ),
    Library(
        "zipfile",
        source="https://docs.python.org/3/library/zipfile.html#zipfile-objects",
        read=STDLIB,
        syntax={"with": "ZipFile"},
    ),
)
