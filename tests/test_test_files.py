"""What is left alone in tests, by what they import or what they are called."""

from __future__ import annotations

import pytest
from helpers import codes

COMPREHENSION = (
    "async def titles(pages):\n    found = []\n    async for page in pages:\n        found.append(page)\n"
    "    return found\n"
)
POLICY = "import asyncio\nasyncio.set_event_loop_policy(None)\n"
GONE = "import asyncio\nasyncio.get_child_watcher()\n"
LEAK = (
    "import aiohttp\nasync def fetch(url):\n    session = aiohttp.ClientSession()\n"
    "    await session.head(url)\n    await session.close()\n"
)
OPEN = {
    "ASY160": "import aiohttp\nasync def fetch(url):\n    await aiohttp.ClientSession().head(url)\n",
    "ASY161": (
        "import aiohttp\nasync def ask(session: aiohttp.ClientSession):\n    answer = await session.get('http://a.b')\n"
        "    print(answer.status)\n"
    ),
    "ASY162": "import asyncpg\nasync def ask():\n    await (await asyncpg.connect()).execute('SELECT 1')\n",
    "ASY163": "import aiofiles\nasync def read(path):\n    return await (await aiofiles.open(path)).read()\n",
}
"""What is left open; tests leave much open."""
POOL = "import concurrent.futures\nasync def work():\n    concurrent.futures.ThreadPoolExecutor()\n"
FOREVER = "import asyncio\nasyncio.get_event_loop().run_forever()\n"
RUN = (
    "import asyncio\nasync def work():\n    await asyncio.sleep(1)\n"
    "def run():\n    loop = asyncio.{made}()\n    loop.run_until_complete(work()){then}\n"
)
CANCEL = (
    "import asyncio\nasync def work():\n    try:\n        await asyncio.sleep(1)\n    finally:\n        await end()\n"
    "async def run():\n    task = asyncio.create_task(work())\n    try:\n        await asyncio.sleep(2)\n"
    "    finally:\n        task.cancel()\n"
)
SOURCES = {"ASY425": POLICY, "ASY430": COMPREHENSION}
PROGRAMS = {
    "ASY113": POOL,
    "ASY141": RUN.format(made="new_event_loop", then=""),
    "ASY330": LEAK,
    "ASY342": CANCEL,
}
BESIDE_TESTS = {**OPEN, "ASY140": FOREVER, "ASY324": RUN.format(made="get_event_loop", then="\n    loop.close()")}
NAMES = ["test_pages.py", "folder/test_pages.py", "pages_test.py", "conftest.py"]
OTHER_NAMES = ["pages.py", "tests/pages.py", "testing.py", "latest.py", "attest_it.py"]


@pytest.mark.parametrize("code", SOURCES)
@pytest.mark.parametrize("name", OTHER_NAMES)
def test_other_files_are_reported(code: str, name: str) -> None:
    assert codes(SOURCES[code], filename=name, asy_target_version="3.12") == [code]


@pytest.mark.parametrize("code", SOURCES)
@pytest.mark.parametrize("name", NAMES)
def test_files_named_like_tests_are_not(code: str, name: str) -> None:
    assert codes(SOURCES[code], filename=name, asy_target_version="3.12") == []


@pytest.mark.parametrize("code", SOURCES)
@pytest.mark.parametrize("package", ["pytest", "unittest"])
def test_files_that_import_a_framework_are_not(code: str, package: str) -> None:
    assert codes(f"import {package}\n{SOURCES[code]}", asy_target_version="3.12") == []


@pytest.mark.parametrize("name", [*NAMES, *OTHER_NAMES])
def test_what_is_gone_fails_in_tests_too(name: str) -> None:
    assert codes(GONE, filename=name, asy_target_version="3.12") == ["ASY425"]


@pytest.mark.parametrize("code", [*PROGRAMS, *BESIDE_TESTS])
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("pages.py", "neither"),
        ("latest.py", "neither"),
        ("test_pages.py", "test"),
        ("tests/pages.py", "test"),
        ("shop/testing.py", "test"),
        ("shop/module_testing/pages.py", "test"),
        ("load_benchmark.py", "program"),
        ("scripts/pages.py", "program"),
        ("shop/__main__.py", "program"),
        ("shop/_cli.py", "program"),
    ],
)
def test_what_is_said_of_tests_and_programs(code: str, name: str, kind: str) -> None:
    source = {**PROGRAMS, **BESIDE_TESTS}[code]
    silent = kind == "test" or (kind == "program" and code in PROGRAMS)
    assert (code in codes(source, filename=name, asy_target_version="3.12", extend_select=(code,))) is not silent


CONSTRUCTOR = "class Server:\n    async def __init__(self, pool):\n        self.connection = await pool.get()\n"


def test_a_constructor_that_somebody_awaits() -> None:
    assert codes(CONSTRUCTOR) == ["ASY233"]
    assert codes(f"import ray\n{CONSTRUCTOR}") == []
    assert codes(f"from ray import serve\n{CONSTRUCTOR}") == []
    assert codes(f"import pytest\n{CONSTRUCTOR}") == []


def test_a_test_is_an_outermost_function() -> None:
    body = "  for item in job:\n    try:\n      await item()\n    except BaseException as e:\n      print(e)\n"
    source = f"{{imports}}async def {{name}}(job):\n{body}"
    assert codes(source.format(imports="import pytest\n", name="test_it")) == []
    assert codes(source.format(imports="", name="test_it")) == ["ASY223"]


SWALLOWED = "async def work(job):\n  try:\n    await job()\n  except BaseException as e:\n    print(e)\n  await job()\n"
REPLACED = "async def work(job):\n  try:\n    await job()\n  except BaseException:\n    raise OSError\n"


@pytest.mark.parametrize(("source", "code"), [(SWALLOWED, "ASY223"), (REPLACED, "ASY224")], ids=["ASY223", "ASY224"])
def test_cancellations_in_programs_and_tests(source: str, code: str) -> None:
    assert codes(source) == [code]
    assert codes(f"import pytest\n{source}") == []
    assert codes(source, filename="shop/__main__.py") == []
    talking = source.replace("  try", "  print(job)\n  try")
    guard = "if __name__ == '__main__':\n    print(work)\n"
    assert codes(source.replace("print(e)", "log(e)") + guard) == [code]
    assert codes(talking + guard) == []
    assert codes(f"{talking}print(__name__)\n") == [code]


def test_cancellations_of_twisted() -> None:
    assert codes(f"from twisted.internet import defer\n{SWALLOWED}") == []
    assert codes(f"import asyncio\nfrom twisted.internet import defer\n{SWALLOWED}") == ["ASY223"]
