"""Exceptions that are no errors: which classes a cancellation has, and what raises, swallows or converts exceptions.

Read in CPython 3.10 to 3.13 (Lib/asyncio/exceptions.py, timeouts.py, taskgroups.py, tasks.py; Lib/contextlib.py), anyio
4.x and trio 0.3x.
"""

from __future__ import annotations

from collections.abc import Mapping

CANCELLED = frozenset(
    (
        "asyncio.CancelledError",
        "asyncio.exceptions.CancelledError",
        "anyio.get_cancelled_exc_class",
        "trio.Cancelled",
    )
)
"""Classes of a cancellation, and the function that gives it. That of concurrent.futures is another one, an error."""

CANCELLED_BY_ERROR = frozenset(("twisted",))
"""Packages with coroutines of their own, whose cancellation is an `Exception` (twisted/internet/defer.py)."""

EXITS = frozenset(("builtins.SystemExit", "builtins.KeyboardInterrupt", "builtins.GeneratorExit"))
"""Exceptions outside `Exception` that end a program or a generator."""

NO_RETURN: Mapping[str, str] = {
    "sys.exit": "exit",
    "builtins.exit": "exit",
    "builtins.quit": "exit",
    "os._exit": "",
    "os.abort": "",
    "os.execl": "",
    "os.execle": "",
    "os.execlp": "",
    "os.execv": "",
    "os.execve": "",
    "os.execvp": "",
    "os.execvpe": "",
    "typing.assert_never": "error",
    "pytest.exit": "exit",
    "pytest.fail": "exit",
    "pytest.skip": "exit",
    "pytest.xfail": "exit",
}
"""Functions that never return, and the kind of the exception that they raise; empty if the process ends."""

SUPPRESSING: Mapping[str, str] = {
    "contextlib.suppress": "",
    "pytest.raises": "",
    "anyio.CancelScope": "cancel",
    "anyio.move_on_after": "cancel",
    "anyio.move_on_at": "cancel",
    "trio.CancelScope": "cancel",
    "trio.move_on_after": "cancel",
    "trio.move_on_at": "cancel",
}
"""Context managers that swallow exceptions: of the classes that they are given, or (at times) of a kind."""

CONVERTING = frozenset(
    (
        "asyncio.timeout",
        "asyncio.timeout_at",
        "async_timeout.timeout",
        "async_timeout.timeout_at",
        "anyio.fail_after",
        "trio.fail_after",
        "trio.fail_at",
    )
)
"""Context managers that turn a cancellation of their own into an error."""
