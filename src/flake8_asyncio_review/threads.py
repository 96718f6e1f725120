"""Which functions of a file run in other threads, and only there."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .knowledge.hops import HOP_METHODS, LOOP_RUNNERS, PROCESS_HOPS, THREAD_HOPS
from .summary import Function
from .values import NONE, Value, unwrapped

if TYPE_CHECKING:
    from .module import Module

_THREAD_POOL = "concurrent.futures.ThreadPoolExecutor"
_POOL_OF_THREADS = "multiprocessing.pool.ThreadPool"
"""Its methods are those of a pool of processes."""
_PROCESS_POOLS = ("concurrent.futures.ProcessPoolExecutor", "concurrent.futures.InterpreterPoolExecutor")
_LOOP_MAKERS = LOOP_RUNNERS | {"asyncio.new_event_loop", "asyncio.set_event_loop", "uvloop.new_event_loop"}
_TELLING = frozenset("run_until_complete run_forever new_event_loop set_event_loop".split())
"""Names that speak of a loop of the thread's own, whatever they are called on."""


def hop_kind(call: ast.Call, module: Module) -> str:
    """Where the function that the thread hop `call` gets will run: "thread", "process", or "" if it may be both."""
    names = module.names(call.func)
    if any(name in PROCESS_HOPS for name in names):
        receiver = module.certain(call.func.value) if isinstance(call.func, ast.Attribute) else ()
        in_threads = [_is_kind(value, _POOL_OF_THREADS, module) for value in receiver]
        return "process" if not any(in_threads) else "thread" if all(in_threads) else ""
    tail = _last(names[0]) if names else module.tails(call)[0]
    place = THREAD_HOPS.get(names[0]) if names else HOP_METHODS.get(tail)
    if tail.startswith("run_in_executor") and place == 1:
        return _executor_kind(call.args[0], module) if call.args else ""
    if isinstance(call.func, ast.Attribute) and names and names[0].startswith("concurrent.futures.Executor."):
        return _executor_kind(call.func.value, module)
    return "thread"


def _executor_kind(executor: ast.expr, module: Module) -> str:
    """The same for an executor; where it is None, asyncio uses threads: it takes no other pool as its default."""
    values = module.values(executor)
    if any(_is_kind(value, kind, module) for value in values for kind in _PROCESS_POOLS):
        return "process"
    return "thread" if all(value is NONE or _is_kind(value, _THREAD_POOL, module) for value in values) else ""


def _is_kind(value: Value, kind: str, module: Module) -> bool:
    """Whether `value` is an object of the library's class `kind` or of a class of the project made from it."""
    if value.kind == "instance":
        return kind in module.facts.ancestry(value.name)
    return value.kind == "object" and _inherits(value, kind, module)


def _inherits(value: Value, kind: str, module: Module) -> bool:
    ancestors = module.resolver.home(value).ancestry(value.record)
    return any(item.kind == "external" and kind in module.facts.ancestry(item.name) for item in ancestors)


