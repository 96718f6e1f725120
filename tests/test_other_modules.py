"""Rules about coroutines and plain functions that other modules of the project define."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from trees import check_marked, plant

CLIENT = """\
import asyncio
import functools


async def fetch(url):
    await asyncio.sleep(1)
    return url


def later(url):
    return fetch(url)


def twice(function):
    @functools.wraps(function)
    def call(*arguments):
        return function(*arguments) or function(*arguments)
    return call


@twice
async def decorated():
    await asyncio.sleep(1)


def plain():
    return 1


def nothing():
    print("done")


def made():
    return asyncio.ensure_future(fetch("a"))


short = functools.partial(fetch, "https://example.org")
again = fetch


class Base:
    async def get(self, url):
        await asyncio.sleep(1)

    def count(self):
        return 1

    def hook(self):
        raise NotImplementedError


class Client(Base):
    async def ready(self):
        await asyncio.sleep(0)
        return True

    @classmethod
    async def connect(cls):
        await asyncio.sleep(0)
        return cls()

    @staticmethod
    async def ping():
        await asyncio.sleep(0)

    @property
    def fetcher(self):
        return self.ready

    @property
    def other(self):
        return Client()

    def size(self):
        return 2


client = Client()
"""

FILES = {"pkg/__init__.py": "from .client import Client as Public, fetch as public_fetch\n", "pkg/client.py": CLIENT}


def app(body: str, imports: str = "from pkg.client import *\nfrom pkg import client as module") -> str:
    """A file that imports from the package, with statements in a coroutine."""
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    return f"import asyncio\nimport functools\n{imports}\n\n\nasync def main(x, loop):\n{lines}"


def verify(folder: Path, source: str, files: Mapping[str, str] = FILES, **options: object) -> None:
    """The file reports what it marks."""
    plant(folder, {**files, "pkg/app.py": source})
    check_marked(folder / "pkg" / "app.py", **options)


DROPPED = {
    "function": ("from pkg.client import fetch", "fetch('a')"),
    "other name": ("from pkg.client import fetch as get", "get('a')"),
    "through its module": ("from pkg import client", "client.fetch('a')"),
    "through its package": ("import pkg.client", "pkg.client.fetch('a')"),
    "relative": ("from .client import fetch", "fetch('a')"),
    "re-export": ("from pkg import public_fetch", "public_fetch('a')"),
    "star": ("from .client import *", "fetch('a')"),
    "plain function that returns a coroutine": ("from .client import later", "later('a')"),
    "partial": ("from .client import short", "short()"),
    "partial here": ("from .client import fetch", "functools.partial(fetch, 'a')()"),
    "alias": ("from .client import again", "again('a')"),
    "method": ("from .client import Client", "Client().ready()"),
    "method of a name": ("from .client import Client", "c = Client()\nc.ready()"),
    "inherited method": ("from .client import Client", "Client().get('a')"),
    "re-exported class": ("from pkg import Public", "Public().get('a')"),
    "classmethod": ("from .client import Client", "Client.connect()"),
    "staticmethod": ("from .client import Client", "Client.ping()"),
    "method of a property": ("from .client import Client", "Client().other.ready()"),
    "property that gives a method": ("from .client import Client", "Client().fetcher()"),
    "instance of a module": ("from .client import client", "client.ready()"),
    "instance through its module": ("from . import client", "client.client.ready()"),
    "what a coroutine gives": ("from .client import Client", "c = await Client.connect()\nc.ready()"),
    "import in the function": ("", "from pkg.client import fetch\nfetch('a')"),
    "alternatives": (
        "try:\n    from pkg.client import fetch\nexcept ImportError:\n    from pkg.client import again as fetch",
        "fetch('a')",
    ),
    "isinstance": ("from .client import Client", "c: Client = x\nc.ready()"),
}


@pytest.mark.parametrize(("imports", "body"), DROPPED.values(), ids=DROPPED)
def test_dropped(tmp_path: Path, imports: str, body: str) -> None:
    verify(tmp_path, app(f"{body}  # ASY220", imports))


@pytest.mark.parametrize(("imports", "body"), DROPPED.values(), ids=DROPPED)
def test_bound_and_never_read(tmp_path: Path, imports: str, body: str) -> None:
    *before, last = body.splitlines()
    verify(tmp_path, app("\n".join((*before, f"lost = {last}  # ASY220")), imports))


@pytest.mark.parametrize(("imports", "body"), DROPPED.values(), ids=DROPPED)
def test_used_as_a_value(tmp_path: Path, imports: str, body: str) -> None:
    *before, last = body.splitlines()
    uses = (f"if {last}:  # ASY221", "    pass", f"print({last})  # ASY221", f"y = {last} == 1  # ASY221")
    verify(tmp_path, app("\n".join((*before, *uses)), imports))


@pytest.mark.parametrize(("imports", "body"), DROPPED.values(), ids=DROPPED)
def test_awaited_or_handed_on(tmp_path: Path, imports: str, body: str) -> None:
    *before, last = body.splitlines()
    uses = (f"await {last}", f"await asyncio.gather({last})", f"x({last})", f"return {last}")
    verify(tmp_path, app("\n".join((*before, *uses)), imports))


METHODS = """\
from .client import Client, client as shared


