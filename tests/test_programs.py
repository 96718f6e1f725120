"""Chains are not reported where nobody waits: in tests, scripts and commands, before an application serves."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import codes
from trees import app, lint_one, plant

from flake8_asyncio_review.project import place_of

SOURCE = app("import time\n\n\ndef wait():\n    time.sleep(1)")
PLACES = [
    ("shop/prices.py", True),
    ("shop/main.py", True),
    ("shop/latest.py", True),
    ("shop/attesting_prices.py", True),
    ("shop/testing_prices.py", False),
    ("shop/load_benchmark.py", False),
    ("shop/cloud_cli.py", True),
    ("shop_cli/server.py", True),
    ("shop/module_testing/prices.py", False),
    ("tests/prices.py", False),
    ("shop/testing/prices.py", False),
    ("shop/_cli/prices.py", False),
    ("shop/cli.py", False),
    ("shop/__main__.py", False),
    ("shop/test_prices.py", False),
    ("shop/prices_test.py", False),
    ("conftest.py", False),
    ("scripts/prices.py", False),
]


@pytest.mark.parametrize(("name", "expected"), PLACES)
def test_where_a_file_stands(tmp_path: Path, name: str, expected: bool) -> None:
    folder = plant(tmp_path / "tests", {name: SOURCE})
    assert ("ASY150" in [code for _, code in lint_one(folder / name)]) is expected


def test_in_a_package_without_a_project(tmp_path: Path) -> None:
    files = {"shop/__init__.py": "", "shop/tests/__init__.py": "", "shop/tests/prices.py": SOURCE}
    folder = plant(tmp_path, files, marker="")
    assert place_of(str(folder / "shop" / "tests" / "prices.py"), "")[-3:] == ("shop", "tests", "prices.py")
    assert place_of("stdin", str(folder)) == ("stdin",)


def reported(source: str) -> bool:
    """Whether a file is reported that holds `source` and a function `wait` that blocks."""
    found = codes(f"import asyncio\nimport time\n\n\ndef wait():\n    time.sleep(1)\n\n\n{source}\n")
    return "ASY150" in found


def test_files_of_tests() -> None:
    assert not reported("import pytest\n\n\nasync def price():\n    wait()")


COMMANDS = [
    ("import click\n\n@click.command()\nasync def work():\n    wait()", False),
    ("import click\n\n@click.group()\ndef shop():\n    pass\n\n@shop.command()\nasync def work():\n    wait()", False),
    ("import typer\n\nshop = typer.Typer()\n\n@shop.command()\nasync def work():\n    wait()", False),
    ("import bot\n\n@bot.command()\nasync def work():\n    wait()", True),
    ("async def main():\n    wait()\n\nasyncio.run(main())", True),
]


@pytest.mark.parametrize(("source", "expected"), COMMANDS)
def test_commands(source: str, expected: bool) -> None:
    assert reported(source) is expected


HOOKS = [
    ("@app.on_event('startup')\nasync def work():\n    wait()", False),
    ("@app.on_event('request')\nasync def work():\n    wait()", True),
    ("@app.before_serving\nasync def work():\n    wait()", False),
    ("@app.listener('before_server_start')\nasync def work(app):\n    wait()", False),
    ("async def work():\n    wait()\n\nmake(on_startup=[work])", False),
    ("async def work():\n    wait()\n\nmake(on_request=[work])", True),
    ("async def work(app):\n    wait()\n    yield\n\nmake(lifespan=work)", False),
    ("async def work(app):\n    wait()\n\napp.on_startup.append(work)", False),
    ("async def work(app):\n    wait()\n\napp.on_startup.append(work)\napp.later(work)", True),
    ("async def work(app):\n    wait()\n\napp.after_start += work", False),
    ("async def work(app):\n    wait()\n\napp.after_request += work", True),
]


@pytest.mark.parametrize(("source", "expected"), HOOKS)
def test_before_an_application_serves(source: str, expected: bool) -> None:
    assert reported(f"from shop import app, make\n\n\n{source}") is expected


STARTS = [
    ("start(self)", "load()", False),
    ("_initialize(self, *args)", "load()", False),
    ("startup(self)", "trust()", False),
    ("start(self)", "look()", False),
    # Nothing else that takes longer.
    ("start(self)", "wait()", True),
    # Not only once.
    ("start(self)", "for _ in '12': load()", True),
    ("start(self, message)", "load()", True),
    ("start(self, *, force=False)", "load()", True),
    ("restart(self)", "load()", True),
]


@pytest.mark.parametrize(("head", "body", "expected"), STARTS)
def test_files_that_an_object_reads_as_it_starts(head: str, body: str, expected: bool) -> None:
    helpers = (
        "def load():\n    return open('a').read()\n\n\ndef look():\n    return os.listdir('a')\n\n\n"
        "def trust():\n    return ssl.create_default_context(cafile='a')\n"
    )
    source = f"import os\nimport ssl\n\n\n{helpers}\n\nclass Shop:\n    async def {head}:\n        {body}\n"
    assert reported(source) is expected


def test_a_second_loop_fails_wherever_it_is_started() -> None:
    source = "def start():\n    asyncio.run(main())\n\n\nasync def main():\n    start()\n\n\nasyncio.run(main())"
    assert "ASY227" in codes(f"import asyncio\nimport pytest\n\n\n{source}\n")