class Threads:
    """The functions of one file that run in threads.

    Args:
        module: the file.
    """

    def __init__(self, module: Module) -> None:
        self._module = module
        self._own = {
            function.index: function
            for function in module.summary.functions.values()
            if not function.is_async and not function.is_generator
        }
        self._decorated: set[int] = set()
        self._entries = self._found_entries()
        self.reached: dict[int, frozenset[int]] = self._reached() if self._entries else {}
        """By number, the functions that run in other threads and nowhere else, with the functions (by number too) that
        the threads begin in."""

    def holds(self, node: ast.AST) -> bool:
        """Whether `node` stands in the body of a function that runs in other threads and nowhere else."""
        function = self._module.function(node) if self._entries else None
        return function is not None and function.index in self.reached

    def has_own_loop(self, node: ast.AST) -> bool:
        """Whether the thread that runs the body around `node` makes or runs an event loop itself."""
        function = self._module.function(node)
        entries = self.reached.get(function.index, ()) if function is not None else ()
        return any(self._runs_loop(entry) for entry in entries)

    # -- where threads begin -------------------------------------------------------------------------------------

    def _found_entries(self) -> set[int]:
        module = self._module
        found: set[int] = set()
        for node in module.nodes:
            target = module.hop_argument(node)
            if target is None or hop_kind(node, module) == "process":  # type: ignore[arg-type]
                continue
            for value in unwrapped(module.certain(target)):
                # What a lambda is called by elsewhere is not looked for.
                if self._is_own(value) and (isinstance(target, ast.Lambda) or self._own[value.record].name != "lambda"):
                    found.add(value.record)
        for function in self._own.values():
            if function.decorators and any(map(_hands_over, module.resolver.decorators(function))):
                self._decorated.add(function.index)
            elif function.name == "run" and function.owner >= 0 and self._is_thread(function):
                found.add(function.index)
        return found | self._decorated

    def _is_own(self, value: Value) -> bool:
        return value.kind == "function" and value.module == self._module.resolver.path and value.record in self._own

    def _is_thread(self, method: Function) -> bool:
        owner = Value("class", record=method.owner, module=self._module.resolver.path)
        return _inherits(owner, "threading.Thread", self._module)

    # -- what runs there -----------------------------------------------------------------------------------------

    def _reached(self) -> dict[int, frozenset[int]]:
        """Entries that nobody calls elsewhere, and the helpers that only they call, with the entries of each."""
        uses = self._uses
        only = {index for index in self._own if index in self._entries or (uses.get(index) and self._is_private(index))}
        only = {index for index in only if self._may_stay(index)}
        while True:
            left = {index for index in only if index in self._decorated or uses.get(index, set()) <= only}
            if left == only:
                break
            only = left
        found: dict[int, set[int]] = {}
        for entry in self._entries & only:
            for index in self._closure(entry, only):
                found.setdefault(index, set()).add(entry)
        return {index: frozenset(entries) for index, entries in found.items()}

    def _may_stay(self, index: int) -> bool:
        """Whether nothing but its uses may bring a function to the loop: it is no callback, and not decorated."""
        keeps = index in self._decorated or self._module.resolver.keeps(self._own[index])
        return keeps and not self._module.runs_on_loop(index)

    def _is_private(self, index: int) -> bool:
        """Whether no other module is likely to call a function."""
        function = self._own[index]
        nested = self._module.summary.scopes[function.parent].kind == "function"
        return nested or (function.name.startswith("_") and not function.name.endswith("__"))

    def _closure(self, entry: int, among: set[int]) -> set[int]:
        found, pending = {entry}, [entry]
        while pending:
            caller = pending.pop()
            for callee, callers in self._uses.items():
                if caller in callers and callee in among and callee not in found:
                    found.add(callee)
                    pending.append(callee)
        return found

    @functools.cached_property
    def _uses(self) -> dict[int, set[int]]:
        """By function, the functions whose bodies call it; -1 for whatever else may be done with it."""
        by_name: dict[str, list[Function]] = {}
        for function in self._own.values():
            by_name.setdefault(function.name, []).append(function)
        found: dict[int, set[int]] = {}
        for node in self._module.places:
            name = _read_name(node)
            if name not in by_name:
                continue
            assert isinstance(node, (ast.Name, ast.Attribute))
            user = self._user(node)
            if user is None:
                continue
            for index in self._meant(node, by_name[name]):
                found.setdefault(index, set()).add(user)
        return found

    def _meant(self, node: ast.Name | ast.Attribute, functions: list[Function]) -> Iterator[int]:
        """Which of the `functions` of one name `node` is or may be."""
        values = self._module.values(node)
        certain = {value.record for value in values if self._is_own(value)}
        unknown = isinstance(node, ast.Attribute) and any(value.kind == "unknown" for value in values)
        for function in functions:
            # Nobody calls `run()` of a thread, and many other things are called so.
            if function.index in certain or (unknown and function.owner >= 0 and function.name != "run"):
                yield function.index

    def _user(self, node: ast.Name | ast.Attribute) -> int | None:
        """The function that calls `node`; -1 if something else is done with it, `None` if it is handed to a thread."""
        module = self._module
        parent = module.parent(node)
        if isinstance(parent, ast.Call) and parent.func is node:
            function = module.function(node)
            return -1 if function is None else function.index
        handed = parent if isinstance(parent, ast.Call) and module.name(parent.func) == "functools.partial" else node
        return None if module.is_handed_over(handed) else -1

    # -- loops ---------------------------------------------------------------------------------------------------

    def _runs_loop(self, entry: int) -> bool:
        reached = self._closure(entry, set(self._own))
        return not reached.isdisjoint(self._loop_owners)

    @functools.cached_property
    def _loop_owners(self) -> set[int]:
        """The functions whose own body makes or runs an event loop."""
        module = self._module
        tails = _TELLING.union(map(_last, _LOOP_MAKERS))
        found: set[int] = set()
        for node in module.nodes:
            if not isinstance(node, ast.Call) or tails.isdisjoint(module.tails(node)):
                continue
            function = module.function(node)
            telling = not _TELLING.isdisjoint(module.tails(node))
            if function is not None and (telling or any(name in _LOOP_MAKERS for name in module.names(node.func))):
                found.add(function.index)
        return found


def _hands_over(decorator: str) -> bool:
    """Whether a decorator makes the function that it gets run in a thread."""
    return THREAD_HOPS.get(decorator) == 0 and decorator not in PROCESS_HOPS


def _read_name(node: ast.AST) -> str:
    if isinstance(node, ast.Name):
        return node.id if isinstance(node.ctx, ast.Load) else ""
    return node.attr if isinstance(node, ast.Attribute) else ""


def _last(name: str) -> str:
    return name.rpartition(".")[2]
