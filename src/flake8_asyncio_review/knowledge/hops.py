"""Where code runs: what is handed to a thread, what the event loop calls back, what starts a loop or a task.

Keys are absolute dotted names of callables: functions, classes (calling them) and methods under their class. An
argument is named by its position, from 0 and without `self`, or by its keyword where it is mostly passed so. Methods
stand under the class that defines them; look them up along `bases`. Sources are in the comments; each name was
looked up in the version that the library's own table names, in CPython 3.11 and 3.13, or in what the comment says.
"""

from __future__ import annotations

# Callables whose argument runs in a worker thread or process, so never on the event loop.
THREAD_HOPS: dict[str, int | str] = {
    # https://docs.python.org/3/library/asyncio-eventloop.html#executing-code-in-thread-or-process-pools
    "asyncio.to_thread": 0,
    "asyncio.AbstractEventLoop.run_in_executor": 1,
    # https://docs.python.org/3/library/concurrent.futures.html
    "concurrent.futures.Executor.submit": 0,
    "concurrent.futures.Executor.map": 0,
    "concurrent.futures.ThreadPoolExecutor": "initializer",
    "concurrent.futures.ThreadPoolExecutor.submit": 0,
    "concurrent.futures.ThreadPoolExecutor.map": 0,
    "concurrent.futures.ProcessPoolExecutor": "initializer",
    "concurrent.futures.ProcessPoolExecutor.submit": 0,
    "concurrent.futures.ProcessPoolExecutor.map": 0,
    "concurrent.futures.InterpreterPoolExecutor": "initializer",  # 3.14, from its documentation
    "concurrent.futures.InterpreterPoolExecutor.submit": 0,
    "concurrent.futures.InterpreterPoolExecutor.map": 0,
    # https://docs.python.org/3/library/threading.html
    "threading.Thread": "target",
    "threading.Timer": 1,
    "_thread.start_new_thread": 0,
    # https://docs.python.org/3/library/multiprocessing.html
    "multiprocessing.Process": "target",
    "multiprocessing.context.BaseContext.Process": "target",
    "multiprocessing.Pool": "initializer",
    "multiprocessing.pool.Pool": "initializer",
    "multiprocessing.pool.Pool.apply": 0,
    "multiprocessing.pool.Pool.apply_async": 0,
    "multiprocessing.pool.Pool.map": 0,
    "multiprocessing.pool.Pool.map_async": 0,
    "multiprocessing.pool.Pool.imap": 0,
    "multiprocessing.pool.Pool.imap_unordered": 0,
    "multiprocessing.pool.Pool.starmap": 0,
    "multiprocessing.pool.Pool.starmap_async": 0,
    "multiprocessing.pool.ThreadPool": "initializer",
    # https://anyio.readthedocs.io/en/stable/threads.html
    "anyio.to_thread.run_sync": 0,
    "anyio.to_process.run_sync": 0,
    "anyio.to_interpreter.run_sync": 0,
    "asyncer.asyncify": 0,  # https://asyncer.tiangolo.com, 0.0.18
    # https://trio.readthedocs.io/en/stable/reference-core.html#threads
    "trio.to_thread.run_sync": 0,
    "trio.lowlevel.start_thread_soon": 0,
    # https://curio.readthedocs.io/en/latest/reference.html, 1.6
    "curio.run_in_thread": 0,
    "curio.run_in_process": 0,
    # https://starlette.dev/threadpool/
    "starlette.concurrency.run_in_threadpool": 0,
    "fastapi.concurrency.run_in_threadpool": 0,
    # https://docs.djangoproject.com/en/stable/topics/async/, asgiref 3.13.0 and channels
    "asgiref.sync.sync_to_async": 0,
    "asgiref.sync.SyncToAsync": 0,
    "channels.db.database_sync_to_async": 0,
    "channels.db.DatabaseSyncToAsync": 0,
    # https://docs.litestar.dev/latest/reference/concurrency.html, 2.25.0
    "litestar.concurrency.sync_to_thread": 0,
    # https://nicegui.io/documentation/section_action_events, 3.18.0
    "nicegui.run.io_bound": 0,
    "nicegui.run.cpu_bound": 0,
    # https://www.tornadoweb.org/en/stable/ioloop.html; `run_on_executor` decorates a method
    "tornado.ioloop.IOLoop.run_in_executor": 1,
    "tornado.concurrent.run_on_executor": 0,
    # https://docs.twisted.org/en/stable/core/howto/threading.html, 26.10.0
    "twisted.internet.threads.deferToThread": 0,
    "twisted.internet.threads.deferToThreadPool": 2,
    "twisted.internet.reactor.callInThread": 0,
    # https://developers.home-assistant.io/docs/asyncio_blocking_operations/, 2024.3.3
    "homeassistant.core.HomeAssistant.async_add_executor_job": 0,
    "homeassistant.core.HomeAssistant.async_add_import_executor_job": 0,
    "prefect.utilities.asyncutils.run_sync_in_worker_thread": 0,  # 3.8.8
    # https://github.com/Tinche/aiofiles, 25.1.0: makes a coroutine function of a blocking one
    "aiofiles.os.wrap": 0,
    "aiofiles.ospath.wrap": 0,
    "aiofiles.base.wrap": 0,
    # https://aiomisc.readthedocs.io/en/latest/threads.html, 18.0.37
    "aiomisc.run_in_executor": 0,
    "aiomisc.run_in_new_thread": 0,
    "aiomisc.threaded": 0,
    "aiomisc.threaded_separate": 0,
    "aiomisc.threaded_iterable": 0,
    "aiomisc.threaded_iterable_separate": 0,
    # https://docs.chainlit.io/guides/sync-async, 2.12.0: asyncer's
    "chainlit.make_async": 0,
    "chainlit.sync.make_async": 0,
    # https://distributed.dask.org/en/stable/develop.html, 2026.8.0
    "distributed.utils.offload": 0,
    "distributed.utils.run_in_executor_with_context": 1,
    # https://reference.langchain.com/python/langchain_core, 1.8.2
    "langchain_core.runnables.run_in_executor": 1,
    "langchain_core.runnables.config.run_in_executor": 1,
    # https://quart.palletsprojects.com/en/latest/how_to_guides/sync_code.html, 0.22.0
    "quart.utils.run_sync": 0,
    "scrapy.utils.asyncio.run_in_thread": 0,  # https://docs.scrapy.org/en/latest/topics/asyncio.html, 2.19.0
    # https://reflex.dev/docs/events/background-events/, 0.10.1
    "reflex.utils.misc.run_in_thread": 0,
    "reflex.run_in_thread": 0,
}

