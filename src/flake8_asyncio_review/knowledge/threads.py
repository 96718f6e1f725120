"""Waits for other threads and processes (ASY157): locks, queues, futures, pools.

`with lock:` is not listed: what is wrong with it depends on the body, and ASY111 looks at that.
"""

from __future__ import annotations

from collections.abc import Mapping

from .facts import THREAD, Blocking, Library, Twin

LOCK = Twin("use an `asyncio.Lock`", "use an `anyio.Lock`", "use a `trio.Lock`")
SEMAPHORE = Twin("use an `asyncio.Semaphore`", "use an `anyio.Semaphore`", "use a `trio.Semaphore`")
EVENT = Twin("use an `asyncio.Event`", "use an `anyio.Event`", "use a `trio.Event`")
CONDITION = Twin("use an `asyncio.Condition`", "use an `anyio.Condition`", "use a `trio.Condition`")
BARRIER = Twin("use an `asyncio.Barrier`")  # Python 3.11+; anyio and trio have none

STREAM = "use `anyio.create_memory_object_stream()`"
CHANNEL = "use `trio.open_memory_channel()`"
QUEUE = Twin("use an `asyncio.Queue`", STREAM, CHANNEL)
LIFO_QUEUE = Twin("use an `asyncio.LifoQueue`")
PRIORITY_QUEUE = Twin("use an `asyncio.PriorityQueue`")
QUEUE_JOIN = Twin("use an `asyncio.Queue`")  # channels do not count unfinished work

FUTURE = Twin("await `asyncio.wrap_future()`")
FUTURES_WAIT = Twin("wrap the futures with `asyncio.wrap_future()` and await `asyncio.wait()`")
FUTURES_AS_COMPLETED = Twin("wrap the futures with `asyncio.wrap_future()` and use `asyncio.as_completed()`")
EXECUTOR_MAP = Twin("await `asyncio.gather()` of `loop.run_in_executor()` calls")

# Arguments with which a call returns at once. Positions count without `self`.
TIMEOUT: Mapping[str | int, object] = {"timeout": 0, 0: 0}  # join(timeout), wait(timeout), result(timeout)
TIMEOUT_SECOND: Mapping[str | int, object] = {"timeout": 0, 1: 0}  # wait_for(predicate, timeout), wait(fs, timeout)
ACQUIRE: Mapping[str | int, object] = {"blocking": False, 0: False, **TIMEOUT_SECOND}  # acquire(blocking, timeout)
GET: Mapping[str | int, object] = {"block": False, 0: False, **TIMEOUT_SECOND}  # get(block, timeout)
MP_ACQUIRE = GET  # multiprocessing's locks say `block`