class Service:
    def __init__(self, client: Client, other):
        self._client = Client()
        self._given = client
        self._other = other
        self._shared = shared

    async def run(self):
        self._client.ready()  # ASY220
        self._given.get("a")  # ASY220
        self._shared.get("a")  # ASY220
        self._other.ready()
        if self._client.ready():  # ASY221
            await self._client.ready()
        await self._client.size()  # ASY229
        await self._other.size()


class Child(Client):
    async def run(self):
        self.ready()  # ASY220
        self.get("a")  # ASY220
        super().get("a")  # ASY220
        await self.size()  # ASY229
        await self.count()  # ASY229
        await self.hook()
        Child.connect()  # ASY220

    def start(self):
        self.ready()  # ASY220
"""


def test_methods(tmp_path: Path) -> None:
    verify(tmp_path, METHODS)


SILENT = {
    "decorated": "decorated()",
    "plain": "plain()",
    "future": "made()",
    "parameter hides it": "fetch = x\nfetch('a')",
    "loop": "for fetch in x:\n    fetch('a')",
    "unknown attribute": "client.unknown()",
    "stub": "await Client().hook()",
    "not called": "fetch",
    "await of a coroutine": "await later('a')",
    "await of a future": "await made()",
    "await of a decorated one": "await decorated()",
    "await of a member of something unknown": "await x.plain()",
}


@pytest.mark.parametrize("body", SILENT.values(), ids=SILENT)
def test_silent(tmp_path: Path, body: str) -> None:
    verify(tmp_path, app(body, "from pkg.client import Client, client, decorated, fetch, later, made, plain"))


PLAIN = {
    "function": ("from pkg.client import plain", "plain()"),
    "nothing": ("from .client import nothing", "nothing()"),
    "through its module": ("from . import client", "client.plain()"),
    "method": ("from .client import Client", "Client().size()"),
    "inherited": ("from .client import Client", "Client().count()"),
    "instance of a module": ("from .client import client", "client.size()"),
    "re-exported class": ("from pkg import Public", "Public().size()"),
}


@pytest.mark.parametrize(("imports", "call"), PLAIN.values(), ids=PLAIN)
def test_await_on_plain(tmp_path: Path, imports: str, call: str) -> None:
    verify(tmp_path, app(f"await {call}  # ASY229", imports))


def test_each_question_has_its_own_budget(tmp_path: Path) -> None:
    numbers = range(300)
    files = {**FILES, "pkg/many.py": "\n".join(f"def f{number}():\n    return {number}\n" for number in numbers)}
    verify(
        tmp_path,
        app("\n".join(f"await many.f{number}()  # ASY229" for number in numbers), "from pkg import many"),
        files,
    )


HANDED = """\
import asyncio
import functools

from . import client
from .client import Client, again, decorated, fetch, later, plain, short


