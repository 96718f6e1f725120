"""Objects that somebody has to release, and how.

Each entry was checked in the library's source: what making or awaiting the object acquires, what stays behind if
nobody releases it, and which methods do. Only objects that leave something behind are listed: a connection that the
event loop keeps open, a thread, or a warning when the object is collected.
"""

from __future__ import annotations

from ..named import NamedTuple


class Resource(NamedTuple):
    """Objects that have to be released.

    `code` is the rule that reports one which never is. `names` are the callables that make one, under their public
    paths, separated by white space; with `awaited` it is there only once their result has been awaited, and with
    `parts` the result is a tuple in which it stands at these positions. `releases` are the methods that release it,
    `lends` those whose result goes on using it; `plain` are attributes that are mere data. With one of the arguments
    `shared`, it may be others' to release. `managed` is the statement that releases it, if there is one. `source` and
    `read` say where that was looked up and in which version.
    """

    code: str
    names: str
    releases: str
    source: str
    read: str
    awaited: bool = False
    parts: tuple[int, ...] = ()
    lends: str = ""
    plain: str = ""
    shared: tuple[str, ...] = ()
    managed: str = "async with"


_ALL = (
    # `ClientSession.__del__` warns and tells the loop's exception handler; so does the connector with open connections.
    Resource(
        "ASY160",
        "aiohttp.ClientSession",
        "close detach",
        lends="ws_connect",
        shared=("connector", "connector_owner"),
        source="https://docs.aiohttp.org/en/stable/client_reference.html#aiohttp.ClientSession.close",
        read="aiohttp 3.14.5",
    ),
    # There is no `__del__`: kept-alive connections stay with the event loop until the server closes them.
    Resource(
        "ASY160",
        "httpx.AsyncClient httpx2.AsyncClient",
        "aclose",
        shared=("transport", "mounts", "app"),
        source="https://www.python-httpx.org/async/#opening-and-closing-clients",
        read="httpx 0.28.1, httpx2 2.16.2",
    ),
    # The connection is taken until the body has been read or the response is collected, which closes the connection.
    # The answer to `head` has no body.
    Resource(
        "ASY161",
        " ".join(f"aiohttp.ClientSession.{verb}" for verb in "delete get options patch post put request".split()),
        """
        close json read release text iter_any iter_chunked iter_chunks readany readchunk readexactly readline readuntil
        """,
        awaited=True,
        plain="cookies headers host method ok real_url reason status url",
        source="https://docs.aiohttp.org/en/stable/client_reference.html#aiohttp.ClientResponse.release",
        read="aiohttp 3.14.5",
    ),
    # With `stream=True` only: the pool counts the connection as busy until the response is read to its end or closed.
    Resource(
        "ASY161",
        "httpx.AsyncClient.send httpx2.AsyncClient.send",
        "aclose aread aiter_bytes aiter_lines aiter_raw aiter_text",
        awaited=True,
        plain="cookies headers is_error is_success reason_phrase status_code url",
        managed="",
        source="https://www.python-httpx.org/async/#streaming-responses",
        read="httpx 0.28.1, httpx2 2.16.2",
    ),
    # `Connection.__del__` warns and terminates the connection; pools have none, their connections stay open.
    Resource(
        "ASY162",
        "asyncpg.connect",
        "close terminate",
        awaited=True,
        lends="add_listener",
        managed="",
        source="https://magicstack.github.io/asyncpg/current/api/index.html#asyncpg.connection.Connection.close",
        read="asyncpg 0.32.0",
    ),
    Resource(
        "ASY162",
        "asyncpg.create_pool",
        "close terminate",
        awaited=True,
        lends="acquire",
        source="https://magicstack.github.io/asyncpg/current/api/index.html#asyncpg.pool.Pool.close",
        read="asyncpg 0.32.0",
    ),
    # `Connection.__del__` warns and closes the connection; pools have none.
    Resource(
        "ASY162",
        "aiomysql.connect",
        "close ensure_closed",
        awaited=True,
        source="https://aiomysql.readthedocs.io/en/stable/connection.html",
        read="aiomysql 0.3.2",
    ),
    Resource(
        "ASY162",
        "aiomysql.create_pool",
        "close terminate wait_closed",
        awaited=True,
        lends="acquire",
        source="https://aiomysql.readthedocs.io/en/stable/pool.html",
        read="aiomysql 0.3.2",
    ),
    # Both warn in `__del__` and close the connections.
    Resource(
        "ASY162",
        "aiopg.connect",
        "close",
        awaited=True,
        source="https://aiopg.readthedocs.io/en/stable/core.html",
        read="aiopg 1.4.0",
    ),
    Resource(
        "ASY162",
        "aiopg.create_pool",
        "close terminate wait_closed",
        awaited=True,
        lends="acquire cursor",
        source="https://aiopg.readthedocs.io/en/stable/core.html#pool",
        read="aiopg 1.4.0",
    ),
    # `BaseConnection.__del__` warns.
    Resource(
        "ASY162",
        "psycopg.AsyncConnection.connect",
        "close",
        awaited=True,
        source="https://www.psycopg.org/psycopg3/docs/api/connections.html#psycopg.AsyncConnection.close",
        read="psycopg 3.3.9",
    ),
    # Opened by its constructor, unless that is told not to, it has tasks that keep connections; there is no `__del__`.
    Resource(
        "ASY162",
        "psycopg_pool.AsyncConnectionPool psycopg_pool.AsyncNullConnectionPool",
        "close",
        lends="connection getconn",
        shared=("open",),
        source="https://www.psycopg.org/psycopg3/docs/api/pool.html#psycopg_pool.AsyncConnectionPool.close",
        read="psycopg_pool 3.3.3",
    ),
    # The worker thread of a connection keeps running until it is closed; `__del__` warns and stops it.
    Resource(
        "ASY162",
        "aiosqlite.connect",
        "close stop",
        awaited=True,
        source="https://aiosqlite.omnilib.dev/en/stable/api.html#aiosqlite.Connection.close",
        read="aiosqlite 0.22.1",
    ),
    # `Connection.__del__` warns for each connection of the pool that is open.
    Resource(
        "ASY162",
        """
        redis.asyncio.Redis redis.asyncio.from_url redis.asyncio.Redis.from_url redis.asyncio.RedisCluster
        redis.asyncio.RedisCluster.from_url
        """,
        "aclose close",
        lends="client lock monitor pipeline pubsub register_script",
        shared=("connection_pool",),
        source="https://redis.readthedocs.io/en/stable/examples/asyncio_examples.html",
        read="redis 8.1.0",
    ),
    Resource(
        "ASY162",
        """
        valkey.asyncio.Valkey valkey.asyncio.from_url valkey.asyncio.Valkey.from_url valkey.asyncio.ValkeyCluster
        valkey.asyncio.ValkeyCluster.from_url
        """,
        "aclose close",
        lends="client lock monitor pipeline pubsub register_script",
        shared=("connection_pool",),
        source="https://valkey-py.readthedocs.io/en/latest/examples/asyncio_examples.html",
        read="valkey 6.2.0",
    ),
    # The event loop holds the connection, which answers the server's keepalive messages.
    Resource(
        "ASY162",
        "asyncssh.connect",
        "abort close disconnect",
        awaited=True,
        lends="""
        create_connection create_process create_server create_session create_subprocess forward_local_path
        forward_local_port forward_remote_path forward_remote_port forward_socks start_server start_sftp_client
        """,
        source="https://asyncssh.readthedocs.io/en/latest/api.html#asyncssh.SSHClientConnection.close",
        read="asyncssh 2.24.1",
    ),
    # Monitors of the topology and pooled connections go on until `close()`; pymongo's own `__del__` warns.
    Resource(
        "ASY162",
        "motor.motor_asyncio.AsyncIOMotorClient",
        "close",
        lends="get_database get_default_database start_session watch",
        managed="",
        source="https://motor.readthedocs.io/en/stable/api-asyncio/asyncio_motor_client.html",
        read="motor 3.7.1",
    ),
    Resource(
        "ASY162",
        "pymongo.AsyncMongoClient",
        "close aclose",
        lends="get_database get_default_database start_session watch",
        source="https://pymongo.readthedocs.io/en/stable/api/pymongo/asynchronous/mongo_client.html",
        read="pymongo 4.20.0",
    ),
    # The tasks that read from the connection and send heartbeats keep it open.
    Resource(
        "ASY162",
        "aio_pika.connect aio_pika.connect_robust",
        "close",
        awaited=True,
        lends="channel",
        source="https://docs.aio-pika.com/",
        read="aio-pika 10.2.1",
    ),
    # `__del__` warns and tells the loop's exception handler, also if it was never started.
    Resource(
        "ASY162",
        "aiokafka.AIOKafkaProducer aiokafka.AIOKafkaConsumer",
        "stop",
        source="https://aiokafka.readthedocs.io/en/stable/api.html",
        read="aiokafka 0.14.0",
    ),
    # The reading and pinging tasks keep it open.
    Resource(
        "ASY162",
        "nats.connect",
        "close drain",
        awaited=True,
        lends="jetstream subscribe",
        source="https://nats-io.github.io/nats.py/",
        read="nats-py 2.16.0",
    ),
    # The task that keeps the connection alive holds it.
    Resource(
        "ASY162",
        "websockets.asyncio.client.connect websockets.asyncio.client.unix_connect",
        "close",
        awaited=True,
        source="https://websockets.readthedocs.io/en/stable/reference/asyncio/client.html",
        read="websockets 17.4",
    ),
    # The file underneath is closed with a warning when it is collected, what is buffered is written then.
    Resource(
        "ASY163",
        "aiofiles.open",
        "close",
        awaited=True,
        lends="detach",
        source="https://github.com/Tinche/aiofiles#readme",
        read="aiofiles 25.1.0",
    ),
    # The event loop holds the transport; since Python 3.11 `StreamWriter.__del__` warns and closes it.
    Resource(
        "ASY163",
        "asyncio.open_connection asyncio.open_unix_connection",
        "close abort",
        awaited=True,
        parts=(1,),
        managed="",
        source="https://docs.python.org/3/library/asyncio-stream.html#asyncio.StreamWriter.close",
        read="CPython 3.13.0",
    ),
    Resource(
        "ASY163",
        "anyio.open_file",
        "aclose",
        awaited=True,
        source="https://anyio.readthedocs.io/en/stable/fileio.html",
        read="anyio 4.16.0",
    ),
    Resource(
        "ASY163",
        "anyio.connect_tcp anyio.connect_unix",
        "aclose",
        awaited=True,
        source="https://anyio.readthedocs.io/en/stable/networking.html",
        read="anyio 4.16.0",
    ),
    # Both ends warn in `__del__`; who reads from the other end of one that is never closed waits for ever.
    Resource(
        "ASY163",
        "anyio.create_memory_object_stream",
        "close aclose",
        parts=(0, 1),
        lends="clone",
        source="https://anyio.readthedocs.io/en/stable/streams.html#memory-object-streams",
        read="anyio 4.16.0",
    ),
    # Idle threads and processes stay until the pool is collected; nobody waits for what still runs in them.
    Resource(
        "ASY113",
        "concurrent.futures.ThreadPoolExecutor concurrent.futures.ProcessPoolExecutor",
        "shutdown",
        managed="with",
        source="https://docs.python.org/3/library/concurrent.futures.html#concurrent.futures.Executor.shutdown",
        read="CPython 3.13.0",
    ),
)

RESOURCES: dict[str, Resource] = {name: resource for resource in _ALL for name in resource.names.split()}
"""By the name of what makes one."""

AWAITED_ONLY = frozenset(name.rpartition(".")[2] for name in RESOURCES).difference(
    name.rpartition(".")[2] for name, resource in RESOURCES.items() if not resource.awaited
)
"""Last names of what makes resources only when awaited."""

RELEASING = frozenset("abort aclose aclose_forcefully close disconnect kill shutdown stop terminate".split())
"""Methods that release something in some library: of a part of an object, they may release the object."""

BORROWERS: dict[str, int] = {
    **dict.fromkeys((f"builtins.{name}" for name in "callable hasattr id isinstance print repr str type".split()), 99),
    "asyncio.AbstractEventLoop.run_in_executor": 1,
}
"""Calls that use so many of their arguments and keep nothing of them."""


def made_for(code: str) -> tuple[str, ...]:
    """The callables whose result the rule `code` watches."""
    return tuple(name for name, resource in RESOURCES.items() if resource.code == code)
