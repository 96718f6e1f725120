"""Which syntax objects of asynchronous libraries, and of their synchronous twins, support.

Sessions and locks with an `__enter__` that only raises, to say "use `async with`", count as without one.
"""

from __future__ import annotations

from .facts import Library

LIBRARIES = (
    Library(
        "aio_pika",
        source="https://docs.mosquito.me/aio-pika/apidoc.html",
        read="aio-pika 10.2.1",
        syntax={"async with": "abc.AbstractConnection RobustConnection"},
    ),
    Library(
        "aiofiles",
        source="https://github.com/Tinche/aiofiles#readme",
        read="aiofiles 25.1.0",
        syntax={
            "await, async with": """
                open tempfile.NamedTemporaryFile tempfile.SpooledTemporaryFile tempfile.TemporaryDirectory
                tempfile.TemporaryFile
                """,
            "async for": "threadpool.text.AsyncTextIOWrapper",
        },
    ),
    Library(
        "aiohttp",
        source="https://docs.aiohttp.org/en/stable/client_reference.html",
        read="aiohttp 3.14.5",
        syntax={
            "async with": "ClientSession ClientResponse",
            "await, async with": """
                ClientSession.delete ClientSession.get ClientSession.head ClientSession.options ClientSession.patch
                ClientSession.post ClientSession.put ClientSession.request ClientSession.ws_connect
                """,
            "async with, async for": "ClientWebSocketResponse",
            "async for": "BodyPartReader MultipartReader StreamReader",
            "async for, for": "web.WebSocketResponse",
            "": "web.AppRunner web.ServerRunner web.TCPSite",
        },
    ),
    Library(
        "aiokafka",
        source="https://aiokafka.readthedocs.io/en/stable/api.html",
        read="aiokafka 0.14.0",
        syntax={"async with, async for": "AIOKafkaConsumer", "async with": "AIOKafkaProducer"},
    ),
    Library(
        "aiosqlite",
        source="https://aiosqlite.omnilib.dev/en/stable/api.html",
        read="aiosqlite 0.22.1",
        syntax={
            "await, async with": """
                Connection Connection.cursor Connection.execute Connection.executemany Connection.executescript
                """,
            "async with, async for": "Cursor",
        },
    ),
    Library(
        "anthropic",
        source="https://github.com/anthropics/anthropic-sdk-python#readme",
        read="anthropic 2.11.0",
        syntax={"async with": "AsyncAnthropic", "with": "Anthropic"},
    ),
    Library(
        "anyio",
        source="https://anyio.readthedocs.io/en/stable/api.html",
        read="anyio 4.16.0",
        syntax={
            "async with": """
                CapacityLimiter Condition Lock Semaphore NamedTemporaryFile TemporaryDirectory TemporaryFile
                abc.AsyncResource abc.ByteSendStream abc.Listener abc.ObjectSendStream abc.Process abc.SocketListener
                abc.TaskGroup from_thread.BlockingPortal
                """,
            "with": "CancelScope FailAfter ResourceGuard",
            "async with, async for": """
                AsyncFile SpooledTemporaryFile abc.ByteReceiveStream abc.ByteStream abc.ObjectReceiveStream
                abc.ObjectStream abc.SocketStream abc.UDPSocket abc.UNIXSocketStream
                streams.buffered.BufferedByteReceiveStream streams.text.TextReceiveStream streams.tls.TLSStream
                """,
            "async with, async for, with": "streams.memory.MemoryObjectReceiveStream",
            "async with, with": "streams.memory.MemoryObjectSendStream",
            "await": "TaskHandle",
            "": "Event Path",
        },
    ),
    Library(
        "asyncpg",
        source="https://magicstack.github.io/asyncpg/current/api/index.html",
        read="asyncpg 0.32.0",
        syntax={
            "await, async with": "Pool Pool.acquire",
            "async with": "transaction.Transaction",
            "await, async for": "cursor.CursorFactory",
            "": "Connection cursor.Cursor",
        },
    ),
    Library(
        "asyncssh",
        source="https://asyncssh.readthedocs.io/en/stable/api.html",
        read="asyncssh 2.24.1",
        syntax={"async with": "SSHClientConnection SSHClientProcess"},
    ),
    Library(
        "elasticsearch",
        source="https://elasticsearch-py.readthedocs.io/en/stable/async.html",
        read="elasticsearch 9.5.1",
        syntax={"async with": "AsyncElasticsearch", "with": "Elasticsearch"},
    ),
    Library(
        "httpx",
        source="https://www.python-httpx.org/api/",
        read="httpx 0.28.1",
        syntax={
            "async with": "AsyncClient AsyncStreamContext",
            "with": "Client StreamedResponse",
            "": "Response",
        },
    ),
    Library(
        "httpx2",
        source="https://github.com/pydantic/httpx2",
        read="httpx2 2.16.2",
        syntax={
            "async with": "AsyncClient AsyncStreamContext",
            "with": "Client StreamedResponse",
            "": "Response",
        },
    ),
    Library(
        "openai",
        source="https://github.com/openai/openai-python#readme",
        read="openai 3.52.0",
        syntax={"async with": "AsyncOpenAI", "with": "OpenAI"},
    ),
    Library(
        "psycopg",
        source="https://www.psycopg.org/psycopg3/docs/api/index.html",
        read="psycopg 3.3.9",
        syntax={
            "async with": "AsyncConnection AsyncTransaction",
            "async with, async for": "AsyncCopy AsyncCursor",
            "with": "Connection Connection.transaction",
            "with, for": "Cursor",
        },
    ),
    Library(
        "psycopg_pool",
        source="https://www.psycopg.org/psycopg3/docs/api/pool.html",
        read="psycopg_pool 3.3.3",
        syntax={
            "async with": "AsyncConnectionPool AsyncNullConnectionPool",
            "with": "ConnectionPool ConnectionPool.connection NullConnectionPool",
        },
    ),
    Library(
        "pymongo",
        source="https://pymongo.readthedocs.io/en/stable/api/pymongo/index.html",
        read="pymongo 4.20.0",
        syntax={
            "async with": "AsyncMongoClient asynchronous.client_session.AsyncClientSession",
            "async with, async for": "asynchronous.command_cursor.AsyncCommandCursor asynchronous.cursor.AsyncCursor",
            "with": "MongoClient",
            "with, for": "cursor.Cursor",
        },
    ),
    Library(
        "redis",
        source="https://redis.readthedocs.io/en/stable/connections.html",
        read="redis 8.1.0",
        syntax={"with": "Redis client.Pipeline client.PubSub lock.Lock RedisCluster"},
    ),
    Library(
        "redis.asyncio",
        source="https://redis.readthedocs.io/en/stable/examples/asyncio_examples.html",
        read="redis 8.1.0",
        syntax={
            "await, async with": "Redis RedisCluster client.Pipeline",
            "async with": "client.PubSub lock.Lock sentinel.Sentinel",
        },
    ),
    Library(
        "requests",
        source="https://requests.readthedocs.io/en/latest/api/",
        read="requests 2.34.2",
        syntax={"with": "Session", "with, for": "Response"},
    ),
    Library(
        "sqlalchemy",
        source="https://docs.sqlalchemy.org/en/20/core/connections.html",
        read="SQLAlchemy 2.1.9",
        syntax={"with": "Connection Transaction", "with, for": "orm.Session", "": "Engine orm.sessionmaker"},
    ),
    Library(
        "sqlalchemy.ext.asyncio",
        source="https://docs.sqlalchemy.org/en/20/orm/extensions/asyncio.html",
        read="SQLAlchemy 2.1.9",
        syntax={
            # `AsyncSession.__iter__` goes over the objects of the session.
            "async with, for": "AsyncSession",
            "await, async with": "AsyncConnection AsyncSessionTransaction AsyncTransaction",
            "": "AsyncEngine async_sessionmaker",
        },
    ),
    Library(
        "tornado",
        source="https://www.tornadoweb.org/en/stable/locks.html",
        read="tornado 6.6.1",
        syntax={
            "async with": "locks.BoundedSemaphore locks.Lock locks.Semaphore",
            "async for": "queues.LifoQueue queues.PriorityQueue queues.Queue",
            "": "httpclient.AsyncHTTPClient locks.Condition locks.Event",
        },
    ),
    Library(
        "trio",
        source="https://trio.readthedocs.io/en/stable/reference-core.html",
        read="trio 0.35.0",
        syntax={
            # `open_nursery()` gives a manager; its tables speak of the nursery that this binds.
            "async with": """
                CapacityLimiter Condition Lock Nursery Semaphore SocketListener StrictFIFOLock abc.AsyncResource
                abc.SendStream
                """,
            "async with, async for": "AsyncFile SSLStream SocketStream abc.ReceiveStream",
            "async with, async for, with": "MemoryReceiveChannel",
            "async with, with": "MemorySendChannel",
            "with": "CancelScope FailAfter",
            "": "Event Path Process",
        },
    ),
    Library(
        "websockets",
        source="https://websockets.readthedocs.io/en/stable/reference/index.html",
        read="websockets 16.1.1",
        syntax={
            # Their `__iter__` is the `__await__` of old.
            "await, async with, async for, for": "asyncio.client.connect",
            "await, async with, for": "asyncio.server.serve",
            "async with, async for": "asyncio.client.ClientConnection asyncio.server.ServerConnection",
            "async with": "asyncio.server.Server",
        },
    ),
)