async def main(loop: asyncio.AbstractEventLoop, x):
    await asyncio.to_thread(fetch, "a")  # ASY210
    await asyncio.to_thread(client.fetch, "a")  # ASY210
    await asyncio.to_thread(again, "a")  # ASY210
    await asyncio.to_thread(Client().ready)  # ASY210
    await asyncio.to_thread(Client().get, "a")  # ASY210
    await asyncio.to_thread(client.client.get, "a")  # ASY210
    await loop.run_in_executor(None, Client.connect)  # ASY210
    await loop.run_in_executor(None, functools.partial(fetch, "a"))  # ASY210
    await loop.run_in_executor(None, short)  # ASY210
    await asyncio.to_thread(plain)
    await asyncio.to_thread(decorated)
    await asyncio.to_thread(Client().size)
    await asyncio.to_thread(x.fetch)
    await asyncio.gather(fetch)  # ASY284
    await asyncio.gather(fetch("a"), Client().ready)  # ASY284
    await asyncio.wait_for(client.client.ready, 1)  # ASY284
    await asyncio.gather(fetch("a"), Client().ready())
    await asyncio.gather(decorated, x.fetch)


asyncio.run(client.fetch)  # ASY284
asyncio.run(Client.ping)  # ASY284
asyncio.run(Client.ping())
"""


def test_handed_over(tmp_path: Path) -> None:
    verify(tmp_path, HANDED)


ANYIO = """\
import anyio
import trio

from .client import Client, fetch


async def main():
    async with anyio.create_task_group() as group:
        group.start_soon(fetch("a"))  # ASY284
        group.start_soon(Client().get("a"))  # ASY284
        group.start_soon(fetch, "a")


anyio.run(Client.ping())  # ASY284
trio.run(Client.ping)
"""


def test_handed_over_to_anyio(tmp_path: Path) -> None:
    verify(tmp_path, ANYIO)


OVERRIDES = """\
import asyncio
import unittest.mock
from typing import overload

from .client import Base


class Quiet(Base):
    def get(self, url):
        return 1

    async def count(self):
        await asyncio.sleep(1)


class Loud(Base):
    async def run(self):
        self.get("a")  # ASY220
        await self.count()  # ASY229


class Parent:
    async def get(self):
        await asyncio.sleep(1)

    async def other(self):
        await asyncio.sleep(1)

    def size(self):
        return 1

    def run(self):
        self.get()
        self.other()  # ASY220
        if self.get():
            pass

    async def wait(self):
        await self.size()
        await asyncio.to_thread(self.get)


class Child(Parent):
    def get(self):
        return super().get()

    async def size(self):
        return super().size()


async def unclear(base: Base, parent: Parent):
    base.get("a")
    parent.get()
    await base.count()
    await parent.size()
"""


def test_overrides(tmp_path: Path) -> None:
    verify(tmp_path, OVERRIDES)


REPLACED = """\
from unittest import mock

from . import client
from .client import Client


async def test_assigned():
    c = Client()
    c.size = mock.AsyncMock()
    await c.size()


async def test_patched():
    with mock.patch.object(Client, "count", new=mock.AsyncMock()):
        await Client().count()


async def test_by_name(monkeypatch, fake):
    monkeypatch.setattr("pkg.client.plain", fake)
    await client.plain()
    await client.nothing()  # ASY229
