"""What messages advise where it depends on the code."""

from __future__ import annotations

import pytest
from helpers import reports

SWALLOWED = {
    "alone": ("    try:\n        await job()\n    except CancelledError:\n        pass\n", "re-raise it"),
    "in a tuple": ("    try:\n        await job()\n    except (OSError, CancelledError):\n        pass\n", "the tuple"),
    "by the way": (
        "    try:\n        await job()\n    except BaseException as e:\n        print(e)\n",
        "`Exception` instead",
    ),
    "with a way round": (
        "    try:\n        await job()\n    except BaseException:\n        fall_back(job)\n",
        "`Exception` instead",
    ),
    "with clean-up": ("    try:\n        await job()\n    except:\n        job.close()\n", "re-raise it at the end"),
    "suppressed": (
        "    with suppress(CancelledError, OSError):\n        await job()\n",
        "leave it out of `suppress()`",
    ),
}
OF_A_TASK = {
    "handled": "    try:\n        await job\n    except CancelledError:\n        pass\n",
    "suppressed": "    with suppress(BaseException):\n        await job\n",
}
REPLACED = {
    "last": ("return 1", "move it behind the `try`"),
    "last under a condition": ("if job.done:\n            return 1", "move it behind the `try`"),
    "more behind it": ("if job.done:\n            return 1\n        job.close()", "let the `finally` run to its end"),
    "of two ways": (
        "if job.done:\n            return 1\n        else:\n            job.close()",
        "let the `finally` run to its end",
    ),
    "in a handler": (
        "try:\n            job.close()\n        except OSError:\n            return 1",
        "let the `finally` run to its end",
    ),
}


@pytest.mark.parametrize(("body", "advice"), SWALLOWED.values(), ids=SWALLOWED)
def test_swallowed_cancellation(body: str, advice: str) -> None:
    source = "from asyncio import CancelledError\nfrom contextlib import suppress\n\nasync def stop(job):\n"
    found = [text for _, _, text in reports(f"{source}  for job in job:\n{body}") if text.startswith("ASY223")]
    assert len(found) == 1
    assert found[0].endswith(advice)


@pytest.mark.parametrize("body", OF_A_TASK.values(), ids=OF_A_TASK)
def test_swallowed_cancellation_of_a_wait_for_a_task(body: str) -> None:
    source = "from asyncio import CancelledError\nfrom contextlib import suppress\n\nasync def stop(job):\n"
    found = [text for _, _, text in reports(source + body) if text.startswith("ASY223")]
    assert len(found) == 1
    assert found[0].endswith("`asyncio.wait([task])`")


@pytest.mark.parametrize(("body", "advice"), REPLACED.values(), ids=REPLACED)
def test_replaced_cancellation(body: str, advice: str) -> None:
    source = f"async def run(job):\n    try:\n        await job()\n    finally:\n        {body}\n"
    assert [text.partition("; ")[2] for _, _, text in reports(source)] == [advice]


LEFT_OPEN = {
    "local": ("session = aiohttp.ClientSession()", "use `async with`"),
    "attribute": ("self.session = aiohttp.ClientSession()", "close it with its object"),
    "annotated attribute": ("self.session: object = await asyncpg.create_pool(DSN)", "close it with its object"),
    "local connection": ("pool = await asyncpg.create_pool(DSN)", "use `async with`"),
    "no manager": ("connection = await asyncpg.connect(DSN)", "`close()` it in a `finally`"),
}


@pytest.mark.parametrize(("line", "advice"), LEFT_OPEN.values(), ids=LEFT_OPEN)
def test_resources_left_open(line: str, advice: str) -> None:
    source = f"import aiohttp, asyncpg\nclass Api:\n  async def open(self):\n    {line}\n"
    source += "  async def close(self):\n    pass\n"
    assert [text.rpartition("; ")[2] for _, _, text in reports(source)] == [advice]


@pytest.mark.parametrize("kind", ["Proactor", "Selector"])
def test_the_loop_of_a_policy(kind: str) -> None:
    source = f"import asyncio\nloop = asyncio.Windows{kind}EventLoopPolicy().new_event_loop()\n"
    ((_, _, text),) = [found for found in reports(source, asy_target_version="3.12") if "ASY425" in found[2]]
    assert text.endswith(f"use `asyncio.{kind}EventLoop()`")