# Those of them that run it in another process or interpreter, which shares neither memory nor GIL. The methods of
# `multiprocessing.pool.ThreadPool` are those of `Pool`, on another object.
PROCESS_HOPS: frozenset[str] = frozenset(
    name
    for name in THREAD_HOPS
    if name.startswith(
        (
            "concurrent.futures.ProcessPoolExecutor",
            "concurrent.futures.InterpreterPoolExecutor",
            "multiprocessing.",
            "anyio.to_process.",
            "anyio.to_interpreter.",
            "curio.run_in_process",
            "nicegui.run.cpu_bound",
        )
    )
    and name != "multiprocessing.pool.ThreadPool"
)

# Names so telling that the last part of a call is enough when nothing is known of what stands before it.
# Left out: `submit` and `map` (forms, dictionaries of jobs), `run_sync` (anyio's runs in a thread, SQLAlchemy's
# `AsyncSession.run_sync` and tornado's do not), `apply_async` (Celery).
HOP_METHODS: dict[str, int] = {
    "run_in_executor": 1,
    "run_in_threadpool": 0,
    "to_thread": 0,
    "sync_to_async": 0,
    "sync_to_thread": 0,
    "database_sync_to_async": 0,
    "deferToThread": 0,
    "callInThread": 0,
    "run_sync_in_worker_thread": 0,
    "async_add_executor_job": 0,
    "async_add_import_executor_job": 0,
}

