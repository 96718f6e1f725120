"""Types that other modules of the project name: aliases, `Self`, type variables, protocols."""

from __future__ import annotations

from pathlib import Path

import pytest
from trees import check_marked, lint_one, plant

LIB = (
    "import enum\nimport typing as t\nimport httpx\nimport time\n"
    "from pathlib import Path\nfrom requests import Session\n"
    "from typing import Generic, NewType, Protocol, TypeVar, Union\nfrom typing_extensions import Self\n"
)
BASE = "class Base:\n    def __init__(self):\n        self.session = Session()\n"
GET = ".get('a', timeout=1)"

FOUND = {
    "alias": ("Client = Session\n", "import lib\n\n\nasync def g(s: lib.Client):", f"s{GET}"),
    "alias of a union": ("Client = Union[Session, None]\n", "import lib\n\n\nasync def g(s: lib.Client):", f"s{GET}"),
    "imported alias of a union": (
        "Client = t.Optional[Session]\n",
        "from lib import Client\n\n\nasync def g(s: Client):",
        f"s{GET}",
    ),
    "declared alias": (
        "Client: t.TypeAlias = 'Session | None'\n",
        "from lib import Client\n\n\nasync def g(s: Client):",
        f"s{GET}",
    ),
    "alias of a list": (
        "Clients = list[Session]\n",
        "from lib import Clients\n\n\nasync def g(ss: Clients):",
        f"for s in ss: s{GET}",
    ),
    "alias in a parameter elsewhere": (
        "Client = t.Union[Session, None]\nclass App:\n    def __init__(self, s: Client):\n        self.s = s\n",
        "from lib import App\n\n\nasync def g(x):",
        f"App(x).s{GET}",
    ),
    "new type": (
        "Client = NewType('Client', Session)\n",
        "from lib import Client\n\n\nasync def g(s: Client):",
        f"s{GET}",
    ),
    "made of a new type": (
        "Client = NewType('Client', Session)\n",
        "from lib import Client\n\n\nasync def g(x):",
        f"Client(x){GET}",
    ),
    "Self": (
        f"{BASE}    def opened(self, x) -> Self:\n        return x\n",
        "from lib import Base\n\n\nasync def g(x):",
        f"Base().opened(x).session{GET}",
    ),
    "Self as text": (
        f"{BASE}    def opened(self, x) -> 't.Self':\n        return x\n",
        "from lib import Base\n\n\nasync def g(x):",
        f"Base().opened(x).session{GET}",
    ),
    "Self of a class method": (
        f"{BASE}    @classmethod\n    def make(cls, x) -> Self:\n        return x\n",
        "from lib import Base\n\n\nasync def g(x):",
        f"Base.make(x).session{GET}",
    ),
    "Self of a coroutine": (
        f"{BASE}    async def opened(self, x) -> Self:\n        return x\n",
        "from lib import Base\n\n\nasync def g(x):",
        f"(await Base().opened(x)).session{GET}",
    ),
    "Self of a subclass": (
        "class Base:\n    def opened(self, x) -> Self:\n        return x\n"
        "class Child(Base):\n    session = Session()\n",
        "from lib import Child\n\n\nasync def g(x):",
        f"Child().opened(x).session{GET}",
    ),
    "Self on entering": (
        "class Base:\n    async def __aenter__(self) -> Self:\n        return self\n"
        "    async def __aexit__(self, *_): ...\nclass Child(Base):\n    session = Session()\n",
        "from lib import Child\n\n\nasync def g(x):",
        f"async with Child() as c: c.session{GET}",
    ),
    "itself of a subclass": (
        "class Base:\n    def opened(self):\n        return self\nclass Child(Base):\n    session = Session()\n",
        "from lib import Child\n\n\nasync def g(x):",
        f"Child().opened().session{GET}",
    ),
    "type variable for self": (
        "T = TypeVar('T', bound='Base')\nclass Base:\n    def opened(self: T, x) -> T:\n        return x\n"
        "class Child(Base):\n    session = Session()\n",
        "from lib import Child\n\n\nasync def g(x):",
        f"Child().opened(x).session{GET}",
    ),
    "class made by a class method of its base": (
        "class Base:\n    @classmethod\n    def make(cls):\n        return cls()\n"
        "class Child(Base):\n    session = Session()\n",
        "from lib import Child\n\n\nasync def g(x):",
        f"Child.make().session{GET}",
    ),
    "generic base": (
        "T = TypeVar('T')\nclass Base(Generic[T]):\n    session = Session()\nclass Child(Base[int]):\n    pass\n",
        "from lib import Child\n\n\nasync def g(x):",
        f"Child().session{GET}",
    ),
    "generic class in an annotation": (
        "T = TypeVar('T')\nclass Base(Generic[T]):\n    session = Session()\n",
        "from lib import Base\n\n\nasync def g(b: 'Base[int]'):",
        f"b.session{GET}",
    ),
    "class that a protocol is a base of": (
        "class Has(Protocol):\n    def go(self): ...\nclass Real(Has):\n    session = Session()\n",
        "from lib import Real\n\n\nasync def g(x):",
        f"Real().session{GET}",
    ),
    "type of a class": (
        f"{BASE}",
        "from lib import Base\n\n\nasync def g(kind: type[Base]):",
        f"kind().session{GET}",
    ),
    "value of an annotated callable": (
        "class App:\n    make: t.Callable[[], Session]\n",
        "from lib import App\n\n\nasync def g(a: App):",
        f"a.make(){GET}",
    ),
    "annotated awaitable": (
        "class App:\n    task: t.Awaitable[Session]\n",
        "from lib import App\n\n\nasync def g(a: App):",
        f"(await a.task){GET}",
    ),
    "method of an enum member": (
        "class Kind(enum.Enum):\n    A = 1\n    def session(self):\n        return Session()\n",
        "from lib import Kind\n\n\nasync def g(x):",
        f"Kind.A.session(){GET}",
    ),
}

