"""Which file an import means: layouts, packages, relative and star imports, names of installed packages."""

from __future__ import annotations

from pathlib import Path

import pytest
from flake8_run import run
from trees import QUIET, WAIT, app, check_marked, lint_one, plant

FOUND: dict[str, dict[str, str]] = {
    # beside each other
    "from import": {"helper.py": WAIT, "app.py": app("from helper import wait")},
    "renamed": {"helper.py": WAIT, "app.py": app("from helper import wait as pause", "pause()")},
    "module": {"helper.py": WAIT, "app.py": app("import helper", "helper.wait()")},
    "renamed module": {"helper.py": WAIT, "app.py": app("import helper as h", "h.wait()")},
    "in a function": {
        "helper.py": WAIT,
        "app.py": "async def f():\n    from helper import wait\n\n    wait()  # ASY150\n",
    },
    "in a function of another module": {
        "helper.py": WAIT,
        "via.py": "def go():\n    from helper import wait\n\n    wait()\n",
        "app.py": app("from via import go", "go()"),
    },
    "beside each other in a folder": {"bin/helper.py": WAIT, "bin/app.py": app("from helper import wait")},
    "given another name there": {
        "helper.py": WAIT,
        "via.py": "import helper\n\npause = helper.wait\n",
        "app.py": app("import via", "via.pause()"),
    },
    # packages
    "package": {"pkg/__init__.py": "", "pkg/helper.py": WAIT, "pkg/app.py": app("from pkg.helper import wait")},
    "package from a script": {
        "pkg/__init__.py": "",
        "pkg/helper.py": WAIT,
        "app.py": app("from pkg import helper", "helper.wait()"),
    },
    "dotted module": {
        "pkg/__init__.py": "",
        "pkg/helper.py": WAIT,
        "app.py": app("import pkg.helper", "pkg.helper.wait()"),
    },
    "renamed dotted module": {
        "pkg/__init__.py": "",
        "pkg/helper.py": WAIT,
        "app.py": app("import pkg.helper as h", "h.wait()"),
    },
    "deep": {
        **{f"{name}/__init__.py": "" for name in ("a", "a/b", "a/b/c")},
        "a/b/c/helper.py": WAIT,
        "app.py": app("import a.b.c.helper", "a.b.c.helper.wait()"),
    },
    "function in a package": {"pkg/__init__.py": WAIT, "app.py": app("from pkg import wait")},
    "src": {"src/pkg/__init__.py": "", "src/pkg/helper.py": WAIT, "src/pkg/app.py": app("from pkg.helper import wait")},
    "src from a folder of jobs": {
        "src/pkg/__init__.py": "",
        "src/pkg/helper.py": WAIT,
        "jobs/app.py": app("from pkg.helper import wait"),
    },
    "src from a package of jobs": {
        "src/pkg/__init__.py": "",
        "src/pkg/helper.py": WAIT,
        "jobs/unit/__init__.py": "",
        "jobs/__init__.py": "",
        "jobs/unit/app.py": app("from pkg.helper import wait"),
    },
    "flat from a folder of jobs": {
        "pkg/__init__.py": "",
        "pkg/helper.py": WAIT,
        "jobs/unit/app.py": app("from pkg.helper import wait"),
    },
    "jobs in a folder named like the package": {
        "src/pkg/__init__.py": "",
        "src/pkg/helper.py": WAIT,
        "jobs/pkg/test_helper.py": "",
        "jobs/app.py": app("from pkg.helper import wait"),
    },
    # relative imports
    "relative": {"pkg/__init__.py": "", "pkg/helper.py": WAIT, "pkg/app.py": app("from .helper import wait")},
    "relative module": {
        "pkg/__init__.py": "",
        "pkg/helper.py": WAIT,
        "pkg/app.py": app("from . import helper", "helper.wait()"),
    },
    "relative in __init__": {"pkg/helper.py": WAIT, "pkg/__init__.py": app("from .helper import wait")},
    "relative name of __init__": {"pkg/__init__.py": WAIT, "pkg/app.py": app("from . import wait")},
    "two levels": {
        "pkg/__init__.py": "",
        "pkg/helper.py": WAIT,
        "pkg/sub/__init__.py": "",
        "pkg/sub/app.py": app("from ..helper import wait"),
    },
    "three levels and down": {
        **{f"{name}/__init__.py": "" for name in ("a", "a/b", "a/b/c", "a/d")},
        "a/d/helper.py": WAIT,
        "a/b/c/app.py": app("from ...d.helper import wait"),
    },
    "three levels, module": {
        **{f"{name}/__init__.py": "" for name in ("a", "a/b", "a/b/c")},
        "a/helper.py": WAIT,
        "a/b/c/app.py": app("from ... import helper as h", "h.wait()"),
    },
    "relative without __init__": {"bin/helper.py": WAIT, "bin/app.py": app("from .helper import wait")},
    "relative in another module": {
        "pkg/__init__.py": "",
        "pkg/helper.py": WAIT,
        "pkg/sub/__init__.py": "",
        "pkg/sub/via.py": "from .. import helper\n\n\ndef go():\n    helper.wait()\n",
        "app.py": app("from pkg.sub.via import go", "go()"),
    },
    # re-exports
    "re-export": {
        "pkg/__init__.py": "from .helper import wait\n",
        "pkg/helper.py": WAIT,
        "app.py": app("from pkg import wait"),
    },
    "re-export by attribute": {
        "pkg/__init__.py": "from .helper import wait as pause\n",
        "pkg/helper.py": WAIT,
        "app.py": app("import pkg", "pkg.pause()"),
    },
    "re-export in three steps": {
        "pkg/__init__.py": "from .sub import wait\n",
        "pkg/sub/__init__.py": "from .deep.helper import wait\n",
        "pkg/sub/deep/__init__.py": "",
        "pkg/sub/deep/helper.py": WAIT,
        "app.py": app("from pkg import wait"),
    },
    "re-exported module": {
        "pkg/__init__.py": "from . import helper as tools\n",
        "pkg/helper.py": WAIT,
        "app.py": app("from pkg import tools", "tools.wait()"),
    },
    "re-export of a star": {
        "pkg/__init__.py": "from .helper import *\n",
        "pkg/helper.py": WAIT + "\n__all__ = ['wait']\n",
        "app.py": app("from pkg import wait"),
    },
    # star imports
    "star": {"helper.py": WAIT, "app.py": app("from helper import *")},
    "relative star": {"pkg/__init__.py": "", "pkg/helper.py": WAIT, "pkg/app.py": app("from .helper import *")},
    "star of a star": {"helper.py": WAIT, "via.py": "from helper import *\n", "app.py": app("from via import *")},
    "the last star wins": {
        "helper.py": WAIT,
        "quiet.py": QUIET,
        "app.py": app("from quiet import *\nfrom helper import *"),
    },
    "star cycle": {
        "one.py": "from two import *\n",
        "two.py": f"from one import *\n{WAIT}",
        "app.py": app("from one import wait"),
    },
    "star of itself": {"helper.py": f"from helper import *\n{WAIT}", "app.py": app("from helper import *")},
    # namespace packages
    "namespace": {"ns/helper.py": WAIT, "app.py": app("from ns.helper import wait")},
    "module of a namespace": {"ns/helper.py": WAIT, "app.py": app("from ns import helper", "helper.wait()")},
    "renamed module of a namespace": {"ns/helper.py": WAIT, "app.py": app("import ns.helper as h", "h.wait()")},
    "nested namespaces": {"ns/inner/deep/helper.py": WAIT, "app.py": app("from ns.inner.deep.helper import wait")},
    "package in a namespace": {
        "ns/pkg/__init__.py": "from .helper import wait\n",
        "ns/pkg/helper.py": WAIT,
        "app.py": app("from ns.pkg import wait"),
    },
    "namespace in a package": {
        "pkg/__init__.py": "",
        "pkg/ns/helper.py": WAIT,
        "app.py": app("from pkg.ns.helper import wait"),
    },
    "namespace in src": {"src/ns/helper.py": WAIT, "src/ns/app.py": app("from ns.helper import wait")},
    # a module and an attribute of one name
    "function hides its module": {
        "pkg/__init__.py": "from .wait import wait\n",
        "pkg/wait.py": WAIT,
        "app.py": app("from pkg import wait"),
    },
    "function of a module that it hides": {
        "pkg/__init__.py": "from .wait import wait\n",
        "pkg/wait.py": WAIT,
        "app.py": app("from pkg.wait import wait"),
    },
    "module that a name hides": {
        "pkg/__init__.py": "def helper():\n    pass\n",
        "pkg/helper.py": WAIT,
        "app.py": app("from pkg.helper import wait"),
    },
    "package before a module": {
        "helper/__init__.py": WAIT,
        "helper.py": QUIET,
        "app.py": app("from helper import wait"),
    },
    # cycles
    "cyclic imports": {
        "one.py": "from two import two\n\n\ndef one():\n    two()\n",
        "two.py": f"from one import one\n{WAIT}\n\ndef two():\n    one()\n    wait()\n",
        "app.py": app("from one import one", "one()"),
    },
    "a cycle through the file itself": {
        "via.py": "import app\n\n\ndef go():\n    app.wait()\n",
        "app.py": f"import via\n{WAIT}\n\nasync def f():\n    via.go()  # ASY150\n",
    },
    # names of installed and of standard modules
    "own package named like an installed one": {
        "requests/__init__.py": WAIT,
        "app.py": app("import requests", "requests.wait()"),
    },
    "own package named like a standard one": {
        "code/__init__.py": "",
        "code/helper.py": WAIT,
        "app.py": app("from code.helper import wait"),
    },
}

