"""Modules that are broken, odd, forbidden, that vanish or change during the run, or are not saved yet."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from flake8_run import run
from trees import QUIET, WAIT, app, check_marked, lint, lint_one, plant

from flake8_asyncio_review import reading

# -- modules that are no help ------------------------------------------------------------------------------------------

BROKEN: dict[str, bytes] = {
    "syntax": b"def wait(:\n" + WAIT.encode(),
    "null bytes": WAIT.encode() + b"\0",
    "not UTF-8": WAIT.encode() + b"NAME = '\xe9\xff'\n",
    "unknown encoding": b"# -*- coding: klingon -*-\n" + WAIT.encode(),
    "binary": bytes(range(256)) * 20,
    "empty": b"",
    "nested too deep": WAIT.encode() + b"x = " + b"(" * 5000 + b")" * 5000 + b"\n",
    "an expression too long": WAIT.encode() + b"x = " + b"-" * 200_000 + b"1\n",
    "too large": WAIT.encode() + b"# " + b"x" * reading.MAX_SIZE + b"\n",
    "Python 2": WAIT.encode() + b"print 'a'\n",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_broken_module_is_unknown(tmp_path: Path, text: bytes) -> None:
    source = "import time\nfrom helper import wait\n\n\nasync def f():\n    wait()\n    time.sleep(1)\n"
    plant(tmp_path, {"helper.py": text, "app.py": source})
    assert lint_one(tmp_path / "app.py") == [(7, "ASY151")]


GOOD: dict[str, bytes] = {
    "latin-1": b"# -*- coding: latin-1 -*-\nNAME = '\xe9'\n" + WAIT.encode(),
    "byte order mark": b"\xef\xbb\xbf" + WAIT.encode(),
    "carriage returns": WAIT.replace("\n", "\r\n").encode(),
    "form feed": b"\x0c\n" + WAIT.encode(),
    "no newline at the end": WAIT.encode().rstrip(),
    "as large as may be": WAIT.encode() + b"#" * (reading.MAX_SIZE - len(WAIT)),
    "invalid escape": WAIT.encode() + b'PATTERN = "\\d"\n',
    "is with a literal": WAIT.encode() + b"FLAG = WAIT is 1\n",
}


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_odd_module_is_read(tmp_path: Path, text: bytes) -> None:
    """Without a warning, too: warnings fail these tests."""
    plant(tmp_path, {"helper.py": text, "app.py": app("from helper import wait")})
    check_marked(tmp_path / "app.py")


@pytest.mark.skipif(sys.platform == "win32", reason="permissions and pipes as on POSIX")
@pytest.mark.parametrize("kind", ["forbidden", "pipe", "folder", "dangling link", "link to itself"])
def test_what_cannot_be_read_is_unknown(tmp_path: Path, kind: str) -> None:
    path = plant(tmp_path, {"app.py": app("from helper import wait", silent=True)}) / "helper.py"
    if kind == "forbidden":
        path.write_text(WAIT)
        path.chmod(0)
        if os.access(path, os.R_OK):
            pytest.skip("this user may read everything")
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("helper.py" if kind == "link to itself" else "nowhere.py")
    assert lint_one(tmp_path / "app.py") == []


def test_module_that_vanishes_between_two_files(tmp_path: Path) -> None:
    files = {"helper.py": WAIT, "one.py": app("from helper import wait"), "two.py": app("from helper import wait")}
    plant(tmp_path, files)

    def paths() -> Iterator[Path]:
        yield tmp_path / "one.py"
        (tmp_path / "helper.py").unlink()
        yield tmp_path / "two.py"

    assert [[line for line, _ in found] for found in lint(paths()).values()] == [[5], [5]]


def test_module_that_vanishes_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, {"helper.py": WAIT, "app.py": app("from helper import wait", silent=True)})
    exists = os.path.isfile

    def isfile(path: str) -> bool:
        found = exists(path)
        if path == str(tmp_path / "helper.py"):
            os.unlink(path)
        return found

    monkeypatch.setattr(os.path, "isfile", isfile)
    assert lint_one(tmp_path / "app.py") == []
    assert not (tmp_path / "helper.py").exists()


@pytest.mark.parametrize("after", ["", QUIET, "class wait:\n    pass\n", f"def a(): ...\n\n\n{WAIT}"])
def test_module_that_changes_before_it_is_linted_itself(tmp_path: Path, after: str) -> None:
    """The first answer came from the disk; the second is about other functions with the same numbers."""
    before = f"def a():\n    pass\n\n\nclass B:\n    def b(self):\n        wait()\n\n\n{WAIT}"
    text = "import asyncio\nimport helper\n\n\nasync def f():\n    helper.wait()\n    helper.B().b()\n"
    plant(tmp_path, {"helper.py": before, "one.py": text, "two.py": text})

    def paths() -> Iterator[Path]:
        yield tmp_path / "one.py"
        (tmp_path / "helper.py").write_text(f"import asyncio\n{after}")
        yield tmp_path / "helper.py"
        yield tmp_path / "two.py"
        yield tmp_path / "one.py"

    found = lint(paths())
    assert {text for texts in found.values() for _, text in texts if "ASY150" not in text} == set()
    assert found[tmp_path / "helper.py"] == []


# -- standard input ----------------------------------------------------------------------------------------------------


def test_stdin_with_a_name_is_part_of_its_project(tmp_path: Path) -> None:
    plant(tmp_path, {"pkg/__init__.py": "", "pkg/helper.py": WAIT, "pkg/app.py": ""})
    buffer = app("from .helper import wait").encode()
    result = run(tmp_path, "--select=ASY,ASY150", "--stdin-display-name", "pkg/app.py", "-", stdin=buffer)
    assert result.found == [(5, "ASY150")]
    assert "wait -> time.sleep (pkg/helper.py:5)" in result.out


def test_stdin_with_a_name_that_is_no_file_yet(tmp_path: Path) -> None:
    plant(tmp_path, {"helper.py": WAIT})
    buffer = app("from helper import wait").encode()
    result = run(tmp_path, "--select=ASY,ASY150", "--stdin-display-name", "new/app.py", "-", stdin=buffer)
    assert result.found == [(5, "ASY150")]


@pytest.mark.parametrize(("saved", "unsaved", "expected"), [(QUIET, WAIT, [(10, "ASY150")]), (WAIT, QUIET, [])])
def test_other_modules_see_the_unsaved_text(
    tmp_path: Path, saved: str, unsaved: str, expected: list[tuple[int, str]]
) -> None:
    text = "import via\n{}\n\nasync def f():\n    via.go()\n"
    plant(tmp_path, {"via.py": "import app\n\n\ndef go():\n    app.wait()\n", "app.py": text.format(saved)})
    result = run(
        tmp_path, "--select=ASY,ASY150", "--stdin-display-name", "app.py", "-", stdin=text.format(unsaved).encode()
    )
    assert result.found == expected


@pytest.mark.parametrize("options", [(), ("--asy-project-root=lib",)], ids=["no root", "a root"])
def test_stdin_without_a_name_is_alone(tmp_path: Path, options: tuple[str, ...]) -> None:
    plant(tmp_path, {"helper.py": WAIT, "stdin": WAIT, "lib/helper.py": WAIT})
    buffer = f"from helper import wait\nimport time\n\n\ndef own():\n    time.sleep(1)\n{app('', 'wait(), own()')}"
    result = run(tmp_path, "--select=ASY,ASY150", *options, "-", stdin=buffer.encode())
    assert result.out == (
        "stdin:11:13: ASY150 `own()` blocks the event loop: own -> time.sleep (stdin:6); "
        "run it with `asyncio.to_thread()`\n"
    )