"""


def test_replaced_members_may_be_anything(tmp_path: Path) -> None:
    verify(tmp_path, REPLACED)


CONDITIONAL = {
    "defined twice": "if sys.platform == 'win32':\n    def f():\n        return 1\n"
    "else:\n    async def f():\n        return 1\n",
    "only declared": "def f(): ...\n",
    "overloaded": "from typing import overload\n@overload\ndef f(x: int) -> int: ...\n@overload\nasync def f(x): ...\n"
    "def f(x=1):\n    return wait(x)\n",
    "replaced": "def f():\n    return 1\nf = wrap(f)\n",
    "for type checkers": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    def f() -> int: ...\n"
    "else:\n    from elsewhere import f\n",
    "unknown import first": "def f():\n    return 1\ntry:\n    from elsewhere import f\n"
    "except ImportError:\n    pass\n",
    "annotated": "def f() -> int:\n    return unknown()\n",
    "object": "def f():\n    return Thing()\nclass Thing:\n    def __await__(self):\n        yield\n",
    "unknown": "def f():\n    return g()\n",
    "may be a coroutine": "import asyncio\ndef f(x=1):\n    if x:\n        return None\n    return asyncio.sleep(1)\n",
}


@pytest.mark.parametrize("source", CONDITIONAL.values(), ids=CONDITIONAL)
def test_unsure_whether_it_can_be_awaited(tmp_path: Path, source: str) -> None:
    files = {
        "helper.py": f"import sys\n{source}",
        "app.py": "from helper import f\n\n\nasync def g():\n    await f()\n",
    }
    check_marked(plant(tmp_path, files) / "app.py")


@pytest.mark.parametrize("name", [name for name in CONDITIONAL if name != "may be a coroutine"])
def test_unsure_whether_it_must_be_awaited(tmp_path: Path, name: str) -> None:
    app = "from helper import f\n\n\nasync def g():\n    f()\n"
    files = {"helper.py": f"import sys\n{CONDITIONAL[name]}", "app.py": app}
    check_marked(plant(tmp_path, files) / "app.py")


def test_two_steps_away(tmp_path: Path) -> None:
    files = {
        "core/base.py": "class Base:\n    async def close(self):\n        return await wait()\n\n    def name(self):\n"
        "        return 'a'\n",
        "core/__init__.py": "from .base import Base\n",
        "middle.py": "import core\n\n\nclass Middle(core.Base):\n    pass\n",
        "app.py": "from middle import Middle\n\n\nclass Last(Middle):\n    def stop(self):\n"
        "        self.close()  # ASY220\n"
        "\n    async def f(self):\n        await self.name()  # ASY229\n",
    }
    check_marked(plant(tmp_path, files) / "app.py")


ALTERNATIVES = """\
from typing import Optional, Union


class Sync:
    def update(self) -> None:
        print("a")


class Async:
    async def update(self) -> None:
        await wait()


def get_client(sync=False) -> Union[Sync, Async]:
    return Sync() if sync else Async()


def perhaps(flag) -> Optional[Async]:
    return Async() if flag else None
"""


def test_one_of_two_clients_is_plain(tmp_path: Path) -> None:
    app = "from clients import get_client, perhaps\n\n\nasync def f(x):\n    get_client(x).update()\n"
    app += (
        "    client = get_client()\n    client.update()\n    await client.update()\n    perhaps(x).update()  # ASY220\n"
    )
    check_marked(plant(tmp_path, {"clients.py": ALTERNATIVES, "app.py": app}) / "app.py")


ASKED = """\
import asyncio
import inspect

from .client import Client, fetch


class Both(Client):
    def run(self, loop):
        if inspect.iscoroutinefunction(self.ready):
            loop.run_until_complete(self.ready())
        else:
            self.ready()
        if loop:
            self.ready()  # ASY220
        made = fetch("a") if asyncio.iscoroutinefunction(fetch) else bool(fetch("a"))
        return made
"""


def test_code_that_asks_which_kind_it_has(tmp_path: Path) -> None:
    # Newer Pythons have a successor of `asyncio.iscoroutinefunction()`, which ASY425 names.
    verify(tmp_path, ASKED, asy_target_version="3.10")


NAMESAKES = {
    "pkg/__init__.py": "",
    "pkg/one.py": (
        "async def total(rows):\n    return sum(rows)\n\n\n"
        "class One:\n    async def expire(self):\n        return 1\n\n"
        "    async def own(self):  # ASY424\n        return 2\n"
    ),
    "pkg/deep/__init__.py": "",
    "pkg/deep/two.py": "class Two:\n    async def expire(self):\n        await self.close()\n",
    "pkg/three.py": "if True:\n    async  def total(rows):\n        await rows()\n",
    "other/four.py": "async def own():\n    await own()\n",
    "alone.py": "async def total(rows):  # ASY424\n    return sum(rows)\n",
}


@pytest.mark.parametrize("name", ["pkg/one.py", "pkg/deep/two.py", "pkg/three.py", "other/four.py", "alone.py"])
def test_names_that_other_modules_of_the_package_have_too(tmp_path: Path, name: str) -> None:
    check_marked(plant(tmp_path, NAMESAKES) / name, extend_select=("ASY150", "ASY424"))