SILENT = {
    "protocol": (
        "class Client(Protocol):\n    def get(self, url): ...\n",
        "from lib import Client\n\n\nasync def g(s: Client):",
        "s.get('a')",
    ),
    "protocol with a body": (
        "class Client(Protocol):\n    def get(self, url):\n        time.sleep(1)\n",
        "from lib import Client\n\n\nasync def g(s: Client):",
        "s.get('a')",
    ),
    "type variable": (
        "T = TypeVar('T')\ndef same(x: T) -> T:\n    return x\n",
        "from lib import same\n\n\nasync def g(x):",
        f"same(x){GET}",
    ),
    "type variable that both kinds fit": (
        "T = TypeVar('T', Session, httpx.AsyncClient)\ndef same(x: T) -> T:\n    return x\n",
        "from lib import same\n\n\nasync def g(x):",
        f"await same(x){GET}",
    ),
    "alias of both kinds": (
        "Client = Union[Session, httpx.AsyncClient]\n",
        "from lib import Client\n\n\nasync def g(s: Client):",
        f"s{GET}",
    ),
    "new type of the async twin": (
        "Client = NewType('Client', httpx.AsyncClient)\n",
        "from lib import Client\n\n\nasync def g(s: Client):",
        f"await s{GET}",
    ),
    "Self of a subclass with another attribute": (
        "class Base:\n    session = Session()\n    def opened(self, x) -> Self:\n        return x\n"
        "class Child(Base):\n    session = httpx.AsyncClient()\n",
        "from lib import Child\n\n\nasync def g(x):",
        f"await Child().opened(x).session{GET}",
    ),
    "itself of a subclass whose method does not block": (
        "class Base:\n    def opened(self):\n        return self\n    def wait(self):\n        time.sleep(1)\n"
        "class Child(Base):\n    def wait(self):\n        pass\n",
        "from lib import Child\n\n\nasync def g(x):",
        "Child().opened().wait()",
    ),
    "subclass made by a class method of its base": (
        "class Base:\n    @classmethod\n    def make(cls):\n        return cls()\n"
        "    def wait(self):\n        time.sleep(1)\n"
        "class Child(Base):\n    def wait(self):\n        pass\n",
        "from lib import Child\n\n\nasync def g(x):",
        "Child.make().wait()",
    ),
    "subclass entered by its base": (
        "class Base:\n    def __enter__(self):\n        return self\n    def __exit__(self, *_): ...\n"
        "    def wait(self):\n        time.sleep(1)\nclass Child(Base):\n    def wait(self):\n        pass\n",
        "from lib import Child\n\n\nasync def g(x):",
        "with Child() as c: c.wait()",
    ),
    "type variable of a container": (
        "T = TypeVar('T')\nclass Box(Generic[T]):\n    value: T\n",
        "from lib import Box\n\n\nasync def g(b: 'Box[int]'):",
        f"b.value{GET}",
    ),
    "module with __getattr__": (
        "def __getattr__(name):\n    return name\n",
        "import lib\n\n\nasync def g(x):",
        f"lib.session{GET}",
    ),
    "member of an enum of functions": (
        "class Kind(enum.Enum):\n    nap = Session\n",
        "from lib import Kind\n\n\nasync def g(x):",
        f"Kind.nap{GET}",
    ),
    "value of an enum": (
        "class Kind(str, enum.Enum):\n    a = 'a'\n",
        "from lib import Kind\n\n\nasync def g(x):",
        f"Kind.a.value{GET}",
    ),
    "class of the same name in another module": (
        "class Base:\n    session = None\n",
        "from requests import Session as _S\nfrom lib import Base\n\n\nasync def g(b: Base):",
        f"b.session{GET}",
    ),
}


@pytest.mark.parametrize(("more", "head", "call"), FOUND.values(), ids=FOUND)
def test_found(tmp_path: Path, more: str, head: str, call: str) -> None:
    plant(tmp_path, {"lib.py": LIB + more, "app.py": f"{head}\n    {call}  # ASY152\n"})
    check_marked(tmp_path / "app.py")


@pytest.mark.parametrize(("more", "head", "call"), SILENT.values(), ids=SILENT)
def test_silent(tmp_path: Path, more: str, head: str, call: str) -> None:
    plant(tmp_path, {"lib.py": LIB + more, "app.py": f"{head}\n    {call}\n"})
    assert lint_one(tmp_path / "app.py") == []
