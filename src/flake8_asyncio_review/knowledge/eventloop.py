"""asyncio, uvloop and tornado: what their functions give, and which of them do nothing until awaited.

Left out of `coroutines` on purpose: what returns a future or schedules by itself (`asyncio.gather`, `create_task`,
`ensure_future`, `shield`, `run_in_executor`; nearly all of tornado), and the parts of a stream that only buffer
(`StreamWriter.write`).
"""

from __future__ import annotations

from .facts import Library

# The modules of asyncio that its public names are defined in.
_ASYNCIO_MODULES = {
    "base_events": "BaseEventLoop Server",
    "coroutines": "coroutine iscoroutinefunction",
    "events": """
        AbstractEventLoop AbstractEventLoopPolicy AbstractServer Handle TimerHandle get_child_watcher get_event_loop
        get_event_loop_policy get_running_loop new_event_loop set_child_watcher set_event_loop set_event_loop_policy
        """,
    "futures": "Future wrap_future",
    "locks": "Barrier BoundedSemaphore Condition Event Lock Semaphore",
    "protocols": "BaseProtocol BufferedProtocol DatagramProtocol Protocol SubprocessProtocol",
    "queues": "LifoQueue PriorityQueue Queue",
    "runners": "Runner run",
    "streams": "StreamReader StreamWriter open_connection open_unix_connection start_server start_unix_server",
    "subprocess": "create_subprocess_exec create_subprocess_shell",
    "taskgroups": "TaskGroup",
    "tasks": """
        Task all_tasks as_completed create_task current_task ensure_future gather run_coroutine_threadsafe shield
        sleep wait wait_for
        """,
    "threads": "to_thread",
    "timeouts": "Timeout timeout timeout_at",
    "unix_events": """
        AbstractChildWatcher DefaultEventLoopPolicy FastChildWatcher MultiLoopChildWatcher PidfdChildWatcher
        SafeChildWatcher SelectorEventLoop ThreadedChildWatcher
        """,
    "windows_events": "WindowsProactorEventLoopPolicy WindowsSelectorEventLoopPolicy",
}

