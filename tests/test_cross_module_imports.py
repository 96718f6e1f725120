"""Imports whose meaning is not plain: namespace packages by attribute, alternatives, star imports with `__all__`."""

from __future__ import annotations

from pathlib import Path

import pytest
from trees import QUIET, WAIT, app, check_marked, lint_one, plant

LAZY = "def __getattr__(name):\n    return name\n"

FOUND: dict[str, dict[str, str]] = {
    "dotted module of a namespace": {"ns/helper.py": WAIT, "app.py": app("import ns.helper", "ns.helper.wait()")},
    "deep dotted module of namespaces": {
        "a/b/c/helper.py": WAIT,
        "app.py": app("import a.b.c.helper", "a.b.c.helper.wait()"),
    },
    "two modules of a namespace": {
        "ns/helper.py": WAIT,
        "ns/quiet.py": QUIET,
        "app.py": app("import ns.helper\nimport ns.quiet", "ns.quiet.wait(); ns.helper.wait()"),
    },
    "package in a namespace by attribute": {
        "ns/pkg/__init__.py": "from .helper import wait\n",
        "ns/pkg/helper.py": WAIT,
        "app.py": app("import ns.pkg", "ns.pkg.wait()"),
    },
    "namespace in a package by attribute": {
        "pkg/__init__.py": "",
        "pkg/ns/helper.py": WAIT,
        "app.py": app("import pkg.ns.helper", "pkg.ns.helper.wait()"),
    },
    "namespace imported from a package": {
        "pkg/__init__.py": "",
        "pkg/ns/helper.py": WAIT,
        "app.py": app("from pkg import ns", "ns.helper.wait()"),
    },
    "relative namespace": {
        "pkg/__init__.py": "from .app import f\n",
        "pkg/ns/helper.py": WAIT,
        "pkg/go.py": "from . import ns\n\n\ndef go():\n    ns.helper.wait()\n",
        "app.py": app("from pkg.go import go", "go()"),
    },
    "renamed namespace": {"ns/helper.py": WAIT, "app.py": app("import ns as n\nimport ns.helper", "n.helper.wait()")},
    "both alternatives": {
        "one.py": WAIT,
        "two.py": WAIT,
        "app.py": app(
            "try:\n    import requests as r\n    wait = r.get\nexcept ImportError:\n"
            "    from one import wait\nfrom two import wait"
        ),
    },
    "alternatives of one library": {
        "lib.py": "try:\n    from requests import Session\nexcept ImportError:\n    Session = None\n",
        "app.py": "from lib import Session\n\n\nasync def f():\n    Session().get('a', timeout=1)  # ASY152\n",
    },
    "alternatives that leave": {
        "lib.py": "try:\n    import requests\nexcept ImportError:\n    raise SystemExit(1)\n",
        "app.py": "from lib import requests\n\n\nasync def f():\n    requests.get('a', timeout=1)  # ASY152\n",
    },
    "for the type checker and else": {
        "lib.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from requests import Session\n\n\n"
        "class App:\n    def __init__(self, s: 'Session') -> None:\n        self.s = s\n",
        "app.py": "from lib import App\n\n\nasync def f(a: App):\n    a.s.get('a', timeout=1)  # ASY152\n",
    },
    "module that has __getattr__ and the name": {"helper.py": WAIT + LAZY, "app.py": app("from helper import wait")},
    "star with __all__ that is extended": {
        "helper.py": WAIT + "__all__ = []\n__all__ += ['wait']\n",
        "app.py": app("from helper import *"),
    },
    "star with __all__ that is added up": {
        "helper.py": WAIT + "__all__ = ['x'] + ['wait']\n",
        "app.py": app("from helper import *"),
    },
    "private name in __all__": {
        "helper.py": WAIT.replace("wait", "_wait") + "__all__ = ('_wait',)\n",
        "app.py": app("from helper import *", "_wait()"),
    },
    "star of a package": {
        "pkg/__init__.py": "from .helper import *\nfrom .quiet import *\n",
        "pkg/helper.py": WAIT,
        "pkg/quiet.py": "def other():\n    pass\n",
        "app.py": app("from pkg import *"),
    },
}

SILENT: dict[str, dict[str, str]] = {
    "module with __getattr__": {"helper.py": LAZY, "app.py": app("import helper", "helper.wait()", silent=True)},
    "package with __getattr__ and a module of that name": {
        "pkg/__init__.py": "def __getattr__(name):\n    return print\n",
        "pkg/wait.py": WAIT,
        "app.py": app("import pkg", "pkg.wait()", silent=True),
    },
    "quiet module of a namespace": {
        "ns/helper.py": QUIET,
        "app.py": app("import ns.helper", "ns.helper.wait()", silent=True),
    },
    "package before a namespace": {
        "ns/helper.py": WAIT,
        "src/ns/__init__.py": "",
        "app.py": app("import ns.helper", "ns.helper.wait()", silent=True),
    },
    "namespace that is no project folder": {"app.py": app("import ns.helper", "ns.helper.wait()", silent=True)},
    "coroutine of a namespace": {
        "ns/helper.py": "import time\n\n\nasync def wait():\n    time.sleep(1)\n",
        "app.py": app("import ns.helper", "await ns.helper.wait()", silent=True),
    },
    "namespace bound again": {
        "ns/helper.py": WAIT,
        "app.py": app("import ns.helper\n\nns = object()", "ns.helper.wait()", silent=True),
    },
    "alternative without blocking": {
        "lib.py": "try:\n    from requests import Session\nexcept ImportError:\n    from mystery import Session\n",
        "app.py": "from lib import Session\n\n\nasync def f():\n    Session().get('a', timeout=1)\n",
    },
    "async alternative": {
        "lib.py": (
            "try:\n    from httpx import AsyncClient as Session\nexcept ImportError:\n"
            "    from requests import Session\n"
        ),
        "app.py": "from lib import Session\n\n\nasync def f():\n    Session().get('a', timeout=1)\n",
    },
}


@pytest.mark.parametrize("files", FOUND.values(), ids=FOUND)
def test_found(tmp_path: Path, files: dict[str, str]) -> None:
    plant(tmp_path, files)
    check_marked(tmp_path / "app.py")


@pytest.mark.parametrize("files", SILENT.values(), ids=SILENT)
def test_silent(tmp_path: Path, files: dict[str, str]) -> None:
    plant(tmp_path, files)
    assert lint_one(tmp_path / "app.py") == []