# Callables whose plain function argument runs on the event loop: its position, and how a message says so.
# `concurrent.futures.Future.add_done_callback` is no such thing: it runs in the thread that finishes the work.
LOOP_CALLBACKS: dict[str, tuple[int, str]] = {
    # https://docs.python.org/3/library/asyncio-eventloop.html
    "asyncio.AbstractEventLoop.call_soon": (0, "as a `call_soon()` callback"),
    "asyncio.AbstractEventLoop.call_soon_threadsafe": (0, "as a `call_soon_threadsafe()` callback"),
    "asyncio.AbstractEventLoop.call_later": (1, "as a `call_later()` callback"),
    "asyncio.AbstractEventLoop.call_at": (1, "as a `call_at()` callback"),
    "asyncio.AbstractEventLoop.add_reader": (1, "as an `add_reader()` callback"),
    "asyncio.AbstractEventLoop.add_writer": (1, "as an `add_writer()` callback"),
    "asyncio.AbstractEventLoop.add_signal_handler": (1, "as a signal handler of the loop"),
    "asyncio.AbstractEventLoop.set_exception_handler": (0, "as the exception handler of the loop"),
    "asyncio.Future.add_done_callback": (0, "as a done callback"),
    "asyncio.Task.add_done_callback": (0, "as a done callback"),
    "asyncio.start_server": (0, "as the connection callback of `start_server()`"),
    "asyncio.start_unix_server": (0, "as the connection callback of `start_unix_server()`"),
    # Called from a thread, run on the loop.
    "anyio.from_thread.run_sync": (0, "through `from_thread.run_sync()`"),
    "anyio.from_thread.BlockingPortal.call": (0, "through a blocking portal"),
    "anyio.from_thread.BlockingPortal.start_task_soon": (0, "through a blocking portal"),
    "trio.from_thread.run_sync": (0, "through `from_thread.run_sync()`"),
    "trio.lowlevel.TrioToken.run_sync_soon": (0, "as a `run_sync_soon()` callback"),
    # https://www.tornadoweb.org/en/stable/ioloop.html
    "tornado.ioloop.IOLoop.add_callback": (0, "as an `add_callback()` callback"),
    "tornado.ioloop.IOLoop.add_callback_from_signal": (0, "as an `add_callback_from_signal()` callback"),
    "tornado.ioloop.IOLoop.spawn_callback": (0, "as a `spawn_callback()` callback"),
    "tornado.ioloop.IOLoop.call_later": (1, "as a `call_later()` callback"),
    "tornado.ioloop.IOLoop.call_at": (1, "as a `call_at()` callback"),
    "tornado.ioloop.IOLoop.add_timeout": (1, "as an `add_timeout()` callback"),
    "tornado.ioloop.IOLoop.add_future": (1, "as an `add_future()` callback"),
    "tornado.ioloop.IOLoop.add_handler": (1, "as an `add_handler()` handler"),
    "tornado.ioloop.IOLoop.run_sync": (0, "through `IOLoop.run_sync()`"),
    "tornado.ioloop.PeriodicCallback": (0, "as a `PeriodicCallback`"),
    # https://docs.twisted.org/en/stable/core/howto/reactor-basics.html
    "twisted.internet.reactor.callLater": (1, "as a `callLater()` callback"),
    "twisted.internet.reactor.callFromThread": (0, "as a `callFromThread()` callback"),
    "twisted.internet.reactor.callWhenRunning": (0, "as a `callWhenRunning()` callback"),
    "twisted.internet.task.LoopingCall": (0, "as a `LoopingCall`"),
    "twisted.internet.task.deferLater": (2, "as a `deferLater()` callback"),
    "twisted.internet.defer.Deferred.addCallback": (0, "as a callback of a Deferred"),
    "twisted.internet.defer.Deferred.addErrback": (0, "as an errback of a Deferred"),
    "twisted.internet.defer.Deferred.addBoth": (0, "as a callback of a Deferred"),
}

# A module that imports one of these has its coroutines run by that package, not by an event loop: blocking in them
# blocks nothing else.
SYNCHRONOUS_DRIVERS: frozenset[str] = frozenset(
    {
        # https://developers.esphome.io: `to_code()` coroutines are stepped by the code generator, one after the other.
        "esphome.codegen",
        # https://docs.cocotb.org: coroutines are stepped by the simulator, and simulated time stands still meanwhile.
        "cocotb",
        # https://amaranth-lang.org/docs: test benches and processes are stepped by the simulator.
        "amaranth.sim",
    }
)

# Decorators that mark a plain function as one that the event loop calls.
LOOP_DECORATORS: frozenset[str] = frozenset(
    {
        # https://developers.home-assistant.io/docs/asyncio_categorizing_functions/, 2024.3.3
        "homeassistant.core.callback",
    }
)

_CONNECTION = frozenset({"connection_made", "connection_lost", "pause_writing", "resume_writing"})

