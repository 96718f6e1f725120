"""Files that are hard to read: flake8's own message, nothing of ours lost, and no traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from flake8_run import run

ASYNC = "import time\n\n\nasync def f():\n    time.sleep(1)\n"
SELECT = "--select=ASY,E9"


def lint(tmp_path: Path, content: bytes, *arguments: str) -> tuple[list[tuple[int, str]], str]:
    """Findings in a file with these bytes, and what stands on standard error."""
    (tmp_path / "example.py").write_bytes(content)
    result = run(tmp_path, SELECT, *arguments, "example.py")
    return result.found, result.err


@pytest.mark.parametrize(
    "source",
    [
        "async def f(:\n    time.sleep(1)\n",
        "async def f():\n    await\n  x = 1\n",
        "async def f():\n    x = (\n",
        "await = 1\n",
        "async def f():\n\ttime.sleep(1)\n        x = 1\n",
        "async def f():\n    print 'x'\n",
        "async def f():\n    'open\n",
    ],
)
def test_syntax_error_is_e999(tmp_path: Path, source: str) -> None:
    found, err = lint(tmp_path, source.encode())
    assert {code for _, code in found} & {"E999", "E902"}
    assert not any(code.startswith("ASY") for _, code in found)
    assert err == ""


def test_undecodable_file(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 and not said to be anything else: flake8 takes them for Latin-1."""
    assert lint(tmp_path, ASYNC.encode() + b"# \xff\xfe\n") == ([(5, "ASY151")], "")


def test_latin_1_with_a_coding_line(tmp_path: Path) -> None:
    content = "# coding: latin-1\nimport time\n\n\nasync def f():\n    'é'; time.sleep(1)\n".encode("latin-1")
    assert lint(tmp_path, content) == ([(6, "ASY151")], "")


def test_unknown_encoding(tmp_path: Path) -> None:
    assert lint(tmp_path, b"# coding: nonsense\n" + ASYNC.encode()) == ([(6, "ASY151")], "")


def test_null_byte(tmp_path: Path) -> None:
    """flake8 says E999 or E902, or crashes by itself, depending on the Python version; we are not in its way."""
    (tmp_path / "example.py").write_bytes(ASYNC.encode() + b"x = '\x00'\n")
    result = run(tmp_path, SELECT, "example.py", may_crash=True)
    assert set(result.codes) & {"E902", "E999"} or "null bytes" in result.err
    assert result.code == 1


def test_byte_order_mark(tmp_path: Path) -> None:
    assert lint(tmp_path, b"\xef\xbb\xbf" + ASYNC.encode()) == ([(5, "ASY151")], "")


@pytest.mark.parametrize("newline", [b"\r\n", b"\r"], ids=["CRLF", "CR"])
def test_other_line_ends(tmp_path: Path, newline: bytes) -> None:
    assert lint(tmp_path, ASYNC.encode().replace(b"\n", newline)) == ([(5, "ASY151")], "")


def test_form_feed(tmp_path: Path) -> None:
    source = "import time\n\f\n\nasync def f():\n    time.sleep(1)\n\f\n    time.sleep(2)\n"
    assert lint(tmp_path, source.encode()) == ([(5, "ASY151"), (7, "ASY151")], "")


def test_form_feed_before_a_finding(tmp_path: Path) -> None:
    """A form feed is white space inside a line, not the end of one."""
    source = "import time\n\n\nasync def f():\n    x = 1;\f time.sleep(1)\n    time.sleep(2)\n    return x\n"
    assert lint(tmp_path, source.encode()) == ([(5, "ASY151"), (6, "ASY151")], "")


@pytest.mark.parametrize("separator", ["\u2028", "\x0b", "\x1c", "\x85"], ids=ascii)
def test_characters_that_only_unicode_takes_for_line_ends(tmp_path: Path, separator: str) -> None:
    source = f"import time\n\n\nasync def f():\n    'é{separator}é'; time.sleep(1)\n    'é'; time.sleep(2)\n"
    (tmp_path / "example.py").write_text(source, "utf-8", newline="")
    result = run(tmp_path, SELECT, "example.py")
    assert [row[1:4] for row in result.rows] == [(5, 12, "ASY151"), (6, 10, "ASY151")]


def test_columns_count_characters(tmp_path: Path) -> None:
    source = "import time\n\n\nasync def f():\n    'äöü€𝄞'; time.sleep(1); x = 'ä'; time.sleep(2)\n    return x\n"
    (tmp_path / "example.py").write_text(source, "utf-8")
    rows = run(tmp_path, SELECT, "example.py").rows
    line = source.splitlines()[4]
    assert [row[2] for row in rows] == [line.index("time") + 1, line.rindex("time") + 1]


def test_names_in_other_scripts(tmp_path: Path) -> None:
    source = "from time import sleep as schläft\n\n\nasync def größe():\n    schläft(1)\n"
    assert lint(tmp_path, source.encode()) == ([(5, "ASY151")], "")


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"\n\n\n", b"# async\n", b"'''async'''", b"async def f(): ...", b"\xef\xbb\xbf"]
)
def test_next_to_nothing(tmp_path: Path, content: bytes) -> None:
    assert lint(tmp_path, content) == ([], "")


def test_no_newline_at_the_end(tmp_path: Path) -> None:
    assert lint(tmp_path, ASYNC.encode().rstrip()) == ([(5, "ASY151")], "")


def test_missing_file(tmp_path: Path) -> None:
    result = run(tmp_path, SELECT, "nowhere.py")
    assert (result.codes, result.err) == (["E902"], "")


def test_folder_named_like_a_file(tmp_path: Path) -> None:
    (tmp_path / "pkg.py").mkdir()
    (tmp_path / "pkg.py" / "example.py").write_text(ASYNC)
    assert run(tmp_path, SELECT).found == [(5, "ASY151")]


@pytest.mark.parametrize("depth", [60, 95])
def test_deep_nesting_of_blocks(tmp_path: Path, depth: int) -> None:
    lines = ["import time", "async def f(x):"]
    lines += [" " * (number + 1) + "if x:" for number in range(depth)]
    lines.append(" " * (depth + 1) + "time.sleep(1)")
    found, err = lint(tmp_path, "\n".join(lines).encode() + b"\n", "--max-complexity=-1")
    assert (found, err) == ([(depth + 3, "ASY151")], "")


def test_too_many_brackets_for_python(tmp_path: Path) -> None:
    found, err = lint(tmp_path, b"import time\nasync def f():\n    " + b"(" * 300 + b")" * 300 + b"\n")
    assert {code for _, code in found} & {"E999", "E902"}
    assert err == ""
