"""What is handed to a thread may block; only what is called on the way there may not."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import check, findings, marked
from trees import WAIT, check_marked, plant

from flake8_asyncio_review.knowledge.hops import THREAD_HOPS

HEAD = """\
import asyncio
import functools
import time


def helper():
    middle()


def middle():
    time.sleep(1)


class Service:
    def load(self):
        time.sleep(1)


"""

HOPS = {
    "asyncio.to_thread": ("", "await asyncio.to_thread({})"),
    "run_in_executor": ("", "await asyncio.get_running_loop().run_in_executor(None, {})"),
    "run_in_executor of an unknown loop": ("", "await x.loop.run_in_executor(None, {})"),
    "executor": (
        "from concurrent.futures import ThreadPoolExecutor",
        "with ThreadPoolExecutor() as pool:\n        pool.submit({})",
    ),
    "executor of its module": (
        "from concurrent.futures.process import ProcessPoolExecutor",
        "with ProcessPoolExecutor() as pool:\n        pool.submit({})",
    ),
    "thread": ("import threading", "threading.Thread(target={}, daemon=True).start()"),
    "timer": ("from threading import Timer", "Timer(1, {}).start()"),
    "anyio": ("import anyio", "await anyio.to_thread.run_sync({})"),
    "anyio, its module": ("from anyio import to_thread", "await to_thread.run_sync({})"),
    "anyio, its function": ("from anyio.to_thread import run_sync", "await run_sync({})"),
    "anyio process": ("import anyio.to_process", "await anyio.to_process.run_sync({})"),
    "trio": ("import trio", "await trio.to_thread.run_sync({})"),
    "asyncer": ("from asyncer import asyncify", "await asyncify({})()"),
    "starlette": ("from starlette.concurrency import run_in_threadpool", "await run_in_threadpool({})"),
    "fastapi": ("from fastapi.concurrency import run_in_threadpool", "await run_in_threadpool({})"),
    "asgiref": ("from asgiref.sync import sync_to_async", "await sync_to_async({})()"),
    "asgiref with an option": (
        "from asgiref.sync import sync_to_async",
        "await sync_to_async({}, thread_sensitive=False)()",
    ),
    "channels": ("from channels.db import database_sync_to_async", "await database_sync_to_async({})()"),
    "litestar": ("from litestar.concurrency import sync_to_thread", "await sync_to_thread({})"),
    "nicegui": ("from nicegui import run", "await run.io_bound({})"),
    "nicegui process": ("from nicegui.run import cpu_bound", "await cpu_bound({})"),
    "tornado": ("from tornado.ioloop import IOLoop", "await IOLoop.current().run_in_executor(None, {})"),
    "twisted": ("from twisted.internet.threads import deferToThread", "await deferToThread({})"),
    "twisted reactor": ("from twisted.internet import reactor", "reactor.callInThread({})"),
    "home assistant": ("", "await x.hass.async_add_executor_job({})"),
    "home assistant, typed": (
        "from homeassistant.core import HomeAssistant",
        "hass: HomeAssistant = x\n    await hass.async_add_executor_job({})",
    ),
    "home assistant import": ("", "await x.hass.async_add_import_executor_job({})"),
    "prefect": (
        "from prefect.utilities.asyncutils import run_sync_in_worker_thread",
        "await run_sync_in_worker_thread({})",
    ),
    "aiofiles": ("import aiofiles.os", "await aiofiles.os.wrap({})()"),
    "aiofiles, its path": ("from aiofiles.ospath import wrap", "await wrap({})()"),
    "aiomisc": ("import aiomisc", "await aiomisc.run_in_executor({})"),
    "aiomisc thread": ("from aiomisc import run_in_new_thread", "await run_in_new_thread({})"),
    "aiomisc wrapper": ("from aiomisc import threaded", "await threaded({})()"),
    "chainlit": ("import chainlit", "await chainlit.make_async({})()"),
    "distributed": ("from distributed.utils import offload", "await offload({})"),
    "langchain": ("from langchain_core.runnables import run_in_executor", "await run_in_executor(None, {})"),
    "langchain config": (
        "from langchain_core.runnables.config import run_in_executor",
        "await run_in_executor(None, {})",
    ),
    "quart": ("from quart.utils import run_sync", "await run_sync({})()"),
    "scrapy": ("from scrapy.utils.asyncio import run_in_thread", "await run_in_thread({})"),
    "reflex": ("import reflex as rx", "await rx.run_in_thread({})"),
}

HANDED = (
    "helper",
    "Service().load",
    "lambda: time.sleep(1)",
    "lambda: helper()",
    "functools.partial(open, 'a')",
    "functools.partial(helper)",
    "nested",
    "x or helper",
    "x",
)


def app(imports: str, call: str, *, nested: bool = True) -> str:
    """A coroutine that makes one call."""
    inner = "    def nested():\n        helper()\n        time.sleep(1)\n\n" if nested else ""
    return f"{imports}\n{HEAD}async def main(x):\n{inner}    {call}\n"


@pytest.mark.parametrize(("imports", "call"), HOPS.values(), ids=HOPS)
def test_handed_to_a_thread(imports: str, call: str) -> None:
    for given in HANDED:
        found = findings(app(imports, call.format(given)), extend_select=("ASY150",))
        assert found == [], given


@pytest.mark.parametrize(("imports", "call"), HOPS.values(), ids=HOPS)
def test_called_on_the_way_to_a_thread(imports: str, call: str) -> None:
    source = app(imports, call.format("helper()"), nested=False)
    # That the function is called too early says more than that it blocks.
    assert {code for _, code in findings(source, extend_select=("ASY150",))} == {"ASY112"}


@pytest.mark.parametrize(("imports", "call"), HOPS.values(), ids=HOPS)
def test_handed_by_a_helper(imports: str, call: str) -> None:
    start = "await start(x)" if "await" in call else "start(x)"
    call = call.format("helper").replace("await ", "return ")
    source = f"{imports}\n{HEAD}def start(x):\n    {call}\n\n\nasync def main(x):\n    {start}\n"
    assert findings(source, extend_select=("ASY150",)) == []


OTHER_MODULE = """\
import asyncio