LIBRARIES = (
    Library(
        "asyncio",
        source="https://docs.python.org/3/library/asyncio.html",
        read="CPython 3.10.13, 3.11.7, 3.12.1, 3.13.0",
        coroutines="""
            sleep to_thread wait wait_for open_connection open_unix_connection start_server start_unix_server
            create_subprocess_exec create_subprocess_shell
            subprocess.Process.communicate subprocess.Process.wait
            Queue.get Queue.join Queue.put
            Event.wait
            Condition.acquire Condition.wait Condition.wait_for
            Lock.acquire
            Semaphore.acquire
            Barrier.abort Barrier.reset Barrier.wait
            StreamReader.read StreamReader.readexactly StreamReader.readline StreamReader.readuntil
            StreamWriter.drain StreamWriter.start_tls StreamWriter.wait_closed
            AbstractServer.serve_forever AbstractServer.start_serving AbstractServer.wait_closed
            AbstractEventLoop.connect_accepted_socket AbstractEventLoop.connect_read_pipe
            AbstractEventLoop.connect_write_pipe AbstractEventLoop.create_connection
            AbstractEventLoop.create_datagram_endpoint AbstractEventLoop.create_server
            AbstractEventLoop.create_unix_connection AbstractEventLoop.create_unix_server AbstractEventLoop.getaddrinfo
            AbstractEventLoop.getnameinfo AbstractEventLoop.sendfile AbstractEventLoop.shutdown_asyncgens
            AbstractEventLoop.shutdown_default_executor AbstractEventLoop.sock_accept AbstractEventLoop.sock_connect
            AbstractEventLoop.sock_recv AbstractEventLoop.sock_recv_into AbstractEventLoop.sock_recvfrom
            AbstractEventLoop.sock_recvfrom_into AbstractEventLoop.sock_sendall AbstractEventLoop.sock_sendfile
            AbstractEventLoop.sock_sendto AbstractEventLoop.start_tls AbstractEventLoop.subprocess_exec
            AbstractEventLoop.subprocess_shell
            """,
        classes="""
            Barrier BoundedSemaphore Condition Event Future LifoQueue Lock PriorityQueue Queue Runner Semaphore
            StreamReader StreamWriter Task TaskGroup Timeout BaseEventLoop SelectorEventLoop ProactorEventLoop
            """,
        returns={
            "get_running_loop": "asyncio.AbstractEventLoop",
            "get_event_loop": "asyncio.AbstractEventLoop",
            "new_event_loop": "asyncio.AbstractEventLoop",
            "create_task": "asyncio.Task",
            "ensure_future": "asyncio.Future",
            "gather": "asyncio.Future",
            "shield": "asyncio.Future",
            "wrap_future": "asyncio.Future",
            "current_task": "asyncio.Task",
            "all_tasks": "set[asyncio.Task]",
            "run_coroutine_threadsafe": "concurrent.futures.Future",
            "timeout": "asyncio.Timeout",
            "timeout_at": "asyncio.Timeout",
            "open_connection": "tuple[asyncio.StreamReader, asyncio.StreamWriter]",
            "open_unix_connection": "tuple[asyncio.StreamReader, asyncio.StreamWriter]",
            "start_server": "asyncio.Server",
            "start_unix_server": "asyncio.Server",
            "create_subprocess_exec": "asyncio.subprocess.Process",
            "create_subprocess_shell": "asyncio.subprocess.Process",
            "Runner.get_loop": "asyncio.AbstractEventLoop",
            "Future.get_loop": "asyncio.AbstractEventLoop",
            "Server.get_loop": "asyncio.AbstractEventLoop",
            "TaskGroup.create_task": "asyncio.Task",
            "AbstractEventLoop.create_task": "asyncio.Task",
            "AbstractEventLoop.create_future": "asyncio.Future",
            "AbstractEventLoop.run_in_executor": "asyncio.Future",
            "AbstractEventLoop.create_server": "asyncio.Server",
            "AbstractEventLoop.create_unix_server": "asyncio.Server",
            "AbstractEventLoop.call_soon": "asyncio.Handle",
            "AbstractEventLoop.call_soon_threadsafe": "asyncio.Handle",
            "AbstractEventLoop.call_later": "asyncio.TimerHandle",
            "AbstractEventLoop.call_at": "asyncio.TimerHandle",
            # `async with lock:` binds nothing of use; a barrier binds the position of the task.
            "Lock.__aenter__": "None",
            "Condition.__aenter__": "None",
            "Semaphore.__aenter__": "None",
            "Barrier.__aenter__": "int",
        },
        attributes={
            "subprocess.Process.stdin": "asyncio.StreamWriter",
            "subprocess.Process.stdout": "asyncio.StreamReader",
            "subprocess.Process.stderr": "asyncio.StreamReader",
        },
        bases={
            "Task": "asyncio.Future",
            "LifoQueue": "asyncio.Queue",
            "PriorityQueue": "asyncio.Queue",
            "BoundedSemaphore": "asyncio.Semaphore",
            "Server": "asyncio.AbstractServer",
            "BaseEventLoop": "asyncio.AbstractEventLoop",
            "SelectorEventLoop": "asyncio.BaseEventLoop",
            "ProactorEventLoop": "asyncio.BaseEventLoop",  # Windows
        },
        aliases={
            **{
                f"{module}.{name}": f"asyncio.{name}"
                for module, names in _ASYNCIO_MODULES.items()
                for name in names.split()
            },
            "selector_events.BaseSelectorEventLoop": "asyncio.SelectorEventLoop",
            "windows_events.ProactorEventLoop": "asyncio.ProactorEventLoop",
        },
    ),
    Library(
        "uvloop",
        source="https://uvloop.readthedocs.io/api/index.html",
        read="uvloop 0.23.0",
        classes="Loop",
        returns={"new_event_loop": "uvloop.Loop"},
        bases={"Loop": "asyncio.AbstractEventLoop"},
        aliases={"loop.Loop": "uvloop.Loop"},
    ),
    Library(
        "tornado",
        source="https://www.tornadoweb.org/en/stable/ioloop.html",
        read="tornado 6.6.1",
        # Most of tornado returns futures that run by themselves and may take callbacks: they are no coroutines.
        # `gen.sleep` is one too, but nothing happens if nobody awaits it.
        coroutines="""
            gen.sleep
            tcpclient.TCPClient.connect
            """,
        classes="""
            ioloop.IOLoop ioloop.PeriodicCallback httpclient.AsyncHTTPClient httpclient.HTTPClient
            locks.Condition locks.Event locks.Semaphore locks.BoundedSemaphore locks.Lock
            queues.Queue queues.PriorityQueue queues.LifoQueue iostream.IOStream tcpclient.TCPClient process.Subprocess
            """,
        returns={
            "ioloop.IOLoop.current": "tornado.ioloop.IOLoop",
            "ioloop.IOLoop.instance": "tornado.ioloop.IOLoop",
            "ioloop.IOLoop.run_in_executor": "asyncio.Future",
            "gen.multi": "asyncio.Future",
            "gen.with_timeout": "asyncio.Future",
            "httpclient.AsyncHTTPClient.fetch": "asyncio.Future",
            "locks.Condition.wait": "asyncio.Future",
            "locks.Event.wait": "asyncio.Future",
            "locks.Semaphore.acquire": "asyncio.Future",
            "locks.Lock.acquire": "asyncio.Future",
            "queues.Queue.get": "asyncio.Future",
            "queues.Queue.put": "asyncio.Future",
            "queues.Queue.join": "asyncio.Future",
            "tcpclient.TCPClient.connect": "tornado.iostream.IOStream",
        },
        # Of every loop since version 5, though the abstract class does not name it.
        attributes={"ioloop.IOLoop.asyncio_loop": "asyncio.AbstractEventLoop"},
        bases={
            "locks.BoundedSemaphore": "tornado.locks.Semaphore",
            "queues.PriorityQueue": "tornado.queues.Queue",
            "queues.LifoQueue": "tornado.queues.Queue",
            "platform.asyncio.AsyncIOLoop": "tornado.ioloop.IOLoop",
            "platform.asyncio.AsyncIOMainLoop": "tornado.ioloop.IOLoop",
        },
    ),
)
