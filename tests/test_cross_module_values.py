"""Objects of libraries that other modules of the project make, keep and hand over."""

from __future__ import annotations

from pathlib import Path

import pytest
from trees import check_marked, lint_one, plant

LIB = (
    "import contextlib\nimport dataclasses\nimport enum\nimport functools\nimport typing\n"
    "import httpx\nimport requests\nfrom pathlib import Path\nfrom requests import Session\n\n"
)
GET = ".get('a', timeout=1)"

FOUND = {
    # kept in globals
    "global set by a function": (
        "session: Session = None\ndef start():\n    global session\n    session = Session()\n",
        "import lib",
        f"lib.session{GET}",
    ),
    "global that starts as None": (
        "session = None\ndef start():\n    global session\n    session = requests.session()\n",
        "from lib import session",
        f"session{GET}",
    ),
    "global behind a function": (
        "_s = None\ndef current():\n    global _s\n    if _s is None:\n        _s = Session()\n    return _s\n",
        "from lib import current",
        f"current(){GET}",
    ),
    "global made in either branch": (
        "if bool(__file__):\n    session = requests.session()\nelse:\n    session = requests.Session()\n",
        "from lib import session",
        f"session{GET}",
    ),
    "attribute of a global": (
        "class State:\n    def __init__(self):\n        self.session = Session()\nstate = State()\n",
        "from lib import state",
        f"state.session{GET}",
    ),
    # classes
    "attribute of a base class": (
        "class Base:\n    def __init__(self):\n        self.session = Session()\n",
        "from lib import Base\n\n\nclass App(Base):\n    pass",
        f"App().session{GET}",
    ),
    "attribute set later": (
        "class Base:\n    session = None\n    def start(self):\n        self.session = Session()\n",
        "from lib import Base",
        f"Base().session{GET}",
    ),
    "attribute from an annotated parameter": (
        "class Base:\n    def __init__(self, session: Session):\n        self.session = session\n",
        "from lib import Base",
        f"Base(x).session{GET}",
    ),
    "property with or": (
        "class Base:\n    _s = None\n    @property\n    def session(self):\n"
        "        self._s = self._s or Session()\n        return self._s\n",
        "from lib import Base",
        f"Base().session{GET}",
    ),
    "lazy property": (
        "class Base:\n    _s = None\n    @property\n    def session(self):\n        if self._s is None:\n"
        "            self._s = Session()\n        return self._s\n",
        "from lib import Base",
        f"Base().session{GET}",
    ),
    "cached property": (
        "class Base:\n    @functools.cached_property\n    def session(self):\n        return Session()\n",
        "from lib import Base",
        f"Base().session{GET}",
    ),
    "property of a subclass": (
        "class Base:\n    @property\n    def session(self):\n        return httpx.AsyncClient()\n"
        "class Child(Base):\n    @property\n    def session(self):\n        return Session()\n",
        "from lib import Child",
        f"Child().session{GET}",
    ),
    "dataclass field": (
        "@dataclasses.dataclass\nclass State:\n    session: Session\n",
        "from lib import State",
        f"State(x).session{GET}",
    ),
    "dataclass field with a factory": (
        "@dataclasses.dataclass\nclass State:\n    session: Session = dataclasses.field(default_factory=Session)\n",
        "from lib import State",
        f"State().session{GET}",
    ),
    "optional dataclass field": (
        "@dataclasses.dataclass\nclass State:\n    session: typing.Optional[Session] = None\n",
        "from lib import State",
        f"State(x).session{GET}",
    ),
    "named tuple field": (
        "class State(typing.NamedTuple):\n    name: str\n    session: Session\n",
        "from lib import State",
        f"State('a', x).session{GET}",
    ),
    "class method of a subclass": (
        "class Base:\n    def __init__(self):\n        self.session = Session()\n"
        "    @classmethod\n    def make(cls):\n        return cls()\n",
        "from lib import Base\n\n\nclass App(Base):\n    pass",
        f"App.make().session{GET}",
    ),
    "singleton": (
        "class Base:\n    _it = None\n    @classmethod\n    def it(cls):\n        if cls._it is None:\n"
        "            cls._it = cls()\n        return cls._it\n    def __init__(self):\n"
        "        self.session = Session()\n",
        "from lib import Base",
        f"Base.it().session{GET}",
    ),
    "instance kept in the class": (
        "class Base:\n    it: 'Base'\n    session = Session()\n",
        "from lib import Base",
        f"Base.it.session{GET}",
    ),
    "chain of holders": (
        "class A:\n    def __init__(self):\n        self.session = Session()\n"
        "class B:\n    def __init__(self, a: A):\n        self.a = a\n",
        "from lib import A, B",
        f"B(A()).a.session{GET}",
    ),
    # functions
    "factory with a default": (
        "def make(session: Session | None = None):\n    return session or Session()\n",
        "from lib import make",
        f"make(){GET}",
    ),
    "factory that builds step by step": (
        "def make():\n    s = Session()\n    s.headers.update({})\n    return s\n",
        "from lib import make",
        f"make(){GET}",
    ),
    "pair": ("def make():\n    return Session(), 1\n", "from lib import make", f"make()[0]{GET}"),
    "partial": ("get = functools.partial(requests.get, timeout=1)\n", "from lib import get", "get('a')"),
    "partial made in place": (
        "def make():\n    return functools.partial(requests.get, timeout=1)\n",
        "import lib",
        "lib.make()('a')",
    ),
    "method kept by name": ("session = Session()\nget = session.get\n", "from lib import get", "get('a', timeout=1)"),
    "memoised factory": (
        "@functools.lru_cache(maxsize=None)\ndef make():\n    return Session()\n",
        "from lib import make",
        f"make(){GET}",
    ),
    # context managers
    "context manager": (
        "@contextlib.contextmanager\ndef opened():\n    with Session() as s:\n        yield s\n",
        "from lib import opened",
        f"with opened() as s: s{GET}",
    ),
    "annotated context manager": (
        "@contextlib.contextmanager\ndef opened(x) -> typing.Iterator[Session]:\n    yield x\n",
        "from lib import opened",
        f"with opened(x) as s: s{GET}",
    ),
    "async context manager": (
        "@contextlib.asynccontextmanager\nasync def opened():\n    yield Session()\n",
        "from lib import opened",
        f"async with opened() as s: s{GET}",
    ),
    "annotated async context manager": (
        "@contextlib.asynccontextmanager\nasync def opened(x) -> typing.AsyncIterator[Session]:\n    yield x\n",
        "from lib import opened",
        f"async with opened(x) as s: s{GET}",
    ),
    "async context manager class": (
        "class Opened:\n    async def __aenter__(self):\n        return Session()\n"
        "    async def __aexit__(self, *_): ...\n",
        "from lib import Opened",
        f"async with Opened() as s: s{GET}",
    ),
    "context manager that gives itself": (
        "class Opened:\n    def __init__(self):\n        self.session = Session()\n"
        "    async def __aenter__(self):\n        return self\n    async def __aexit__(self, *_): ...\n",
        "from lib import Opened",
        f"async with Opened() as o: o.session{GET}",
    ),
    "context manager method": (
        "class Pool:\n    @contextlib.contextmanager\n    def one(self):\n        yield Session()\n",
        "from lib import Pool",
        f"with Pool().one() as s: s{GET}",
    ),
    "context manager of a base class": (
        "class Base:\n    def __enter__(self):\n        return self\n    def __exit__(self, *_): ...\n"
        "class Child(Base):\n    session = Session()\n",
        "from lib import Child",
        f"with Child() as c: c.session{GET}",
    ),
    "async generator": (
        "async def all_of():\n    yield Session()\n",
        "from lib import all_of",
        f"async for s in all_of(): s{GET}",
    ),
    # collections
    "elements of a list": ("sessions = [Session()]\n", "from lib import sessions", f"for s in sessions: s{GET}"),
    "element of a list": ("sessions = [Session()]\n", "from lib import sessions", f"sessions[0]{GET}"),
    "any element of an annotated list": (
        "sessions: list[Session] = []\n",
        "from lib import sessions",
        f"sessions[x]{GET}",
    ),
    "elements of an annotated list": (
        "sessions: list[Session] = []\n",
        "from lib import sessions",
        f"for s in sessions: s{GET}",
    ),
    "values of an annotated dict": (
        "sessions: dict[str, Session] = {}\n",
        "from lib import sessions",
        f"for s in sessions.values(): s{GET}",
    ),
    "items of an annotated dict": (
        "sessions: typing.Dict[str, Session] = {}\n",
        "from lib import sessions",
        f"for k, s in sessions.items(): s{GET}",
    ),
    "an item of an annotated dict": (
        "sessions: dict[str, Session] = {}\n",
        "from lib import sessions",
        f"sessions[x]{GET}",
    ),
    "get on an annotated dict": (
        "sessions: typing.Mapping[str, Session] = {}\n",
        "from lib import sessions",
        f"sessions.get(x){GET}",
    ),
    "pop on an annotated dict": (
        "class Pool:\n    def __init__(self):\n        self.sessions: dict[str, Session] = {}\n",
        "from lib import Pool",
        f"Pool().sessions.pop(x){GET}",
    ),
    "keys of an annotated dict": (
        "sessions: dict[Session, str] = {}\n",
        "from lib import sessions",
        f"for s in sessions: s{GET}",
    ),
    "list comprehension": (
        "def make(names):\n    return [Session() for n in names]\n",
        "from lib import make",
        f"for s in make(x): s{GET}",
    ),
    # alternatives
    "either alternative blocks": (
        "def make(x):\n    return requests.Session() if x else requests.session()\n",
        "from lib import make",
        f"make(x){GET}",
    ),
    "subclass made elsewhere": (
        "class Own(Session):\n    def get(self, *a, **k):\n        return super().get(*a, **k)\n",
        "from lib import Own\n\n\nclass App(Own):\n    pass",
        "App().post('a', timeout=1)",
    ),
}