SILENT: dict[str, dict[str, str]] = {
    "no such module": {"app.py": app("from helper import wait", silent=True)},
    "no such name": {"helper.py": WAIT, "app.py": app("from helper import other", "other()", silent=True)},
    "no such relative module": {"pkg/__init__.py": "", "pkg/app.py": app("from .helper import wait", silent=True)},
    "more levels than folders": {"app.py": app(f"from {'.' * 90}helper import wait", silent=True)},
    "own module named like an installed one": {
        "requests.py": "def get(url):\n    return url\n",
        "app.py": app("import requests", "requests.get('a')", silent=True),
    },
    "own quiet package named like an installed one": {
        "requests/__init__.py": "from .api import get\n",
        "requests/api.py": "def get(url):\n    return url\n",
        "app.py": app("from requests import get", "get('a')", silent=True),
    },
    "in another folder": {"lib/helper.py": WAIT, "bin/app.py": app("from helper import wait", silent=True)},
    "relative module named like a standard one": {
        "pkg/__init__.py": "",
        "pkg/time.py": "def sleep(seconds):\n    return seconds\n",
        "pkg/app.py": app("from . import time", "time.sleep(1)", silent=True),
    },
    "attribute before a module": {
        "pkg/__init__.py": "def wait():\n    pass\n",
        "pkg/wait.py": WAIT,
        "app.py": app("from pkg import wait", silent=True),
    },
    "bound again after the import": {
        "helper.py": WAIT,
        "app.py": app(f"from helper import wait\n\n\n{QUIET}", silent=True),
    },
    "the last definition there": {
        "helper.py": f"{WAIT}\n\n{QUIET}",
        "app.py": app("from helper import wait", silent=True),
    },
    "either definition there": {
        "helper.py": "import sys\nimport time\n\nif sys.platform == 'win32':\n"
        "    def wait():\n        time.sleep(1)\nelse:\n    def wait():\n        pass\n",
        "app.py": app("from helper import wait", silent=True),
    },
    "alternative that is not installed": {
        "helper.py": WAIT,
        "app.py": app("try:\n    from fast import wait\nexcept ImportError:\n    from helper import wait", silent=True),
    },
    "not in __all__ of a star": {
        "helper.py": "import time\n\n__all__ = ['other']\n\n\ndef print():\n    time.sleep(1)\n",
        "app.py": app("from helper import *", "print()", silent=True),
    },
    "private name of a star": {
        "helper.py": "import time\n\n\ndef _wait():\n    time.sleep(1)\n",
        "quiet.py": "from helper import *\nfrom mystery import *\n",
        "app.py": app("from quiet import _wait", "_wait()", silent=True),
    },
    "star that an own definition hides": {
        "helper.py": WAIT,
        "app.py": app(f"from helper import *\n\n\n{QUIET}", silent=True),
    },
    "star cycle without the name": {
        "one.py": "from two import *\n",
        "two.py": "from three import *\n",
        "three.py": "from one import *\n",
        "app.py": app("from one import *", silent=True),
    },
    "names that import each other": {
        "one.py": "from two import wait\n",
        "two.py": "from one import wait\n",
        "app.py": app("from one import wait", silent=True),
    },
    "coroutine": {
        "helper.py": "import time\n\n\nasync def wait():\n    time.sleep(1)\n",
        "app.py": app("import helper", "await helper.wait()", silent=True),
    },
    "said not to block": {
        "helper.py": WAIT.replace("wait():", "wait():  # asy: nonblocking"),
        "app.py": app("from helper import wait", silent=True),
    },
    "in a thread": {
        "helper.py": f"import threading\n{WAIT}\n\ndef go():\n    threading.Thread(target=wait).start()\n",
        "app.py": app("from helper import go", "go()", silent=True),
    },
    "at the top level of the module": {
        "helper.py": f"{WAIT}\n\nwait()\n",
        "app.py": app("import helper", "print(helper)", silent=True),
    },
}