# Base classes of asyncio's protocols, with every method that the loop calls, inherited ones included.
# https://docs.python.org/3/library/asyncio-protocol.html#base-protocols
PROTOCOL_METHODS: dict[str, frozenset[str]] = {
    "asyncio.BaseProtocol": _CONNECTION,
    "asyncio.Protocol": _CONNECTION | {"data_received", "eof_received"},
    "asyncio.BufferedProtocol": _CONNECTION | {"get_buffer", "buffer_updated", "eof_received"},
    "asyncio.DatagramProtocol": _CONNECTION | {"datagram_received", "error_received"},
    "asyncio.SubprocessProtocol": _CONNECTION | {"pipe_data_received", "pipe_connection_lost", "process_exited"},
    "asyncio.StreamReaderProtocol": _CONNECTION | {"data_received", "eof_received"},
}

_REQUEST = frozenset({"get", "head", "post", "put", "patch", "delete", "options", "prepare", "initialize", "on_finish"})

# The same for frameworks whose plain methods run on their event loop.
HANDLER_METHODS: dict[str, frozenset[str]] = {
    # https://www.tornadoweb.org/en/stable/web.html
    "tornado.web.RequestHandler": _REQUEST | {"data_received", "on_connection_close", "get_current_user"},
    "tornado.websocket.WebSocketHandler": _REQUEST | {"open", "on_message", "on_close", "on_ping", "on_pong"},
    "tornado.tcpserver.TCPServer": frozenset({"handle_stream"}),
    # https://docs.twisted.org/en/stable/core/howto/servers.html
    "twisted.internet.protocol.Protocol": frozenset({"connectionMade", "dataReceived", "connectionLost"}),
    "twisted.internet.protocol.DatagramProtocol": frozenset(
        {"startProtocol", "stopProtocol", "datagramReceived", "connectionRefused"}
    ),
    "twisted.internet.protocol.ProcessProtocol": frozenset(
        {"connectionMade", "outReceived", "errReceived", "childDataReceived", "processExited", "processEnded"}
    ),
    "twisted.internet.protocol.Factory": frozenset({"startFactory", "stopFactory", "buildProtocol"}),
    "twisted.internet.protocol.ClientFactory": frozenset(
        {"startFactory", "stopFactory", "buildProtocol", "clientConnectionFailed", "clientConnectionLost"}
    ),
    "twisted.protocols.basic.LineReceiver": frozenset(
        {"connectionMade", "connectionLost", "lineReceived", "rawDataReceived"}
    ),
}

# Calls that start an event loop and return when it is done: an error or a standstill where a loop already runs.
LOOP_RUNNERS: frozenset[str] = frozenset(
    {
        # https://docs.python.org/3/library/asyncio-runner.html
        "asyncio.run",
        "asyncio.Runner.run",
        "asyncio.AbstractEventLoop.run_until_complete",  # or a future
        "asyncio.AbstractEventLoop.run_forever",
        "uvloop.run",
        "anyio.run",
        "trio.run",
        "curio.run",  # or a coroutine
        "tornado.ioloop.IOLoop.run_sync",
        "tornado.ioloop.IOLoop.start",
        "twisted.internet.reactor.run",
        "twisted.internet.task.react",
        # Applications that call `asyncio.run()` or the like inside.
        "aiohttp.web.run_app",
        "discord.Client.run",
        "mcp.server.mcpserver.MCPServer.run",
        "mcp.server.fastmcp.FastMCP.run",  # mcp 1, from its documentation
        "prefect.utilities.asyncutils.run_async_in_new_loop",
        "telegram.ext.Application.run_polling",
        "telegram.ext.Application.run_webhook",
        "uvicorn.run",
        "uvicorn.Server.run",
    }
)

# Calls that start a task, and whether the caller must keep the result: the loop itself holds only weak references.
TASK_MAKERS: dict[str, bool] = {
    # https://docs.python.org/3/library/asyncio-task.html#asyncio.create_task
    "asyncio.create_task": True,
    "asyncio.ensure_future": True,
    "asyncio.Task": True,
    "asyncio.AbstractEventLoop.create_task": True,
    "asyncio.TaskGroup.create_task": False,
    "asyncio.run_coroutine_threadsafe": False,  # often meant to be forgotten, and from another thread
    # Groups hold their tasks; those that take functions are in FUNCTION_TAKERS too.
    "anyio.abc.TaskGroup.create_task": False,
    "anyio.abc.TaskGroup.start_soon": False,
    "anyio.abc.TaskGroup.start": False,
    "trio.Nursery.start_soon": False,
    "trio.Nursery.start": False,
    "trio.lowlevel.spawn_system_task": False,
    # These keep a strong reference themselves.
    "aiojobs.Scheduler.spawn": False,
    "homeassistant.core.HomeAssistant.async_create_task": False,
    "homeassistant.core.HomeAssistant.async_create_background_task": False,
    "prefect.utilities.asyncutils.create_task": False,
    "quart.Quart.add_background_task": False,
    "telegram.ext.Application.create_task": False,
}

