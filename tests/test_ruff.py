"""ruff beside the plugin, with the configuration that the documentation shows."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import ROOT

pytest.importorskip("ruff")

SOURCE = """\
import asyncio
import time


async def main():
    time.sleep(1)  # noqa: ASY151
    await asyncio.sleep(1)  # noqa: ASYNC251
    time.sleep(2)  # noqa: ASY151, ASYNC251
    await asyncio.sleep(2)  # noqa: ASY151, ASYNC251
    time.sleep(3)  # noqa: ASYNC251
"""
KEPT = """\
import asyncio
import time


async def main():
    time.sleep(1)  # noqa: ASY151
    await asyncio.sleep(1)
    time.sleep(2)  # noqa: ASY151, ASYNC251
    await asyncio.sleep(2)  # noqa: ASY151
    time.sleep(3)  # noqa: ASYNC251
"""


def fixed(folder: Path, configuration: str) -> str:
    """What `ruff check --fix` makes of the source."""
    (folder / "ruff.toml").write_text(configuration)
    file = folder / "mod.py"
    file.write_text(SOURCE)
    command = [sys.executable, "-m", "ruff", "check", "--fix", "--quiet", "mod.py"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode in (0, 1), done.stderr
    return file.read_text()


@pytest.mark.parametrize("page", ["README.md", "docs/configuration.md"])
def test_our_comments_stay_and_stale_ones_of_ruff_go(tmp_path: Path, page: str) -> None:
    blocks = re.findall(r"```toml\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL)
    (block,) = [block for block in blocks if "external" in block]
    settings = block.replace("[tool.ruff.lint]", "[lint]") + 'select = ["ASYNC", "RUF100"]\n'
    assert fixed(tmp_path, settings) == KEPT


def test_without_the_setting_ruff_takes_ours_away_with_its_own(tmp_path: Path) -> None:
    left = fixed(tmp_path, '[lint]\nselect = ["ASYNC", "RUF100"]\n')
    assert "await asyncio.sleep(2)\n" in left
