"""The second opinion: what astroid adds, when it is not asked, what it may cost, and that it runs nothing."""

from __future__ import annotations

import ast
import random
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from helpers import TESTS, configured, marked
from trees import check_marked, lint, lint_one, plant

from flake8_asyncio_review import inference, installed

SAME = "def same(thing):\n    return thing\n"

FOUND: dict[str, dict[str, str]] = {
    "through an argument": {
        "app.py": f"from pathlib import Path\n\n\n{SAME}\n\n"
        "async def f():\n    same(Path('a')).read_text()  # ASY153\n",
    },
    "through an argument of a function elsewhere": {
        "tools.py": SAME,
        "app.py": "import queue\n\nfrom tools import same\n\n\n"
        "async def f():\n    same(queue.Queue()).get()  # ASY157\n",
    },
    "in a dictionary elsewhere": {
        "tools.py": "from pathlib import Path\n\nFILES = {'a': Path('a')}\n",
        "app.py": "import tools\n\n\nasync def f():\n    tools.FILES['a'].read_text()  # ASY153\n",
    },
    "out of any number of arguments": {
        "pkg/__init__.py": "",
        "pkg/tools.py": "def each(*things):\n    return things\n",
        "pkg/app.py": "from pathlib import Path\n\nfrom .tools import each\n\n\n"
        "async def f():\n    for path in each(Path('a'), Path('b')):\n        path.read_text()  # ASY153\n",
    },
    "by a class that inherits from a known one": {
        "tools.py": f"import threading\n\n\nclass Signal(threading.Event):\n    pass\n\n\n{SAME}",
        "app.py": "import threading\n\nimport tools\n\nmade = threading.Event()\n\n\n"
        "async def f():\n    tools.same(tools.Signal()).wait()  # ASY157\n",
    },
}

SILENT: dict[str, dict[str, str]] = {
    "another type": {
        "app.py": f"from pathlib import Path\n\n\n{SAME}\n\n"
        "class Page:\n    def read_text(self):\n        return Path('a')\n\n\n"
        "async def f():\n    same(Page()).read_text()\n",
    },
    "one of several": {
        "app.py": "from pathlib import Path\n\n\ndef pick(*things):\n    return things\n\n\n"
        "async def f():\n    for thing in pick(Path('a'), {}):\n        thing.read_text()\n",
    },
    "overridden by the project": {
        "app.py": "import threading\n\n\nclass Signal(threading.Event):\n    def wait(self):\n        return None\n\n\n"
        f"made = threading.Event()\n\n\n{SAME}\n\nasync def f():\n    same(Signal()).wait()\n",
    },
    "of the project, though a library has the name": {
        "queue/__init__.py": "class Queue:\n    def get(self):\n        return 1\n",
        "app.py": f"import queue\nimport threading\n\n\n{SAME}\n\nasync def f():\n    same(queue.Queue()).get()\n",
    },
    "off the loop": {
        "app.py": f"from pathlib import Path\n\n\n{SAME}\n\n"
        "def f():\n    same(Path('a')).read_text()\n\n\nasync def g(): ...\n",
    },
}


@pytest.mark.parametrize("files", FOUND.values(), ids=FOUND)
def test_found_with_astroid_alone(files: Mapping[str, str], tmp_path: Path) -> None:
    plant(tmp_path, files)
    app = next(tmp_path.rglob("app.py"))
    check_marked(app)
    assert lint_one(app, asy_inference="false") == []


@pytest.mark.parametrize("files", SILENT.values(), ids=SILENT)
def test_silent(files: Mapping[str, str], tmp_path: Path) -> None:
    assert lint_one(plant(tmp_path, files) / "app.py") == []


@pytest.mark.parametrize("name", sorted(path.name for path in (TESTS / "fixtures").glob("*.py")))
def test_nothing_that_names_settle_depends_on_it(name: str) -> None:
    path = TESTS / "fixtures" / name
    assert lint([path]) == lint([path], asy_inference="false")