# Callables that want a coroutine object (or another awaitable), by position; None stands for every positional
# argument. A coroutine function there is a mistake, a coroutine call is not lost.
COROUTINE_TAKERS: dict[str, int | None] = {
    "asyncio.create_task": 0,
    "asyncio.ensure_future": 0,
    "asyncio.gather": None,
    "asyncio.run": 0,
    "asyncio.run_coroutine_threadsafe": 0,
    "asyncio.shield": 0,
    "asyncio.Task": 0,
    "asyncio.wait_for": 0,
    "asyncio.AbstractEventLoop.create_task": 0,
    "asyncio.AbstractEventLoop.run_until_complete": 0,
    "asyncio.Runner.run": 0,
    "asyncio.TaskGroup.create_task": 0,
    "uvloop.run": 0,
    "anyio.gather": None,
    "anyio.abc.TaskGroup.create_task": 0,
    "aiojobs.Scheduler.spawn": 0,
    "homeassistant.core.HomeAssistant.create_task": 0,
    "homeassistant.core.HomeAssistant.async_create_task": 0,
    "homeassistant.core.HomeAssistant.async_create_background_task": 0,
    "prefect.utilities.asyncutils.create_task": 0,
    "prefect.utilities.asyncutils.run_coro_as_sync": 0,
    "telegram.ext.Application.create_task": 0,
    "tornado.gen.convert_yielded": 0,
    "tornado.gen.with_timeout": 1,
    "tornado.ioloop.IOLoop.add_future": 0,
    "twisted.internet.defer.ensureDeferred": 0,
    "twisted.internet.defer.Deferred.fromCoroutine": 0,
}

# Callables that want a function (mostly a coroutine function) that they call themselves, by position. A coroutine
# object there is a mistake.
FUNCTION_TAKERS: dict[str, int] = {
    # https://anyio.readthedocs.io/en/stable/tasks.html
    "anyio.run": 0,
    "anyio.abc.TaskGroup.start_soon": 0,
    "anyio.abc.TaskGroup.start": 0,
    "anyio.abc.Listener.serve": 0,
    "anyio.from_thread.run": 0,
    "anyio.from_thread.run_sync": 0,
    "anyio.from_thread.BlockingPortal.call": 0,
    "anyio.from_thread.BlockingPortal.start_task": 0,
    "anyio.from_thread.BlockingPortal.start_task_soon": 0,
    # https://trio.readthedocs.io/en/stable/reference-core.html
    "trio.run": 0,
    "trio.serve_tcp": 0,
    "trio.serve_listeners": 0,
    "trio.serve_ssl_over_tcp": 0,
    "trio.Nursery.start_soon": 0,
    "trio.Nursery.start": 0,
    "trio.from_thread.run": 0,
    "trio.from_thread.run_sync": 0,
    "trio.lowlevel.spawn_system_task": 0,
    "trio.lowlevel.start_guest_run": 0,
    # https://asyncer.tiangolo.com/tutorial/
    "asyncer.runnify": 0,
    "asyncer.syncify": 0,
    "asyncer.TaskGroup.soonify": 0,
    "asgiref.sync.async_to_sync": 0,
    "asgiref.sync.AsyncToSync": 0,
    "contextlib.AsyncExitStack.push_async_callback": 0,
    "prefect.utilities.asyncutils.run_async_from_worker_thread": 0,
    "prefect.utilities.asyncutils.run_async_in_new_loop": 0,
    "quart.Quart.add_background_task": 0,
    "starlette.background.BackgroundTask": 0,
    "starlette.background.BackgroundTasks.add_task": 0,
    "fastapi.BackgroundTasks.add_task": 0,
    "fastapi.background.BackgroundTasks.add_task": 0,
    "tornado.ioloop.IOLoop.run_sync": 0,
    "tornado.ioloop.IOLoop.add_callback": 0,
    "tornado.ioloop.IOLoop.spawn_callback": 0,
    "tornado.ioloop.PeriodicCallback": 0,
}
