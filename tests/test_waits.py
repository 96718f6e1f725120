"""What depends on the other imports or requests of a file."""

from __future__ import annotations

import pytest
from helpers import codes, reports

CLIENT = """
import aiohttp, httpx

def make():
    return {made}

async def ask(client, url):
    return await client.get(url{given})
"""


@pytest.mark.parametrize("made", ["httpx.AsyncClient(timeout=None)", "aiohttp.ClientTimeout(total=None)"])
def test_a_client_without_limit_whose_requests_have_one(made: str) -> None:
    assert codes(CLIENT.format(made=made, given="")) == ["ASY226"]
    assert codes(CLIENT.format(made=made, given=", timeout=None")) == ["ASY226"]
    assert codes(CLIENT.format(made=made, given=", timeout=10")) == []


CONNECT = """
import asyncio{imports}

async def ask(host):
    streams = await asyncio.open_connection(host, 80)
    await asyncio.wait_for(asyncio.sleep(host), None)
    return streams
"""


def test_tests_may_wait() -> None:
    assert codes(CONNECT.format(imports="")) == ["ASY225", "ASY226"]
    assert codes(CONNECT.format(imports=", pytest")) == []
    assert codes(CONNECT.format(imports=", unittest.mock")) == []


LEAK = """
import asyncio{imports}
from contextlib import asynccontextmanager

async def ask(path):
    _, writer = await asyncio.open_unix_connection(path)
    await writer.drain()
    writer.close()

@asynccontextmanager
async def server(make):
    made = await make()
    yield made
    await made.close()
"""


def test_tests_may_leak() -> None:
    assert codes(LEAK.format(imports="")) == ["ASY330", "ASY130"]
    assert codes(LEAK.format(imports=", pytest")) == []


@pytest.mark.parametrize(
    ("target", "advice"), [("3.10", "asyncio.wait_for()"), ("3.11", "asyncio.timeout()"), ("3.13", "asyncio.timeout()")]
)
def test_the_advice_fits_the_python(target: str, advice: str) -> None:
    source = "import asyncio\n\nasync def ask(host):\n    return await asyncio.open_connection(host, 80)\n"
    ((_, _, text),) = reports(source, asy_target_version=target)
    assert advice in text
