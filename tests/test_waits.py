"""What depends on the other imports or requests of a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import codes, reports
from trees import lint_one, plant

WAITS = ("ASY225", "ASY228")
"""Rules about waits that are opt-in."""

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
    assert codes(CONNECT.format(imports=""), extend_select=WAITS) == ["ASY225", "ASY226"]
    assert codes(CONNECT.format(imports=", pytest"), extend_select=WAITS) == []
    assert codes(CONNECT.format(imports=", unittest.mock"), extend_select=WAITS) == []


def test_whoever_has_typed_a_command_may_wait() -> None:
    assert codes(CONNECT.format(imports=", argparse"), extend_select=WAITS) == ["ASY226"]


@pytest.mark.parametrize(
    ("given", "advised"), [("", True), (", timeout=3", False), (", return_when=asyncio.FIRST_EXCEPTION", False)]
)
def test_gather_is_advised_where_it_does_the_same(given: str, advised: bool) -> None:
    source = (
        f"import asyncio\n\nasync def end(one):\n    await asyncio.wait([asyncio.create_task(one.stop())]{given})\n"
    )
    texts = [text for _, _, text in reports(source) if text.startswith("ASY323")]
    assert ["asyncio.gather()" in text for text in texts] == [advised]


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
    ((_, _, text),) = reports(source, asy_target_version=target, extend_select=WAITS)
    assert advice in text


CONNECTION = """
import asyncio

class Connection:
    async def dial(self, host):
        self.streams = await asyncio.open_connection(host, 80)
"""
POOL = """
class Pool:
    async def take(self, host):
        connection = self.make()
        await connection.dial(host)
        return connection
"""
SESSION = """
import asyncio

async def ask(pool, host):
    return await {waits}
"""
SCOPE = "import asyncio\nasync def f(c):\n  async with asyncio.timeout(1):\n    await c.dial(1)\n"
BOUNDED = SESSION.format(waits="asyncio.wait_for(pool.take(host), 10)")


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, ["ASY225"]),
        ({"shop/pool.py": POOL, "shop/session.py": BOUNDED}, []),
        ({"shop/session.py": BOUNDED.replace("take", "dial")}, []),
        ({"shop/session.py": SCOPE}, []),
        ({"shop/session.py": BOUNDED}, ["ASY225"]),
        ({"shop/pool.py": POOL, "shop/session.py": SESSION.format(waits="pool.take(host)")}, ["ASY225"]),
        ({"shop/pool.py": POOL, "shop/session.py": "async def f(:"}, ["ASY225"]),
        ({"shop/session.py": b"\xff", "shop/pool.py": POOL}, ["ASY225"]),
        ({"other/session.py": BOUNDED.replace("take", "dial")}, ["ASY225"]),
    ],
)
def test_a_module_of_the_same_package_bounds_it(
    tmp_path: Path, files: dict[str, str | bytes], expected: list[str]
) -> None:
    plant(tmp_path, {"shop/__init__.py": "", "shop/connection.py": CONNECTION, **files})
    assert [code for _, code in lint_one(tmp_path / "shop/connection.py", extend_select=WAITS)] == expected


def test_files_beside_each_other_are_no_package(tmp_path: Path) -> None:
    plant(tmp_path, {"connection.py": CONNECTION, "session.py": BOUNDED.replace("take", "dial")})
    assert [code for _, code in lint_one(tmp_path / "connection.py", extend_select=WAITS)] == ["ASY225"]


@pytest.mark.parametrize("folder", ["scripts", "cli", "tests", "examples"])
def test_who_starts_a_script_sees_it_wait(folder: str) -> None:
    assert codes(CONNECTION, filename=f"{folder}/connection.py", extend_select=WAITS) == []
    assert codes(ABANDONED, filename=f"{folder}/first.py", extend_select=WAITS) == []


ABANDONED = """
import asyncio

async def first(mirrors):
    await asyncio.wait([asyncio.create_task(mirror.fetch()) for mirror in mirrors], timeout=1)
"""


def test_others_must_not_abandon_tasks() -> None:
    assert codes(ABANDONED, extend_select=WAITS) == ["ASY228", "ASY323"]
