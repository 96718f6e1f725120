"""The review checklist: what a reviewer of asynchronous code looks for, and the rules that look for it."""

from __future__ import annotations

from typing import NamedTuple

from .sections import Section


class Item(NamedTuple):
    """One thing to check; `codes` are the rules that report where it does not hold, whether they exist yet or not."""

    section: Section
    text: str
    codes: tuple[str, ...]


def _items(section: Section, *items: tuple[str, str]) -> tuple[Item, ...]:
    return tuple(Item(section, text, tuple(f"ASY{number}" for number in numbers.split())) for text, numbers in items)


CHECKLIST = (
    *_items(
        Section.CONCURRENCY,
        ("CPU-bound work runs in an executor, not on the event loop", "110 312"),
        ("No code forgets that all tasks share one thread and switch at every await", "111 211 212"),
        ("No thread does what a coroutine can do", "310"),
        (
            "Blocking work goes through an executor, and gets there uncalled",
            "112 150 151 152 153 154 155 156 157 158 159 210",
        ),
        ("Thread pools are bounded", "311"),
        ("CPU-bound Python code runs in processes, not in threads", "312"),
        ("Executors are shut down", "113 341"),
        ("No mutable state is shared between threads and the event loop unguarded", "111 313"),
    ),
    *_items(
        Section.COROUTINES,
        ("`async def` and `await` are used where they mean something", "229 424 425"),
        ("Every coroutine is awaited", "220 221 284"),
        ("`asyncio.run()` is the entry point", "324 327 422"),
        ("No event loop is started inside another", "227"),
        ("Tasks are made with `create_task()`", "420"),
        ("References to tasks are kept", "222"),
        ("Tasks have names", "421"),
        ("What can run concurrently does", "320 321"),
        ("`gather()` says what happens on errors", "322"),
        ("Results of `gather()` are checked", "270"),
        ("What `wait()` returns is dealt with, done and pending", "228 323"),
        ("Results are streamed with `as_completed()` where order does not matter", "423"),
        ("`CancelledError` is raised on", "223 224"),
        ("Waits for others have timeouts", "225 226 282"),
        ("Cancellation reaches whoever it is meant for", "326 342 381"),
        ("No broad `except` catches cancellation", "223"),
    ),
    *_items(
        Section.PATTERNS,
        ("Resources are entered with `async with`", "230 330"),
        ("`__aenter__` and `__aexit__` are there, both, and asynchronous", "233"),
        ("`@asynccontextmanager` cleans up in `finally`", "130 234 432"),
        ("`async for` is used for what is asynchronous, and only there", "231 232 431"),
        ("Asynchronous generators are closed", "331 332 333 340"),
        ("Asynchronous comprehensions replace loops that only append", "430"),
        ("Resources are made where an event loop runs", "242"),
        ("Tasks start when their resources are ready", "286 343"),
        ("Resources live as long as they are used", "260 330"),
    ),
    *_items(
        Section.LIFECYCLE,
        ("Signals are handled through the event loop", "142 240"),
        ("Tasks are cancelled at shutdown", "140 241"),
        ("Cancelled tasks are awaited", "342"),
        ("Asynchronous generators are shut down with the loop", "340"),
        ("The default executor is shut down with the loop", "341"),
        ("Event loops are closed", "141"),
        ("No session, connection, response or stream is left open", "160 161 162 163"),
    ),
    *_items(
        Section.BLOCKING,
        ("No `time.sleep()` on the event loop", "151"),
        ("No blocking HTTP on the event loop", "152"),
        ("No blocking file access on the event loop", "153 158 350 353"),
        ("No blocking database access on the event loop", "154"),
        ("Old blocking code runs in an executor, also behind helpers", "150 155 156 157 159"),
        ("Debug mode can be switched on", "450"),
    ),
    *_items(
        Section.LIBRARIES,
        ("HTTP sessions are reused", "360"),
        ("HTTP sessions are context managers", "160 330"),
        ("HTTP connections are limited", "361 364"),
        ("Responses are read or released", "161 260"),
        ("File access is asynchronous", "153"),
        ("Files are context managers", "163"),
        ("Connections come from pools", "362"),
        ("Pools are closed", "162"),
        ("Transactions are context managers", "363"),
        ("Repeated queries are prepared", "460"),
    ),
    *_items(
        Section.RESILIENCE,
        ("Each task deals with its errors", "372"),
        ("Exceptions are logged, not dropped", "270 373"),
        ("Retries back off, end and let cancellation through", "271 272 273 374 375 470"),
        ("One failure does not take everything down", "322 372"),
        ("Concurrency is limited", "370"),
        ("Queues push back", "371"),
        ("Connection pools are limited", "361"),
    ),
)
"""All items, in the order of the sections."""
