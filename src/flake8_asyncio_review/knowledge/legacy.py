"""What asyncio had and has no more, or will not have for long: since when, and what to write in its place.

Read in "What's New in Python" 3.8 to 3.14 and the documentation of asyncio, and looked up in the sources of CPython 3.6
to 3.13. `asyncio.async()` is not here: since 3.7 no Python can read it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from ..named import NamedTuple

Version: TypeAlias = "tuple[int, int]"


class Legacy(NamedTuple):
    """An API that is deprecated since one version and, if it is, gone since another.

    `instead` are phrases that end a message, each with the first Python that has what it names, the best one first.
    """

    deprecated: Version
    removed: Version | None
    instead: tuple[tuple[Version, str], ...]

    @property
    def status(self) -> str:
        """How a message says what became of it."""
        if self.removed is not None:
            return f"was removed in Python {_shown(self.removed)}"
        return f"is deprecated since Python {_shown(self.deprecated)}"

    def advice(self, target: Version) -> str:
        """The first phrase that Python `target` can follow, or an empty string."""
        return next((phrase for since, phrase in self.instead if since <= target), "")


def _shown(version: Version) -> str:
    return f"{version[0]}.{version[1]}"


_POLICY = Legacy(
    (3, 14),  # to be removed in 3.16
    None,
    (
        ((3, 12), "pass `loop_factory=` to `asyncio.run()`"),
        ((3, 11), "use `asyncio.Runner(loop_factory=...)`"),
    ),
)
_WATCHER = Legacy((3, 12), (3, 14), (((3, 8), "leave it out, asyncio waits for child processes by itself"),))

LEGACY: Mapping[str, Legacy] = {
    # https://docs.python.org/3.10/library/asyncio-task.html#generator-based-coroutines
    "asyncio.coroutine": Legacy((3, 8), (3, 11), (((3, 5), "use `async def`"),)),
    # https://docs.python.org/3/whatsnew/3.9.html#removed
    "asyncio.Task.all_tasks": Legacy((3, 7), (3, 9), (((3, 7), "use `asyncio.all_tasks()`"),)),
    "asyncio.Task.current_task": Legacy((3, 7), (3, 9), (((3, 7), "use `asyncio.current_task()`"),)),
    # https://docs.python.org/3/whatsnew/3.8.html#api-and-feature-removals
    "sys.set_coroutine_wrapper": Legacy((3, 7), (3, 8), (((3, 7), "use `sys.set_coroutine_origin_tracking_depth()`"),)),
    "sys.get_coroutine_wrapper": Legacy((3, 7), (3, 8), (((3, 7), "use `sys.get_coroutine_origin_tracking_depth()`"),)),
    # https://docs.python.org/3/whatsnew/3.14.html#deprecated; only since 3.12 do both give the same answer for what
    # `inspect.markcoroutinefunction()` marks, before that asyncio had a mark of its own
    "asyncio.iscoroutinefunction": Legacy((3, 14), None, (((3, 12), "use `inspect.iscoroutinefunction()`"),)),
    **dict.fromkeys(
        (
            "asyncio.AbstractEventLoopPolicy",
            "asyncio.DefaultEventLoopPolicy",
            "asyncio.WindowsProactorEventLoopPolicy",
            "asyncio.WindowsSelectorEventLoopPolicy",
            "asyncio.get_event_loop_policy",
            "asyncio.set_event_loop_policy",
        ),
        _POLICY,
    ),
    # https://docs.python.org/3/whatsnew/3.14.html#removed
    **dict.fromkeys(
        (
            "asyncio.AbstractChildWatcher",
            "asyncio.FastChildWatcher",
            "asyncio.MultiLoopChildWatcher",
            "asyncio.PidfdChildWatcher",
            "asyncio.SafeChildWatcher",
            "asyncio.ThreadedChildWatcher",
            "asyncio.get_child_watcher",
            "asyncio.set_child_watcher",
        ),
        _WATCHER,
    ),
}
"""Functions, classes and decorators by their public name."""

_LOOP = Legacy((3, 8), (3, 10), (((3, 5), "leave it out"),))

LEGACY_ARGUMENTS: Mapping[str, tuple[str, Legacy]] = {
    # https://docs.python.org/3/whatsnew/3.10.html#changes-in-the-python-api
    **{
        f"asyncio.{name}": ("loop", _LOOP)
        for name in (
            "BoundedSemaphore Condition Event LifoQueue Lock PriorityQueue Queue Semaphore as_completed "
            "create_subprocess_exec create_subprocess_shell gather open_connection open_unix_connection shield sleep "
            "start_server start_unix_server wait wait_for"
        ).split()
    },
    # https://docs.python.org/3/library/asyncio-eventloop.html#asyncio.loop.create_datagram_endpoint
    "asyncio.AbstractEventLoop.create_datagram_endpoint": (
        "reuse_address",
        Legacy((3, 8), (3, 11), (((3, 5), "leave it out"),)),
    ),
}
"""Keyword arguments that are gone, by the callable that took them."""