SILENT = {
    "global bound again": (
        "session = Session()\nsession = httpx.AsyncClient()\n",
        "from lib import session",
        f"await session{GET}",
    ),
    "global that a function may change": (
        "session = Session()\ndef use(other):\n    global session\n    session = other\n",
        "import lib",
        f"lib.session{GET}",
    ),
    "awaited twin": ("client = httpx.AsyncClient()\n", "from lib import client", f"await client{GET}"),
    "either the session or its async twin": (
        "def make(x):\n    return Session() if x else httpx.AsyncClient()\n",
        "from lib import make",
        f"make(x){GET}",
    ),
    "or something else": ("def make(x):\n    return x or Session()\n", "from lib import make", f"make(x){GET}"),
    "attribute that a subclass binds again": (
        "class Base:\n    session = Session()\nclass Child(Base):\n    session = httpx.AsyncClient()\n",
        "from lib import Child",
        f"await Child().session{GET}",
    ),
    "attribute that another method binds too": (
        "class Base:\n    def __init__(self):\n        self.session = Session()\n"
        "    def use(self, other):\n        self.session = other\n",
        "from lib import Base",
        f"Base().session{GET}",
    ),
    "unknown base class before the known one": (
        "import mystery\nclass Base(mystery.Thing):\n    pass\nclass Known:\n    session = Session()\n",
        "from lib import Base, Known\n\n\nclass App(Base, Known):\n    pass",
        f"App().session{GET}",
    ),
    "unknown decorator on a factory": (
        "import mystery\n@mystery.wrap\ndef make():\n    return Session()\n",
        "from lib import make",
        f"make(){GET}",
    ),
    "unknown decorator on a property": (
        "import mystery\nclass Base:\n    @mystery.lazy\n    def session(self):\n        return Session()\n",
        "from lib import Base",
        f"Base().session{GET}",
    ),
    "method that is no property": (
        "class Base:\n    def session(self):\n        return Session()\n",
        "from lib import Base",
        f"Base().session{GET}",
    ),
    "enum members": (
        "class Kind(enum.Enum):\n    get = 'get'\n    session = Session\n",
        "from lib import Kind",
        "Kind.get.get('a', timeout=1); Kind.session.get('a', timeout=1)",
    ),
    "dict of anything": (
        "sessions: dict[str, typing.Any] = {'a': Session()}\n",
        "from lib import sessions",
        f"sessions['a']{GET}",
    ),
    "dict itself": ("sessions: dict[str, Session] = {}\n", "from lib import sessions", "sessions.get('a')"),
    "get with a default of another kind": (
        "sessions: dict[str, Session] = {}\n",
        "from lib import sessions",
        f"sessions.get('a', x){GET}",
    ),
    "dict of both kinds": (
        "sessions = {'a': Session(), 'b': httpx.AsyncClient()}\n",
        "from lib import sessions",
        f"sessions[x]{GET}",
    ),
    "dict that is filled elsewhere": (
        "sessions = {'a': Session()}\ndef add(name, session):\n    sessions[name] = session\n",
        "from lib import sessions",
        f"sessions[x]{GET}",
    ),
    "dict with others unpacked into it": (
        "def make(more):\n    return {'a': Session(), **more}\n",
        "from lib import make",
        f"make(x)['a']{GET}",
    ),
    "attribute set from outside": (
        "class State:\n    pass\nstate = State()\nstate.session = Session()\n",
        "from lib import state",
        f"state.session{GET}",
    ),
    "field of another name": (
        "@dataclasses.dataclass\nclass State:\n    session: Session\n",
        "from lib import State",
        f"State(x).client{GET}",
    ),
    "what a context manager with two yields gives": (
        "@contextlib.contextmanager\ndef opened(x):\n    if x:\n        yield Session()\n    else:\n        yield x\n",
        "from lib import opened",
        f"with opened(x) as s: s{GET}",
    ),
    "what an async context manager of the async twin gives": (
        "@contextlib.asynccontextmanager\nasync def opened():\n"
        "    async with httpx.AsyncClient() as c:\n        yield c\n",
        "from lib import opened",
        f"async with opened() as s: await s{GET}",
    ),
    "context manager that is not entered": (
        "@contextlib.contextmanager\ndef opened():\n    yield Session()\n",
        "from lib import opened",
        f"opened(){GET}",
    ),
    "argument that hides the global": (
        "session = Session()\n",
        "from lib import session\n\n\nasync def g(session):\n    session.get('a')",
        "print(x)",
    ),
}