@pytest.mark.parametrize("files", FOUND.values(), ids=FOUND)
def test_found(tmp_path: Path, files: dict[str, str]) -> None:
    marked = [name for name, text in files.items() if "# ASY150" in text]
    assert len(marked) == 1
    check_marked(plant(tmp_path, files) / marked[0])


@pytest.mark.parametrize("files", SILENT.values(), ids=SILENT)
def test_silent(tmp_path: Path, files: dict[str, str]) -> None:
    (name,) = (name for name in files if name.endswith("app.py"))
    assert lint_one(plant(tmp_path, files) / name) == []


@pytest.mark.parametrize("folder", ["", "pkg/"])
def test_a_module_beside_the_file_does_not_hide_a_standard_one(tmp_path: Path, folder: str) -> None:
    source = "import time\n\n\nasync def f():\n    time.sleep(1)\n"
    quiet = "def sleep(seconds):\n    pass\n"
    plant(tmp_path, {f"{folder}app.py": source, f"{folder}time.py": quiet, "pkg/__init__.py": ""})
    assert lint_one(tmp_path / folder / "app.py") == [(5, "ASY151")]


def test_a_folder_named_like_an_installed_package_hides_nothing(tmp_path: Path) -> None:
    source = "import requests\n\n\nasync def f():\n    requests.get('a', timeout=1)\n"
    plant(tmp_path, {"app.py": source, "requests/answers.txt": ""})
    assert lint_one(tmp_path / "app.py") == [(5, "ASY152")]


