"""The templates of "Building async code": clean under every rule, and run for real."""

from __future__ import annotations

import asyncio
import importlib.util
import json
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from helpers import ROOT, check, findings, marked

aiohttp = pytest.importorskip("aiohttp")
pytest.importorskip("httpx")
pytest.importorskip("starlette")

TEMPLATES = ROOT / "docs" / "templates"
FLAVOURS = ("asyncio", "anyio")
NEEDS_311 = pytest.mark.skipif(sys.version_info < (3, 11), reason="TaskGroup and timeout() are new in Python 3.11")


def load(name: str) -> ModuleType:
    """A template as a module."""
    spec = importlib.util.spec_from_file_location(name, TEMPLATES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.py")), ids=lambda path: path.stem)
def test_templates_are_clean_under_every_rule(path: Path) -> None:
    source = path.read_text("utf-8")
    check(source, [], findings(source, filename=str(path), asy_strict="true", asy_target_version="3.11"))


@pytest.mark.parametrize("path", sorted((TEMPLATES / "before").glob("*.py")), ids=lambda path: path.stem)
def test_versions_from_before_report_what_they_are_marked_with(path: Path) -> None:
    source = path.read_text("utf-8")
    expected = marked(source)
    assert expected
    check(source, expected, findings(source, filename=str(path), asy_strict="true", asy_target_version="3.11"))


class Handler(BaseHTTPRequestHandler):
    """Answers with the path, but not to everybody, and counts who is served at the same time."""

    now = most = 0
    lock = threading.Lock()

    def do_GET(self) -> None:
        with self.lock:
            Handler.now += 1
            Handler.most = max(Handler.most, Handler.now)
        time.sleep(5 if self.path == "/slow" else 0.05)
        with self.lock:
            Handler.now -= 1
        # Who waits for the slow answer has gone, which would be printed into the output of another test.
        with suppress(ConnectionError):
            self.send_response(500 if self.path == "/broken" else 200)
            self.end_headers()
            self.wfile.write(self.path.encode())

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def web_server() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    Handler.now = Handler.most = 0
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("flavour", [pytest.param("asyncio", marks=NEEDS_311), "anyio"])
def test_fetch(flavour: str) -> None:
    template = load(f"fetch_{flavour}")
    with web_server() as address:
        names = [*(f"item{number}" for number in range(12)), "broken", "slow"]
        found = asyncio.run(template.fetch_all([f"{address}/{name}" for name in names], at_once=3, seconds=1))
    assert [item.url.rpartition("/")[2] for item in found] == names
    assert [item.body.decode() for item in found[:12]] == [f"/{name}" for name in names[:12]]
    assert "500" in found[12].error
    assert found[13].error
    assert 2 <= Handler.most <= 3


async def numbers(count: int, made: list[int]) -> AsyncIterator[str]:  # noqa: ASY333
    for number in range(count):
        made.append(number)
        yield str(number)


@pytest.mark.parametrize("flavour", [pytest.param("asyncio", marks=NEEDS_311), "anyio"])
def test_pipeline(flavour: str) -> None:
    template = load(f"pipeline_{flavour}")
    made: list[int] = []
    done: list[str] = []
    ahead: list[int] = []

    async def handle(item: str) -> None:
        await asyncio.sleep(0.001)
        ahead.append(len(made) - len(done))
        if item == "7":
            raise ValueError(item)
        done.append(item)

    failed = asyncio.run(template.run_pipeline(numbers(60, made), handle, workers=3, size=5))
    assert sorted(map(int, done)) == [number for number in range(60) if number != 7]
    assert [(item, type(error)) for item, error in failed] == [("7", ValueError)]
    # The producer is held back: what is queued, in hand and about to be put, and the one that failed.
    assert max(ahead) <= 5 + 3 + 1 + 1


@pytest.mark.parametrize("flavour", [pytest.param("asyncio", marks=NEEDS_311), "anyio"])
def test_blocking(flavour: str, tmp_path: Path) -> None:
    template = load(f"blocking_{flavour}")
    threads = set()

    async def main() -> list[tuple[object, ...]]:
        async with template.Database(str(tmp_path / "data.db")) as database:
            await database.query("create table item (name text)")
            inserts = [database.query("insert into item values (?)", str(number)) for number in range(20)]
            ticks = 0
            pending = asyncio.gather(*inserts)  # noqa: ASY322
            while not pending.done():
                await asyncio.sleep(0.001)
                ticks += 1
            await pending
            threads.update(thread.name for thread in threading.enumerate())
            assert ticks
            return await database.query("select count(*) from item")

    assert asyncio.run(main()) == [(20,)]
    assert len(threads) <= 4


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


async def talk(port: int) -> list[dict[str, Any]]:
    """Two clients of the server: one speaks, the other listens until it has heard that and a tick."""
    heard: list[dict[str, Any]] = []
    async with aiohttp.ClientSession() as session:
        address = f"http://127.0.0.1:{port}/chat"
        async with session.ws_connect(address) as speaker, session.ws_connect(address) as listener:
            await speaker.send_str("hello")
            while not ({"said": "hello"} in heard and any("tick" in item for item in heard)):
                message = await listener.receive(timeout=20)
                heard.append(json.loads(message.data))
    return heard


async def wait_for_the_end(port: int, process: subprocess.Popen[str]) -> Any:
    """How the server ends a connection that is open when it is told to stop."""
    async with aiohttp.ClientSession() as session, session.ws_connect(f"http://127.0.0.1:{port}/chat") as client:
        await client.receive(timeout=20)
        process.send_signal(signal.SIGTERM)
        while (message := await client.receive(timeout=20)).type is aiohttp.WSMsgType.TEXT:
            pass
        return message.type


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")
@pytest.mark.parametrize("flavour", FLAVOURS)
def test_server(flavour: str) -> None:
    port = free_port()
    command = [sys.executable, str(TEMPLATES / f"server_{flavour}.py"), str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            heard = asyncio.run(talk(port))
            assert {"said": "hello"} in heard
            end = asyncio.run(wait_for_the_end(port, process))
            assert end in (aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSING, aiohttp.WSMsgType.CLOSED)
            _, errors = process.communicate(timeout=30)
        finally:
            process.kill()
    assert "Traceback" not in errors
    assert "never" not in errors
    assert process.returncode in (0, -signal.SIGTERM), errors