# -- installed libraries ------------------------------------------------------------------------------------------

REQUESTS = {
    "requests/__init__.py": "raise SystemExit\nfrom .sessions import Session\n",
    "requests/sessions.py": "class Session:\n    def get(self, url):\n        return url\n",
}
CLIENT = f"import requests\n\n\n{SAME}\n\nasync def f():\n    same(requests.Session()).get('u')\n"


@pytest.fixture
def fresh() -> Iterator[None]:
    """What is installed is looked up once in a process."""
    caches = (installed.library_folders, installed.is_installed)
    for cache in caches:
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()


@pytest.mark.parametrize("is_there", [True, False])
@pytest.mark.usefixtures("fresh")
def test_an_installed_library_is_known(is_there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = plant(tmp_path / "project", {"app.py": CLIENT}) / "app.py"
    folder = plant(tmp_path / "site-packages", REQUESTS, marker="")
    monkeypatch.setattr(sys, "path", [*installed.standard_folders(), *([str(folder)] if is_there else [])])
    assert lint_one(app) == ([(9, "ASY152")] if is_there else [])


@pytest.mark.usefixtures("fresh")
def test_a_folder_of_sources_is_no_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = plant(tmp_path / "project", {"app.py": CLIENT}) / "app.py"
    other = plant(tmp_path / "other", REQUESTS, marker="")
    monkeypatch.setattr(sys, "path", [str(other), *installed.standard_folders()])
    assert lint_one(app) == []


@pytest.mark.usefixtures("fresh")
def test_a_module_of_the_project_comes_before_an_installed_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = {"requests.py": "class Session:\n    async def get(self, url):\n        return url\n"}
    app = plant(tmp_path / "project", {"app.py": CLIENT, **own}) / "app.py"
    monkeypatch.syspath_prepend(plant(tmp_path / "site-packages", REQUESTS, marker=""))
    assert "ASY152" not in [code for _, code in lint_one(app)]


# -- the text under review ----------------------------------------------------------------------------------------


def test_the_unsaved_text_counts(tmp_path: Path) -> None:
    files = {
        "app.py": "import tools\n\n\ndef make():\n    return {}\n",
        "tools.py": "def make():\n    import app\n\n    return app.make()\n\n\ndef same(thing):\n    return thing\n",
    }
    plant(tmp_path, files)
    unsaved = (
        "from pathlib import Path\n\nimport tools\n\n\ndef make():\n    return Path('a')\n\n\n"
        "async def f():\n    tools.same(make()).read_text()\n    tools.same(tools.make()).read_text()\n"
    )
    plugin = configured((("extend_select", ("ASY150",)),))
    plugin._run = None
    made = plugin(ast.parse(unsaved), unsaved.splitlines(keepends=True), str(tmp_path / "app.py"))
    assert [line for line, *_ in made.run()] == [11, 12]


def test_a_file_without_a_name_is_looked_at_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(plant(tmp_path, {"tools.py": SAME}))
    source = (
        f"from pathlib import Path\n\nimport tools\n\n\n{SAME}\n\n"
        "async def f():\n    same(Path('a')).read_text()\n    tools.same(Path('a')).read_text()\n"
    )
    plugin = configured((("extend_select", ("ASY150",)),))
    plugin._run = None
    made = plugin(ast.parse(source), source.splitlines(keepends=True), "stdin")
    assert [line for line, *_ in made.run()] == [11]


def test_the_order_of_files_does_not_matter(tmp_path: Path) -> None:
    files = {
        "tools.py": "from pathlib import Path\n\nFILES = {'a': Path('a')}\n\n\ndef same(thing):\n    return thing\n",
        # What one file does to a module of another must not show in a third.
        "patch.py": "import queue\nfrom pathlib import Path\n\nimport tools\n\ntools.FILES = {}\n"
        "Path.read_text = queue.Queue\n\n\nasync def f():\n    tools.same(queue.Queue()).get()  # ASY157\n",
    }
    for number in range(4):
        files[f"app{number}.py"] = FOUND["in a dictionary elsewhere"]["app.py"]
    plant(tmp_path, files)
    paths = sorted(tmp_path.glob("*.py"))
    expected = {path: [line for line, _ in marked(path.read_text())] for path in paths}
    for seed in range(4):
        random.Random(seed).shuffle(paths)
        assert {path: [line for line, _ in found] for path, found in lint(paths).items()} == expected


# -- what it may cost ---------------------------------------------------------------------------------------------


def read_through(modules: int) -> dict[str, str]:
    """A project in which a file is handed through so many modules."""
    files = {f"m{number}.py": f"from m{number + 1} import same\n" for number in range(modules - 1)}
    return {
        **files,
        f"m{modules - 1}.py": SAME,
        "app.py": "import threading\n\nfrom m0 import same\n\n\nasync def f():\n    same(threading.Event()).wait()\n",
    }


def test_questions_are_counted(tmp_path: Path) -> None:
    calls = "".join("    same(Path('a')).read_text()\n" for _ in range(inference.MAX_QUESTIONS + 5))
    app = plant(tmp_path, {"app.py": f"from pathlib import Path\n\n\n{SAME}\n\nasync def f():\n{calls}"}) / "app.py"
    assert len(lint_one(app)) == inference.MAX_QUESTIONS


@pytest.mark.parametrize(("modules", "found"), [(5, 1), (inference.MAX_MODULES + 1, 0)])
def test_modules_are_counted(modules: int, found: int, tmp_path: Path) -> None:
    assert len(lint_one(plant(tmp_path, read_through(modules)) / "app.py")) == found


def test_modules_are_counted_alike_when_they_are_known_already(tmp_path: Path) -> None:
    # Reached one by one by other files, none of which is over the limit.
    files = read_through(inference.MAX_MODULES + 1)
    for number in range(inference.MAX_MODULES, 0, -10):
        files[f"app{number}.py"] = files["app.py"].replace("m0", f"m{number}")
    root = plant(tmp_path, files)
    others = [root / f"app{number}.py" for number in range(inference.MAX_MODULES, 0, -10)]
    found = lint([*others, root / "app.py"])
    assert [len(found[path]) for path in others] == [1, 1, 1, 1]
    assert found[root / "app.py"] == []


BIG = {
    "lines": "#\n" * inference.MAX_LINES,
    "classes": "class C0: ...\n"
    + "".join(f"class C{number + 1}(C{number}): ...\n" for number in range(inference.MAX_CHAIN)),
    "ways to a base": "class C0: ...\nclass D0: ...\n"
    + "".join(f"class C{n + 1}(C{n}, D{n}): ...\nclass D{n + 1}(C{n}): ...\n" for n in range(20)),
    "classes in a circle": "class A(B): ...\nclass B(A): ...\n",
}
SMALL = {
    "lines": "#\n" * (inference.MAX_LINES // 2),
    "classes": "".join(f"class C{number + 1}(C{number}): ...\n" for number in range(inference.MAX_CHAIN // 2)),
    "many classes": "".join(f"class C{number}(Base, metaclass=Meta): ...\n" for number in range(200)),
}


@pytest.mark.parametrize("extra", BIG.values(), ids=BIG)
@pytest.mark.parametrize("name", ["app.py", "tools.py"])
def test_modules_that_are_too_much(name: str, extra: str, tmp_path: Path) -> None:
    files = {**FOUND["through an argument of a function elsewhere"]}
    files[name] += extra
    assert [code for _, code in lint_one(plant(tmp_path, files) / "app.py") if code == "ASY157"] == []


@pytest.mark.parametrize("extra", SMALL.values(), ids=SMALL)
def test_modules_that_are_not_too_much(extra: str) -> None:
    assert inference.within_bounds(SAME + extra)


def test_many_possible_values_are_unknown(tmp_path: Path) -> None:
    values = ", ".join(f"Path('{number}')" for number in range(inference.MAX_VALUES + 2))
    source = (
        f"from pathlib import Path\n\n\ndef each(*a):\n    return a\n\n\nasync def f():\n    for p in each({values}):\n"
    )
    app = plant(tmp_path, {"app.py": source + "        p.read_text()\n"}) / "app.py"
    assert lint_one(app) == []


def test_astroid_is_imported_for_a_question_only(tmp_path: Path) -> None:
    plant(tmp_path, {"app.py": "import time\n\n\nasync def f(x):\n    time.sleep(1)\n    x.read_text()\n"})
    code = "import sys\nfrom flake8.main.cli import main\nmain(sys.argv[1:])\nprint('astroid' in sys.modules)\n"
    command = [sys.executable, "-c", code, "-j1", "--extend-select=ASY150", "--select=ASY1", "app.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, text=True)
    assert "ASY151" in done.stdout
    assert done.stdout.endswith("False\n")


# -- when it fails ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("error", [RecursionError, ValueError, MemoryError, AssertionError])
@pytest.mark.parametrize("place", ["_methods", "_guard", "_Builder"])
def test_errors_are_unknown(
    place: str, error: type[Exception], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(inference, place, fail)
    assert lint_one(plant(tmp_path, FOUND["through an argument"]) / "app.py") == []


def test_an_astroid_that_cannot_be_used_is_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "flake8_asyncio_review.inference")
    monkeypatch.setitem(sys.modules, "astroid", None)
    assert lint_one(plant(tmp_path, FOUND["through an argument"]) / "app.py") == []


def test_modules_that_are_no_python(tmp_path: Path) -> None:
    files = {**FOUND["through an argument of a function elsewhere"], "tools.py": "def same(thing:\n"}
    assert lint_one(plant(tmp_path, files) / "app.py") == []


# -- nothing is run -----------------------------------------------------------------------------------------------

WATCH = """
import sys
from pathlib import Path

root, out = sys.argv[1], []

def watch(event, details):
    if event == "exec" and str(getattr(details[0], "co_filename", "")).startswith(root):
        out.append(details[0].co_filename)
    if event == "import" and (str(details[1]).startswith(root) or details[0] in ("hidden", "antigravity")):
        out.append(details[1] or details[0])

sys.addaudithook(watch)
from flake8.main.cli import main
main(sys.argv[2:])
print("ran", out)
"""
MARK = "import pathlib\n\npathlib.Path(__file__).with_suffix('.mark').touch()\n"
ASKING = (
    "from pathlib import Path\n\nimport antigravity.nope\nimport colorsys.nope\nimport compiled\nimport gi\n"
    "import hidden\nimport pkg.inner\nimport secrets\nimport secrets.inner\nimport space.inner\nimport _crypt\n"
    "from colorsys.nope import *\nfrom gi.repository import Gtk\nfrom pkg import *\n\n"
    "gi.require_version('a', 'b')\n\n\ndef same(thing):\n    return thing\n\n\nasync def f():\n"
    "    same(Path('a')).read_text()  # ASY153\n"
    + "".join(
        f"    same({name}()).read_text()\n"
        for name in """compiled.x gi.x hidden.x pkg.x pkg.inner.x secrets.x secrets.inner.x space.inner.x Gtk.x _crypt.x
        colorsys.nope.x antigravity.nope.x""".split()
    )
)
TRAPPED = """pkg/__init__ pkg/inner plain space/inner secrets/__init__ secrets/inner colorsys/__init__ gi/__init__
gi/repository/__init__ sitecustomize usercustomize conftest asy"""
TRAPS = {
    **{f"{name}.py": MARK + "class x:\n    def read_text(self): ...\n" for name in TRAPPED.split()},
    **{f"{name}{suffix}": "\x7fELF" for name in ("compiled", "_crypt") for suffix in (".so", ".abi3.so")},
    "secrets/compiled.so": "\x7fELF",
    "path.pth": "import pathlib; pathlib.Path('pth.mark').touch()\n",
    "app.py": ASKING,
}


@pytest.mark.parametrize("as_module", [False, True], ids=["gi package", "gi module"])
@pytest.mark.parametrize("on_path", [False, True], ids=["script", "root on sys.path"])
def test_nothing_of_the_project_is_run(on_path: bool, as_module: bool, tmp_path: Path) -> None:
    files = dict(TRAPS)
    if as_module:
        files["gi.py"] = files.pop("gi/__init__.py")
        del files["gi/repository/__init__.py"]
    root = plant(tmp_path / "root", files)
    path = f"import sys\nsys.path.insert(0, {str(root)!r})\n" if on_path else ""
    script = tmp_path / "watch.py"
    # The path comes last, so that the interpreter itself does not find the traps on its way up.
    script.write_text(WATCH.replace("sys.addaudithook", "import secrets\n" + path + "sys.addaudithook"))
    options = ["-j1", "--asy-strict", "--select=ASY1", "app.py", "pkg", "space", "plain.py"]
    command = [sys.executable, str(script), str(root), *options]
    done = subprocess.run(command, cwd=root, capture_output=True, check=True, text=True)
    assert "app.py:25:5: ASY153" in done.stdout
    assert done.stdout.endswith("ran []\n")
    assert list(root.rglob("*.mark")) == []
    assert done.stderr == ""


@pytest.fixture
def state() -> Iterator[None]:
    """What other users of astroid, and of the import system, find before and after must be the same."""
    manager, brain = inference.MANAGER, inference.AstroidManager.brain

    def look() -> object:
        shown = {name: (id(value), len(value) if hasattr(value, "__len__") else value) for name, value in brain.items()}
        return shown, dict(vars(manager)), list(sys.path), list(sys.meta_path), inference.InferenceContext.max_inferred

    inference.AstroidBuilder(manager)
    before = look()
    yield
    assert look() == before


@pytest.mark.parametrize("files", FOUND.values(), ids=FOUND)
def test_all_is_put_back(files: Mapping[str, str], tmp_path: Path, state: None) -> None:
    check_marked(next(plant(tmp_path, files).rglob("app.py")))


def test_settings_of_other_users_of_astroid_do_not_reach_us(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(inference.AstroidManager.brain, "always_load_extensions", True)
    monkeypatch.setitem(inference.AstroidManager.brain, "module_denylist", {"tools"})
    check_marked(plant(tmp_path, FOUND["through an argument of a function elsewhere"]) / "app.py")


# -- what astroid must be like ------------------------------------------------------------------------------------


def test_the_state_of_astroid_is_where_we_replace_it() -> None:
    state = inference._safe_state(inference._Shelf(None, None))
    assert set(state) <= set(inference.AstroidManager.brain)
    assert set(vars(inference.MANAGER)) <= set(state)
    # Whatever else its state may come to hold is not ours to guess.
    assert set(inference.AstroidManager.brain) - set(state) <= {"optimize_ast"}


def test_what_imports_for_gi_is_known_and_left_out() -> None:
    def unsafe(transforms: Mapping[type, list[tuple[object, object]]]) -> list[object]:
        pairs = [pair for pairs in transforms.values() for pair in pairs]
        return [function for function, _ in pairs if getattr(function, "__module__", "") == inference._UNSAFE]

    hooks = [hook for hook in inference.MANAGER._failed_import_hooks if hook.__module__ == inference._UNSAFE]
    assert len(unsafe(inference.MANAGER._transform.transforms)) == len(hooks) == 1
    state = inference._safe_state(inference._Shelf(None, None))
    assert unsafe(state["_transform"].transforms) == state["_failed_import_hooks"] == []
