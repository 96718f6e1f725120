"""Options that name functions of the project itself, by the path under which it imports them."""

from __future__ import annotations

from pathlib import Path

import pytest
from trees import WAIT, lint, lint_one, plant

FILES = {
    "pkg/__init__.py": "",
    "pkg/db.py": f"{WAIT}\n\ndef via():\n    wait()\n\n\ndef quiet():\n    pass\n",
    "pkg/store.py": "import time\n\n\nclass Store:\n    def load(self):\n        time.sleep(1)\n",
    "pkg/threads.py": "def run(function):\n    return function\n",
    "pkg/core.py": "def callback(function):\n    return function\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with its functions."""
    return plant(tmp_path, FILES)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", [6, 7, 8]),
        ("pkg.db.wait", []),
        ("pkg.db.*", []),
        ("pkg.db.via", [6, 8]),
        ("time.sleep", []),
        ("pkg.other.wait", [6, 7, 8]),
    ],
)
def test_nonblocking_calls(folder: Path, value: str, expected: list[int]) -> None:
    source = (
        "from pkg import db\nfrom pkg.db import wait\n\n\nasync def f():\n    db.wait()\n    db.via()\n    wait()\n"
    )
    plant(folder, {"app.py": source})
    assert lint_one(folder / "app.py", asy_nonblocking_calls=value) == [(line, "ASY150") for line in expected]


@pytest.mark.parametrize(("value", "expected"), [("", [5]), ("pkg.store.Store.load", []), ("pkg.store.*", [])])
def test_nonblocking_methods(folder: Path, value: str, expected: list[int]) -> None:
    plant(folder, {"app.py": "from pkg.store import Store\n\n\nasync def f():\n    Store().load()\n"})
    assert lint_one(folder / "app.py", asy_nonblocking_calls=value) == [(line, "ASY150") for line in expected]


def test_blocking_calls(folder: Path) -> None:
    plant(folder, {"app.py": "from pkg import db\n\n\nasync def f():\n    db.quiet()\n    db.via()\n"})
    found = lint([folder / "app.py"], asy_blocking_calls="pkg.db.quiet -> use the other, pkg.db.via -> await avia()")
    (quiet, via) = found[folder / "app.py"]
    assert (quiet[0], via[0]) == (5, 6)
    assert quiet[1].endswith("blocks the event loop; use the other")
    assert via[1].endswith("; await avia()")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", [(6, "ASY152")]),
        ("pkg.threads.run", [(6, "ASY112"), (7, "ASY210")]),
        ("pkg.*", [(6, "ASY112"), (7, "ASY210")]),
    ],
)
def test_executor_calls(folder: Path, value: str, expected: list[tuple[int, str]]) -> None:
    source = "import requests\nfrom pkg import threads\n\n\nasync def f():\n"
    source += "    await threads.run(requests.get('a'))\n    await threads.run(f)\n"
    plant(folder, {"app.py": source})
    assert lint_one(folder / "app.py", asy_executor_calls=value) == expected


@pytest.mark.parametrize(("value", "expected"), [("", []), ("pkg.core.callback", [8]), ("pkg.core.*", [8])])
def test_loop_callbacks(folder: Path, value: str, expected: list[int]) -> None:
    source = (
        "import asyncio\nimport time\nfrom pkg.core import callback\n\n\n@callback\ndef done():\n    time.sleep(1)\n"
    )
    plant(folder, {"app.py": source})
    assert lint_one(folder / "app.py", asy_loop_callbacks=value) == [(line, "ASY151") for line in expected]