LIBRARIES = (
    Library(
        "threading",
        source="https://docs.python.org/3/library/threading.html",
        read="CPython 3.10.13, 3.11.7, 3.13.0",
        blocking=(
            Blocking("ASY157", "Thread.join", THREAD, unless=TIMEOUT),
            # A worker thread is no way out for a lock: it would own the lock. RLock has no reentrant twin.
            Blocking("ASY157", "Lock.acquire RLock.acquire", LOCK, unless=ACQUIRE),
            Blocking("ASY157", "Semaphore.acquire", SEMAPHORE, unless=ACQUIRE),
            Blocking("ASY157", "Condition.acquire", CONDITION, unless=ACQUIRE),
            Blocking("ASY157", "Event.wait", EVENT, unless=TIMEOUT),
            Blocking("ASY157", "Condition.wait", CONDITION, unless=TIMEOUT),
            Blocking("ASY157", "Condition.wait_for", CONDITION, unless=TIMEOUT_SECOND),
            Blocking("ASY157", "Barrier.wait", BARRIER, unless=TIMEOUT),
            # Thread.start waits only until the thread runs: microseconds.
        ),
        classes="Thread Timer Lock RLock Condition Semaphore BoundedSemaphore Event Barrier",
        returns={
            "current_thread": "threading.Thread",
            "main_thread": "threading.Thread",
            "enumerate": "list[threading.Thread]",
        },
        bases={"Timer": "threading.Thread", "BoundedSemaphore": "threading.Semaphore"},
    ),
    Library(
        "queue",
        source="https://docs.python.org/3/library/queue.html",
        read="CPython 3.10.13, 3.11.7, 3.13.0",
        blocking=(
            # `put` is left out: it blocks only on a queue made with a maxsize, most are made without one, and the
            # type does not tell. `SimpleQueue.put` never blocks.
            Blocking("ASY157", "Queue.get SimpleQueue.get", QUEUE, unless=GET),
            Blocking("ASY157", "LifoQueue.get", LIFO_QUEUE, unless=GET),
            Blocking("ASY157", "PriorityQueue.get", PRIORITY_QUEUE, unless=GET),
            Blocking("ASY157", "Queue.join", QUEUE_JOIN),
        ),
        classes="Queue LifoQueue PriorityQueue SimpleQueue",
        bases={"LifoQueue": "queue.Queue", "PriorityQueue": "queue.Queue"},
    ),
    Library(
        "concurrent.futures",
        source="https://docs.python.org/3/library/concurrent.futures.html",
        read="CPython 3.10.13, 3.11.7, 3.13.0; InterpreterPoolExecutor: documentation of 3.14",
        blocking=(
            Blocking("ASY157", "Future.result Future.exception", FUTURE, unless=TIMEOUT),
            Blocking("ASY157", "wait", FUTURES_WAIT, unless=TIMEOUT_SECOND),
            # A generator: it waits where it is consumed, which is nearly always where it is called. The futures it
            # yields are done, so it has no entry in `returns`.
            Blocking("ASY157", "as_completed", FUTURES_AS_COMPLETED, unless=TIMEOUT_SECOND),
            # `Executor.map` submits at once and waits in the iterator that it returns.
            Blocking("ASY157", "MapIterator.__iter__ MapIterator.__next__", EXECUTOR_MAP),
            # `with executor:` waits at its end too, but is mostly used with every future awaited in its body.
            Blocking("ASY157", "Executor.shutdown", THREAD, unless={"wait": False, 0: False}),
        ),
        classes="Future Executor ThreadPoolExecutor ProcessPoolExecutor InterpreterPoolExecutor",
        returns={
            "Executor.submit": "concurrent.futures.Future",
            "Executor.map": "concurrent.futures.MapIterator",  # our name for the anonymous generator
        },
        bases={
            "ThreadPoolExecutor": "concurrent.futures.Executor",
            "ProcessPoolExecutor": "concurrent.futures.Executor",
            "InterpreterPoolExecutor": "concurrent.futures.ThreadPoolExecutor",
        },
        aliases={
            "_base.Future": "concurrent.futures.Future",
            "_base.Executor": "concurrent.futures.Executor",
            "_base.as_completed": "concurrent.futures.as_completed",
            "_base.wait": "concurrent.futures.wait",
            "thread.ThreadPoolExecutor": "concurrent.futures.ThreadPoolExecutor",
            "process.ProcessPoolExecutor": "concurrent.futures.ProcessPoolExecutor",
            "interpreter.InterpreterPoolExecutor": "concurrent.futures.InterpreterPoolExecutor",
        },
    ),
    Library(
        # `multiprocessing.Queue` and the like are bound methods of the default context. They are taken for classes
        # here, because annotations use them so; the modules that define the classes are aliases.
        "multiprocessing",
        source="https://docs.python.org/3/library/multiprocessing.html",
        read="CPython 3.10.13, 3.11.7, 3.13.0",
        blocking=(
            Blocking("ASY157", "Process.join", THREAD, unless=TIMEOUT),
            # Bounded `put` as in `queue`; an unbounded one hands over to a feeder thread.
            Blocking("ASY157", "Queue.get", THREAD, unless=GET),
            Blocking("ASY157", "SimpleQueue.get JoinableQueue.join Queue.join_thread", THREAD),
            Blocking("ASY157", "Lock.acquire RLock.acquire Semaphore.acquire", THREAD, unless=MP_ACQUIRE),
            Blocking("ASY157", "Condition.acquire", THREAD, unless=MP_ACQUIRE),
            Blocking("ASY157", "Event.wait Condition.wait", THREAD, unless=TIMEOUT),
            Blocking("ASY157", "Condition.wait_for", THREAD, unless=TIMEOUT_SECOND),
            Blocking("ASY157", "Barrier.wait", THREAD, unless=TIMEOUT),
            # Making a manager starts its process and waits for the address that it listens on.
            Blocking("ASY157", "Manager managers.BaseManager.start managers.BaseManager.join", THREAD),
            Blocking("ASY157", "managers.BaseManager.connect", THREAD),
            Blocking(
                "ASY157",
                """
                pool.Pool.apply pool.Pool.map pool.Pool.starmap pool.Pool.join
                pool.IMapIterator.__iter__ pool.IMapIterator.__next__
                """,
                THREAD,
            ),
            Blocking("ASY157", "pool.IMapIterator.next", THREAD, unless=TIMEOUT),
            Blocking("ASY157", "pool.AsyncResult.get pool.AsyncResult.wait", THREAD, unless=TIMEOUT),
            Blocking(
                "ASY157",
                """
                connection.Connection.recv connection.Connection.recv_bytes connection.Connection.recv_bytes_into
                connection.Listener.accept connection.Client
                """,
                THREAD,
            ),
            # `poll()` looks and returns; with a timeout it waits. `send` blocks only on a full pipe: left out.
            Blocking("ASY157", "connection.Connection.poll", THREAD, unless=TIMEOUT, needs=("timeout", 0)),
            Blocking("ASY157", "connection.wait", THREAD, unless=TIMEOUT_SECOND),
        ),
        classes="""
            Process Queue JoinableQueue SimpleQueue Lock RLock Semaphore BoundedSemaphore Condition Event Barrier
            pool.Pool pool.ThreadPool managers.BaseManager managers.SyncManager connection.Listener
            """,
        returns={
            "Pool": "multiprocessing.pool.Pool",
            "dummy.Pool": "multiprocessing.pool.ThreadPool",
            "Manager": "multiprocessing.managers.SyncManager",
            "Pipe": "tuple[multiprocessing.connection.Connection, multiprocessing.connection.Connection]",
            "get_context": "multiprocessing.context.BaseContext",
            "active_children": "list[multiprocessing.Process]",
            "pool.Pool.apply_async": "multiprocessing.pool.AsyncResult",
            "pool.Pool.map_async": "multiprocessing.pool.AsyncResult",
            "pool.Pool.starmap_async": "multiprocessing.pool.AsyncResult",
            "pool.Pool.imap": "multiprocessing.pool.IMapIterator",
            "pool.Pool.imap_unordered": "multiprocessing.pool.IMapIterator",
            "connection.Client": "multiprocessing.connection.Connection",
            "connection.Listener.accept": "multiprocessing.connection.Connection",
            "context.BaseContext.Process": "multiprocessing.Process",
            "context.BaseContext.Pool": "multiprocessing.pool.Pool",
            "context.BaseContext.Queue": "multiprocessing.Queue",
            "context.BaseContext.JoinableQueue": "multiprocessing.JoinableQueue",
            "context.BaseContext.SimpleQueue": "multiprocessing.SimpleQueue",
            "context.BaseContext.Pipe": (
                "tuple[multiprocessing.connection.Connection, multiprocessing.connection.Connection]"
            ),
            "context.BaseContext.Lock": "multiprocessing.Lock",
            "context.BaseContext.RLock": "multiprocessing.RLock",
            "context.BaseContext.Semaphore": "multiprocessing.Semaphore",
            "context.BaseContext.BoundedSemaphore": "multiprocessing.BoundedSemaphore",
            "context.BaseContext.Condition": "multiprocessing.Condition",
            "context.BaseContext.Event": "multiprocessing.Event",
            "context.BaseContext.Barrier": "multiprocessing.Barrier",
            # Proxies: they have the methods of what they stand for.
            "managers.SyncManager.Queue": "queue.Queue",
            "managers.SyncManager.JoinableQueue": "queue.Queue",
            "managers.SyncManager.Lock": "threading.Lock",
            "managers.SyncManager.RLock": "threading.RLock",
            "managers.SyncManager.Semaphore": "threading.Semaphore",
            "managers.SyncManager.BoundedSemaphore": "threading.BoundedSemaphore",
            "managers.SyncManager.Condition": "threading.Condition",
            "managers.SyncManager.Event": "threading.Event",
            "managers.SyncManager.Barrier": "threading.Barrier",
            "managers.SyncManager.Pool": "multiprocessing.pool.Pool",
        },
        bases={
            "JoinableQueue": "multiprocessing.Queue",
            "BoundedSemaphore": "multiprocessing.Semaphore",
            "pool.ThreadPool": "multiprocessing.pool.Pool",
            "managers.SyncManager": "multiprocessing.managers.BaseManager",
            "connection.PipeConnection": "multiprocessing.connection.Connection",  # Windows
        },
        aliases={
            "process.BaseProcess": "multiprocessing.Process",
            "context.Process": "multiprocessing.Process",
            "context.SpawnProcess": "multiprocessing.Process",
            "context.ForkProcess": "multiprocessing.Process",
            "context.ForkServerProcess": "multiprocessing.Process",
            "context.DefaultContext": "multiprocessing.context.BaseContext",
            "context.SpawnContext": "multiprocessing.context.BaseContext",
            "context.ForkContext": "multiprocessing.context.BaseContext",
            "context.ForkServerContext": "multiprocessing.context.BaseContext",
            "queues.Queue": "multiprocessing.Queue",
            "queues.JoinableQueue": "multiprocessing.JoinableQueue",
            "queues.SimpleQueue": "multiprocessing.SimpleQueue",
            "synchronize.Lock": "multiprocessing.Lock",
            "synchronize.RLock": "multiprocessing.RLock",
            "synchronize.Semaphore": "multiprocessing.Semaphore",
            "synchronize.BoundedSemaphore": "multiprocessing.BoundedSemaphore",
            "synchronize.Condition": "multiprocessing.Condition",
            "synchronize.Event": "multiprocessing.Event",
            "synchronize.Barrier": "multiprocessing.Barrier",
            "pool.ApplyResult": "multiprocessing.pool.AsyncResult",
            "pool.MapResult": "multiprocessing.pool.AsyncResult",
            "pool.IMapUnorderedIterator": "multiprocessing.pool.IMapIterator",
            "connection.Pipe": "multiprocessing.Pipe",
        },
    ),
)