from helper import middle, wait


async def f():
    await asyncio.to_thread(middle)
    await asyncio.to_thread(lambda: wait())
    await asyncio.to_thread(wait())  # ASY112
    wait()  # ASY150
"""


def test_from_another_module(tmp_path: Path) -> None:
    files = {"helper.py": f"{WAIT}\n\ndef middle():\n    wait()\n", "app.py": OTHER_MODULE}
    check_marked(plant(tmp_path, files) / "app.py")


DECORATORS = {
    "from asgiref.sync import sync_to_async": "@sync_to_async",
    "import asgiref.sync": "@asgiref.sync.sync_to_async(thread_sensitive=True)",
    "from channels.db import database_sync_to_async": "@database_sync_to_async",
    "from tornado.concurrent import run_on_executor": "@run_on_executor",
    "import tornado.concurrent": "@tornado.concurrent.run_on_executor(executor='_pool')",
    "import aiomisc": "@aiomisc.threaded",
    "from aiomisc import threaded_separate": "@threaded_separate",
    "from unsync import unsync": "@unsync",
    "import quart.utils": "@quart.utils.run_sync",
    "from asyncer import asyncify": "@asyncify",
}


@pytest.mark.parametrize(("imports", "decorator"), DECORATORS.items(), ids=DECORATORS.values())
def test_decorators(imports: str, decorator: str) -> None:
    source = f"{imports}\n{HEAD}{decorator}\ndef load():\n    helper()\n    time.sleep(1)\n\n\n"
    source += f"class Store:\n    {decorator}\n    def load(self):\n        time.sleep(1)\n\n"
    source += "    async def run(self):\n        await self.load()\n        await load()\n        self.load()\n"
    assert findings(source, extend_select=("ASY150",)) == []


ENDPOINTS = """
import asyncio
import time

from fastapi import APIRouter, BackgroundTasks, Depends, FastAPI

app = FastAPI()
router = APIRouter()


def settings():
    time.sleep(1)
    return {}


def database():
    connection = settings()
    yield connection
    time.sleep(1)


@app.get("/")
def read(values=Depends(settings)):
    time.sleep(1)
    asyncio.run(later())
    return values


@router.post("/", dependencies=[Depends(database)])
def write(tasks: BackgroundTasks):
    tasks.add_task(settings)
    return read()


async def later():
    await asyncio.sleep(1)


@app.get("/async")
async def read_later(values=Depends(settings)):
    time.sleep(1)  # ASY151
    tasks = BackgroundTasks()
    tasks.add_task(settings)
    return read()  # ASY150 ASY227


@router.get("/other")
async def other():
    settings()  # ASY150
    write(None)  # ASY150 ASY227
    await read_later()
    read_later()  # ASY220
"""

STARLETTE = """
import time

from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.endpoints import HTTPEndpoint
from starlette.responses import JSONResponse
from starlette.routing import Route


def read(request):
    time.sleep(1)
    return JSONResponse({}, background=BackgroundTask(read, request))


class Page(HTTPEndpoint):
    def get(self, request):
        time.sleep(1)
        return read(request)

    async def post(self, request):
        return read(request)  # ASY150


app = Starlette(routes=[Route("/", read), Route("/page", Page)])
"""

LITESTAR = """
import time

from litestar import Litestar, get
from litestar.di import Provide


def settings() -> dict:
    time.sleep(1)
    return {}


@get("/", sync_to_thread=True, dependencies={"values": Provide(settings, sync_to_thread=True)})
def read(values: dict) -> dict:
    time.sleep(1)
    return settings()


@get("/async")
async def read_later() -> dict:
    return settings()  # ASY150


app = Litestar([read, read_later])
"""


@pytest.mark.parametrize("source", [ENDPOINTS, STARLETTE, LITESTAR], ids=["fastapi", "starlette", "litestar"])
def test_plain_endpoints_run_in_threads(source: str) -> None:
    check(source, marked(source), findings(source, extend_select=("ASY150",)))


def test_the_table_is_covered() -> None:
    told = " ".join((*map(" ".join, HOPS.values()), *DECORATORS, *DECORATORS.values()))
    packages = {name.partition(".")[0] for name in THREAD_HOPS} - {"_thread", "multiprocessing", "curio"}
    assert [name for name in sorted(packages) if name not in told] == []
