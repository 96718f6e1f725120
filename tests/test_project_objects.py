"""Objects that other modules of the project make, hold, inherit and hand out."""

from __future__ import annotations

from pathlib import Path

import pytest
from trees import app, check_marked, lint_one, plant

CLIENT = (
    "import contextlib\nimport functools\nimport time\n\n\nclass Client:\n    name: str\n\n    def fetch(self):\n"
    "        time.sleep(1)\n\n    def quiet(self):\n        return self\n\n    @classmethod\n    def make(cls):\n"
    "        return cls()\n"
)

OBJECTS = {
    "global": ("client = Client()\n", "from lib import client", "client.fetch()"),
    "global of a module": ("client = Client()\n", "import lib", "lib.client.fetch()"),
    "annotated global": ("client: 'Client | None' = None\n", "import lib", "lib.client.fetch()"),
    "result of a method": ("", "from lib import Client", "Client().quiet().fetch()"),
    "class method": ("", "from lib import Client", "Client.make().fetch()"),
    "factory": ("def make():\n    return Client()\n", "from lib import make", "make().fetch()"),
    "annotated factory": ("def make(x) -> Client:\n    return x\n", "import lib", "lib.make(x).fetch()"),
    "coroutine factory": ("async def make():\n    return Client()\n", "import lib", "(await lib.make()).fetch()"),
    "attribute": (
        "class Holder:\n    def __init__(self):\n        self.client = Client()\n",
        "from lib import Holder",
        "Holder().client.fetch()",
    ),
    "class attribute": ("class Holder:\n    client = Client()\n", "from lib import Holder", "Holder.client.fetch()"),
    "declared attribute": ("class Holder:\n    client: Client\n", "import lib", "lib.Holder().client.fetch()"),
    "property": (
        "class Holder:\n    @property\n    def client(self):\n        return Client()\n",
        "from lib import Holder",
        "Holder().client.fetch()",
    ),
    "cached property": (
        "class Holder:\n    @functools.cached_property\n    def client(self) -> Client:\n        return Client()\n",
        "from lib import Holder",
        "Holder().client.fetch()",
    ),
    "context manager": (
        "@contextlib.contextmanager\ndef opened():\n    yield Client()\n",
        "from lib import opened",
        "with opened() as c: c.fetch()",
    ),
    "class as context manager": (
        "class Opened:\n    def __enter__(self):\n        return Client()\n    def __exit__(self, *_): ...\n",
        "from lib import Opened",
        "with Opened() as c: c.fetch()",
    ),
    "elements": ("def clients():\n    return [Client()]\n", "import lib", "for c in lib.clients(): c.fetch()"),
    "union of one and None": (
        "def find(x) -> 'Client | None':\n    return None\n",
        "from lib import find",
        "find(x).fetch()",
    ),
    "inherited there": ("class Child(Client):\n    pass\n", "from lib import Child", "Child().fetch()"),
    "inherited here": ("", "from lib import Client\n\n\nclass Child(Client):\n    pass", "Child().fetch()"),
    "annotation": ("", "from lib import Client\n\n\ndef go(c: Client):\n    c.fetch()", "go(x)"),
    "annotation as text": ("", "import lib\n\n\ndef go(c: 'lib.Client'):\n    c.fetch()", "go(x)"),
    "annotation for the type checker": (
        "",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from lib import Client\n\n\ndef go(c: 'Client'):\n"
        "    c.fetch()",
        "go(x)",
    ),
    "attribute set in a base class": (
        "class Base:\n    def __init__(self):\n        self.client = Client()\n",
        "from lib import Base\n\n\nclass App(Base):\n    def go(self):\n        self.client.fetch()",
        "App().go()",
    ),
    "attribute declared in a base class": (
        "class Base:\n    client: Client\n",
        "from lib import Base\n\n\nclass App(Base):\n    def go(self):\n        self.client.fetch()",
        "App().go()",
    ),
    "super": (
        "",
        "from lib import Client\n\n\nclass App(Client):\n    def go(self):\n        super().fetch()",
        "App().go()",
    ),
    "constructor inherited": (
        "class Base:\n    def __init__(self):\n        time.sleep(1)\n",
        "from lib import Base\n\n\nclass App(Base):\n    pass",
        "App()",
    ),
}


@pytest.mark.parametrize(("more", "imports", "call"), OBJECTS.values(), ids=OBJECTS)
def test_blocking_objects(tmp_path: Path, more: str, imports: str, call: str) -> None:
    plant(tmp_path, {"lib.py": f"{CLIENT}\n\n{more}", "app.py": app(imports, call)})
    check_marked(tmp_path / "app.py")


@pytest.mark.parametrize(("more", "imports", "call"), OBJECTS.values(), ids=OBJECTS)
def test_quiet_objects(tmp_path: Path, more: str, imports: str, call: str) -> None:
    """The same without anything that blocks."""
    text = f"{CLIENT}\n\n{more}".replace("time.sleep(1)", "pass")
    plant(tmp_path, {"lib.py": text, "app.py": app(imports, call, silent=True)})
    assert lint_one(tmp_path / "app.py") == []


LIBRARY_OBJECTS = {
    "global": ("session = requests.Session()\n", "import lib", "lib.session.get('a', timeout=1)"),
    "imported global": ("session = requests.Session()\n", "from lib import session as s", "s.get('a', timeout=1)"),
    "factory": ("def make():\n    return requests.Session()\n", "import lib", "lib.make().get('a', timeout=1)"),
    "re-export": ("", "from lib import requests", "requests.get('a', timeout=1)"),
    "own name for it": ("fetch = requests.get\n", "from lib import fetch", "fetch('a', timeout=1)"),
    "base class of an installed package": (
        "class Client(requests.Session):\n    pass\n",
        "from lib import Client",
        "Client().get('a', timeout=1)",
    ),
}


@pytest.mark.parametrize(("text", "imports", "call"), LIBRARY_OBJECTS.values(), ids=LIBRARY_OBJECTS)
def test_objects_of_libraries_from_another_module(tmp_path: Path, text: str, imports: str, call: str) -> None:
    plant(tmp_path, {"lib.py": f"import requests\n\n{text}", "app.py": app(imports, call, silent=True)})
    assert lint_one(tmp_path / "app.py") == [(app(imports).count("\n"), "ASY152")]
