"""What waits for the network with no end, what bounds a wait, and which arguments switch a bound off.

Names are absolute; methods stand under the class that defines them. Each was looked up in the source of the version
that its comment names. Arguments are named by position, from 0 and without `self`, or by keyword.
"""

from __future__ import annotations

from ..named import NamedTuple

# Context managers that end what is awaited inside them.
SCOPES = frozenset(
    {
        # https://docs.python.org/3/library/asyncio-task.html#timeouts, CPython 3.13.0
        "asyncio.timeout",
        "asyncio.timeout_at",
        "asyncio.Timeout",
        # https://pypi.org/project/async-timeout/, 5.0.1
        "async_timeout.timeout",
        "async_timeout.timeout_at",
        # https://anyio.readthedocs.io/en/stable/cancellation.html, 4.16.0; a scope may get its deadline later.
        "anyio.fail_after",
        "anyio.move_on_after",
        "anyio.CancelScope",
        # https://trio.readthedocs.io/en/stable/reference-core.html#cancellation-and-timeouts, 0.35.0
        "trio.fail_after",
        "trio.fail_at",
        "trio.move_on_after",
        "trio.move_on_at",
        "trio.CancelScope",
    }
)

# Callables that get the coroutine and end it, or stop waiting for it.
BOUNDING_CALLS = frozenset({"asyncio.wait_for", "asyncio.wait", "tornado.gen.with_timeout"})


class Wait(NamedTuple):
    """A coroutine that waits for somebody in the network.

    `own` are the arguments that bound it, if they are given and not None; with one of `connected` there is nothing to
    wait for. `kind` is `"connect"`, or `"read"` for what is only reported of a connection that the function opened.
    """

    own: tuple[str | int, ...] = ()
    connected: tuple[str | int, ...] = ()
    kind: str = "connect"


_READ = Wait(kind="read")

WAITS: dict[str, Wait] = {
    # https://docs.python.org/3/library/asyncio-stream.html, CPython 3.10.13 to 3.13.0: neither the look-up of the name
    # nor the connection has a limit but the system's; the handshake of TLS has one of 60 seconds.
    "asyncio.open_connection": Wait(connected=("sock",)),
    "asyncio.AbstractEventLoop.create_connection": Wait(connected=("sock",)),
    "asyncio.AbstractEventLoop.sock_connect": Wait(),
    "asyncio.StreamReader.read": _READ,
    "asyncio.StreamReader.readexactly": _READ,
    "asyncio.StreamReader.readline": _READ,
    "asyncio.StreamReader.readuntil": _READ,
    # https://anyio.readthedocs.io/en/stable/networking.html, 4.16.0
    "anyio.connect_tcp": Wait(),
    # https://trio.readthedocs.io/en/stable/reference-io.html, 0.35.0
    "trio.open_tcp_stream": Wait(),
    "trio.open_ssl_over_tcp_stream": Wait(),
    # https://websockets.readthedocs.io/en/stable/reference/asyncio/client.html, 17.4: opening has a limit of its own
    "websockets.asyncio.connection.Connection.recv": _READ,
    # https://asyncssh.readthedocs.io/en/stable/api.html, 2.24.1: `login_timeout` begins when the connection stands
    "asyncssh.connect": Wait(own=("connect_timeout",), connected=("sock", "tunnel", "options")),
    # https://aiomysql.readthedocs.io/en/stable/connection.html, 0.3.2
    "aiomysql.connect": Wait(own=("connect_timeout",), connected=("unix_socket",)),
    "aiomysql.create_pool": Wait(own=("connect_timeout",), connected=("unix_socket",)),
    # https://docs.mosquito.re/aio-pika, 10.2.1
    "aio_pika.connect": Wait(own=("timeout",)),
    "aio_pika.connect_robust": Wait(own=("timeout",)),
    # https://telnetlib3.readthedocs.io, 5.0.1
    "telnetlib3.open_connection": Wait(own=("connect_timeout",)),
}


class Switch(NamedTuple):
    """How a call is told to wait without end.

    `off` are the places of the argument; `others` further arguments that limit it nevertheless, if they are given and
    not None; `values` the constants that mean no limit; with `bare`, so does leaving the argument out.
    """

    off: tuple[str | int, ...]
    others: tuple[str, ...] = ()
    values: tuple[object, ...] = (None,)
    bare: bool = False


_KEYWORD = Switch(off=("timeout",))
_VERBS = "delete get head options patch post put request stream".split()
_LLM = Switch(off=("timeout",), others=("http_client",))

# Calls whose timeout can be switched off.
SWITCHES: dict[str, Switch] = {
    # https://docs.python.org/3/library/asyncio-task.html#timeouts, CPython 3.13.0
    "asyncio.wait_for": Switch(off=(1, "timeout")),
    "asyncio.timeout": Switch(off=(0, "delay")),
    "asyncio.timeout_at": Switch(off=(0, "when")),
    "async_timeout.timeout": Switch(off=(0, "delay")),
    "async_timeout.timeout_at": Switch(off=(0, "deadline")),
    "anyio.fail_after": Switch(off=(0, "delay")),
    "anyio.move_on_after": Switch(off=(0, "delay")),
    # https://www.python-httpx.org/advanced/timeouts/, 0.28.1; a transport may lead nowhere but into this process
    "httpx.Timeout": Switch(off=(0, "timeout"), others=("connect", "read", "write", "pool")),
    "httpx.AsyncClient": Switch(off=("timeout",), others=("transport", "app", "mounts")),
    **{f"httpx.AsyncClient.{verb}": _KEYWORD for verb in _VERBS},
    "httpx2.Timeout": Switch(off=(0, "timeout"), others=("connect", "read", "write", "pool")),
    "httpx2.AsyncClient": Switch(off=("timeout",), others=("transport", "mounts")),
    **{f"httpx2.AsyncClient.{verb}": _KEYWORD for verb in _VERBS},
    # https://docs.aiohttp.org/en/stable/client_quickstart.html#timeouts, 3.14.5: what is not named has no limit, and
    # 0 is none either. `ClientSession(timeout=None)` means the default of five minutes.
    "aiohttp.ClientTimeout": Switch(
        off=(0, "total"), others=("connect", "sock_read", "sock_connect"), values=(None, 0), bare=True
    ),
    **{f"aiohttp.ClientSession.{verb}": Switch(off=("timeout",), values=(None, 0)) for verb in _VERBS[:-1]},
    # https://github.com/openai/openai-python#timeouts, 3.54.0; anthropic 2.12.0
    "openai.AsyncOpenAI": _LLM,
    "openai.AsyncAzureOpenAI": _LLM,
    "anthropic.AsyncAnthropic": _LLM,
    # https://websockets.readthedocs.io/en/stable/reference/asyncio/client.html, 17.4
    "websockets.asyncio.client.connect": Switch(off=("open_timeout",)),
    # https://magicstack.github.io/asyncpg/current/api/index.html, 0.32.0
    "asyncpg.connect": _KEYWORD,
}
