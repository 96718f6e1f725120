"""Who makes event loops, and what cannot be made without a running one.

https://docs.python.org/3/library/asyncio-eventloop.html#obtaining-the-event-loop, uvloop 0.23.0
"""

from __future__ import annotations

LOOP_MAKERS = frozenset(("asyncio.new_event_loop", "uvloop.new_event_loop"))
"""Functions that give a new event loop, which whoever called them has to close."""

LOOP_CLASSES = frozenset(
    ("asyncio.SelectorEventLoop", "asyncio.ProactorEventLoop", "asyncio.BaseEventLoop", "uvloop.Loop")
)
"""Classes that are event loops."""

LOOP_GETTERS = frozenset(("asyncio.get_event_loop",))
"""Functions that give the current loop of the thread; outside coroutines that is no running one."""

NEEDS_LOOP: dict[str, tuple[str, ...]] = {
    # aiohttp 3.14.5: `asyncio.get_running_loop()` in the constructor
    "aiohttp.ClientSession": ("loop", "connector"),
    "aiohttp.BaseConnector": ("loop",),
    "aiohttp.TCPConnector": ("loop",),
    "aiohttp.UnixConnector": ("loop",),
    "aiohttp.NamedPipeConnector": ("loop",),
    "aiohttp.CookieJar": ("loop",),
    "aiohttp.DummyCookieJar": ("loop",),
    "aiohttp.ThreadedResolver": ("loop",),
    "aiohttp.AsyncResolver": ("loop",),
    "aiohttp.web.Server": ("loop",),
    # aiokafka 0.14.0: "The object should be created within an async function"
    "aiokafka.AIOKafkaProducer": ("loop",),
    "aiokafka.AIOKafkaConsumer": ("loop",),
    "aiokafka.AIOKafkaClient": ("loop",),
    # aiomqtt 2.5.1, aiojobs 1.4.0: the constructor asks for the running loop, or starts a task
    "aiomqtt.Client": (),
    "aiojobs.Scheduler": (),
    # CPython 3.10 to 3.13
    "asyncio.create_task": (),
    "asyncio.get_running_loop": (),
    "asyncio.timeout": (),
    "asyncio.timeout_at": (),
    # grpcio 1.85.1, asyncpg 0.32.0, aiodns 4.0.4: bound to `get_event_loop()`, which is not the loop of a later
    # `asyncio.run()`
    "grpc.aio.insecure_channel": (),
    "grpc.aio.secure_channel": (),
    "grpc.aio.server": (),
    "asyncpg.create_pool": ("loop",),
    "aiodns.DNSResolver": ("loop",),
}
"""What needs the running loop when it is made, with the arguments that give it one."""