@pytest.mark.parametrize(("more", "imports", "call"), FOUND.values(), ids=FOUND)
def test_found(tmp_path: Path, more: str, imports: str, call: str) -> None:
    text = f"{imports}\n\n\nasync def f(x):\n    {call}  # ASY152\n"
    plant(tmp_path, {"lib.py": LIB + more, "app.py": text})
    check_marked(tmp_path / "app.py")


@pytest.mark.parametrize(("more", "imports", "call"), FOUND.values(), ids=FOUND)
def test_silent_with_a_quiet_library_of_the_project(tmp_path: Path, more: str, imports: str, call: str) -> None:
    """The same with a `requests` of the project's own, which blocks nowhere."""
    quiet = "class Session:\n    def get(self, *a, **k):\n        return self\n    post = get\nsession = Session\n"
    files = {"requests/__init__.py": quiet + "get = post = Session().get\n", "lib.py": LIB + more}
    plant(tmp_path, {**files, "app.py": f"{imports}\n\n\nasync def f(x):\n    {call}\n"})
    assert lint_one(tmp_path / "app.py") == []


@pytest.mark.parametrize(("more", "imports", "call"), SILENT.values(), ids=SILENT)
def test_silent(tmp_path: Path, more: str, imports: str, call: str) -> None:
    plant(tmp_path, {"lib.py": LIB + more, "app.py": f"{imports}\n\n\nasync def f(x):\n    {call}\n"})
    assert lint_one(tmp_path / "app.py") == []
