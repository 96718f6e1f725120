"""Which Python the advice must fit: the option, else what the project declares, else the running one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from helpers import findings

from flake8_asyncio_review import project

RUNNING = sys.version_info[:2]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("pyproject.toml", '[project]\nrequires-python = ">=3.9"\n', (3, 9)),
        ("pyproject.toml", "[project]\nrequires-python = '>=3.12,<4'\n", (3, 12)),
        ("pyproject.toml", '[project]\nrequires-python=">= 3.11.4"\n', (3, 11)),
        ("pyproject.toml", '[project]\nrequires-python = "~=3.10"\n', (3, 10)),
        ("setup.cfg", "[options]\npython_requires = >=3.8\n", (3, 8)),
        ("pyproject.toml", "[project]\nname = 'a'\n", RUNNING),
        ("pyproject.toml", '[project]\nrequires-python = ">=3"\n', RUNNING),
        ("pyproject.toml", "not toml at all [", RUNNING),
        (".git", "", RUNNING),
    ],
)
def test_what_the_project_declares(tmp_path: Path, name: str, text: str, expected: tuple[int, int]) -> None:
    (tmp_path / name).write_text(text)
    inner = tmp_path / "src" / "pkg"
    inner.mkdir(parents=True)
    assert project.target_version(str(inner / "a.py"), "") == expected
    assert project.target_version(str(inner / "a.py"), str(tmp_path)) == expected


def test_pyproject_wins_over_setup_cfg(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nrequires-python = ">=3.12"\n')
    (tmp_path / "setup.cfg").write_text("[options]\npython_requires = >=3.8\n")
    assert project.target_version(str(tmp_path / "a.py"), "") == (3, 12)


def test_the_nearest_project_counts(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nrequires-python = ">=3.12"\n')
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "setup.cfg").write_text("[options]\npython_requires = >=3.8\n")
    assert project.target_version(str(inner / "a.py"), "") == (3, 8)


@pytest.mark.parametrize("name", ["stdin", "-"])
def test_standard_input_belongs_to_no_project(name: str) -> None:
    assert project.target_version(name, "") == RUNNING


def test_a_file_outside_any_project() -> None:
    assert project.target_version("/a.py", "") == RUNNING


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["ASY425", "ASY425"]),
        ('requires-python = ">=3.11"\n', ["ASY425", "ASY425"]),
        ('requires-python = ">=3.11,<4"\n', ["ASY425", "ASY425"]),
        ('requires-python = ">=3.11, <3.15"\n', ["ASY425", "ASY425"]),
        ('requires-python = ">=3.11, < 3.14"\n', ["ASY425"]),
        ('requires-python = ">=3.11,<3.13"\n', ["ASY425"]),
    ],
)
def test_what_goes_in_a_python_that_the_project_never_meets(tmp_path: Path, text: str, expected: list[str]) -> None:
    (tmp_path / "pyproject.toml").write_text(f"[project]\n{text}")
    source = "import asyncio\nasyncio.set_event_loop_policy(None)\nasyncio.Task.all_tasks()\n"
    found = findings(source, filename=str(tmp_path / "a.py"), asy_target_version="3.11")
    assert [code for _, code in found] == expected