# -- roots -------------------------------------------------------------------------------------------------------------


def test_the_file_and_its_own_folder_need_no_marker(tmp_path: Path) -> None:
    plant(tmp_path, {"helper.py": WAIT, "app.py": app("from helper import wait")}, marker="")
    check_marked(tmp_path / "app.py")


@pytest.mark.parametrize("marker", ["pyproject.toml", "setup.cfg", ".git/HEAD"])
def test_markers(tmp_path: Path, marker: str) -> None:
    files = {"helper.py": WAIT, "bin/app.py": app("from helper import wait")}
    path = plant(tmp_path, files, marker=marker) / "bin" / "app.py"
    check_marked(path)


def test_the_nearest_project_counts(tmp_path: Path) -> None:
    files = {
        "helper.py": WAIT,
        "one/helper.py": QUIET,
        "one/setup.cfg": "",
        "one/bin/app.py": app("import helper", "helper.wait()"),
    }
    plant(tmp_path, files)
    assert lint_one(tmp_path / "one" / "bin" / "app.py") == []
    (tmp_path / "one" / "helper.py").write_text(WAIT)
    check_marked(tmp_path / "one" / "bin" / "app.py")


@pytest.mark.parametrize("place", ["lib", "lib/src"])
def test_project_root(tmp_path: Path, place: str) -> None:
    files = {
        f"{place}/pkg/__init__.py": "",
        f"{place}/pkg/helper.py": WAIT,
        "bin/app.py": app("from pkg.helper import wait"),
    }
    plant(tmp_path, files, marker="")
    check_marked(tmp_path / "bin" / "app.py", asy_project_root=str(tmp_path / "lib"))
    assert lint_one(tmp_path / "bin" / "app.py") == []


def test_project_root_in_a_configuration_file(tmp_path: Path) -> None:
    files = {
        "lib/helper.py": WAIT,
        "bin/app.py": app("from helper import wait"),
        ".flake8": "[flake8]\nselect = ASY\nasy-project-root = lib\n",
    }
    plant(tmp_path, files, marker="")
    assert run(tmp_path, "--extend-select=ASY150", "bin").found == [(5, "ASY150")]
    assert run(tmp_path, "--isolated", "--select=ASY,ASY150", "bin").found == []
