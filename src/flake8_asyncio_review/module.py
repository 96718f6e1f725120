"""The file being linted, as rules see it: names, objects, places, and what runs on the event loop."""

from __future__ import annotations

import ast
import functools
import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from .builder import Builder
from .expressions import Expr, tails
from .knowledge.facts import Twin
from .knowledge.hops import (
    COROUTINE_TAKERS,
    HANDLER_METHODS,
    HOP_METHODS,
    LOOP_CALLBACKS,
    LOOP_DECORATORS,
    LOOP_RUNNERS,
    PROTOCOL_METHODS,
    SYNCHRONOUS_DRIVERS,
    TASK_MAKERS,
    THREAD_HOPS,
)
from .knowledge.index import Index
from .knowledge.python import CONSUMERS
from .options import Settings
from .project import Project, place_of, target_version, version_limit
from .receivers import Resolver
from .recorder import Recorder
from .summary import At, CallRecord, Function
from .uses import Uses
from .values import NONE, OPTIONAL, Value, Values, unwrapped, usual
from .walk import Place, walk

LOOP_NAMES = frozenset(("loop", "_loop", "event_loop", "_event_loop"))
"""A receiver of unknown type with such a name is taken for an asyncio event loop when the method is one of its own."""

_OTHER_LOOPS = frozenset(("gevent", "eventlet", "trollius"))
"""Packages whose loops have methods of the same names, and which make blocking calls wait without blocking."""

_TESTING = ("pytest", "unittest")
_TEST_FILE = r"test_.*\.py|.*_test\.py|conftest\.py"
_FOR_TESTS = frozenset("tests test testing".split())
_BENCHMARKS = frozenset("bench benchmark benchmarks microbenchmark".split())
"""Words in the name of a file, or of a folder round it, that say what it is for: `module_testing`, `load_bench.py`."""
_BY_HAND_FOLDERS = frozenset(("cli", "scripts", "examples"))
_BY_HAND_NAMES = frozenset(("__main__", "_cli", "cli"))
"""Whole names that do: `cloud_cli.py` and `shop_cli/server.py` may be anything."""

if TYPE_CHECKING:
    from .loops import HeldLoop
    from .neighbours import Neighbours
    from .paths import Paths
    from .second_opinion import SecondOpinion
    from .threads import Threads

LOOP = "asyncio.AbstractEventLoop"

ALWAYS_KNOWN = ("builtins", "asyncio")
"""Packages whose facts apply to files that do not import them: built-in functions, loops known by their name."""

_SHOWN = {"builtins.": "", "io.File.": "file.", "sys.Stdin.": "sys.stdin.", f"{LOOP}.": "loop."}

_HOP_TAILS = frozenset(name.rpartition(".")[2] for name in (*THREAD_HOPS, *HOP_METHODS))
_CALLBACK_TAILS = frozenset(name.rpartition(".")[2] for name in LOOP_CALLBACKS)

_HOOKS = frozenset().union(*PROTOCOL_METHODS.values(), *HANDLER_METHODS.values())
"""Names of methods that the loop calls, if they are those of the right class."""

_LOOP_METHODS = frozenset().union(THREAD_HOPS, LOOP_CALLBACKS, LOOP_RUNNERS, TASK_MAKERS, COROUTINE_TAKERS)


class Module(Uses):
    """One file.

    Args:
        tree: the syntax tree.
        lines: the lines of the file, as flake8 gives them.
        filename: the path as flake8 gives it.
        facts: the knowledge tables.
        settings: the options.
        wanted: the node types that some rule asks for.
        project: where the other modules are; without it the file is looked at alone.
        opinion: gives what asks astroid; without it nothing is asked.
    """

    def __init__(
        self,
        tree: ast.AST,
        lines: Sequence[str],
        filename: str,
        facts: Index,
        settings: Settings,
        wanted: Collection[type] = (),
        project: Project | None = None,
        *,
        opinion: Callable[[], SecondOpinion] | None = None,
    ) -> None:
        self.lines = lines
        self.filename = filename
        self.facts = facts
        self.settings = settings
        self.places: dict[ast.AST, Place]
        wanted = frozenset(wanted) | {ast.Call}
        self._builder = Builder()
        self.summary = self._builder.summary
        self.places, self.nodes = walk(tree, self._builder, wanted)
        self._recorder = Recorder(self.summary, self._builder.functions)
        self._text = text = "".join(lines)
        if "asy:" in text:
            self.summary.note_comments(lines)
        self.resolver = project.adopt(self.summary, filename, text) if project else Resolver(self.summary, facts)
        self._project = project
        self._sceptic: Resolver | None = None
        self._opinion = opinion
        self._inferred: dict[ast.Call, tuple[str, ...]] = {}
        self._values: dict[ast.expr, Values] = {}
        self._names: dict[ast.AST, tuple[str, ...]] = {}
        self._loop: dict[int, str] | None = None
        self._loop_is_known = False
        self._reasons: dict[int, str | None] = {}
        self._callback_tails = _CALLBACK_TAILS.union(last_name(name) for name in settings.loop_callbacks)
        self._hops: dict[ast.Call, ast.expr | None] = {}
        self._hop_tails = _HOP_TAILS.union(last_name(name) for name in settings.executor_calls)
        self.paths: dict[ast.AST, Paths] = {}
        """The paths through functions that some rule has asked for; see `exceptions.paths_of`."""
        roots = {name.partition(".")[0] for name in self.summary.imports}
        self.packages = frozenset(roots)
        """Top-level packages that the file imports."""
        facts.require(ALWAYS_KNOWN)
        facts.note(sorted(roots))  # the resolver requires those that some name leads to
        self.flavour = next((name for name in _THREAD_HOP if name in roots), "asyncio")
        """The event-loop library that advice is given for: the first of `_THREAD_HOP` that the file imports."""

    def close(self) -> None:
        """Forget everything: some of what it keeps refers to it, so that all would wait for the garbage collector."""
        self._recorder.close(self._text)
        vars(self).clear()

    # -- places --------------------------------------------------------------------------------------------------

    def imports_package(self, package: str) -> bool:
        """Whether the file imports `package` or something in it."""
        return package in self._imported_packages

    @functools.cached_property
    def _imported_packages(self) -> frozenset[str]:
        """What the file imports, and the packages that this stands in."""
        found: set[str] = set()
        bound = (binding.value for bindings in self.summary.scopes[0].bindings.values() for binding in bindings)
        names = [value[2] for value in bound if value is not None and value[0] == "import" and not value[1]]
        for name in (*self.summary.imports, *names):
            while name and name not in found:
                found.add(name)
                name = name.rpartition(".")[0]
        return frozenset(found)

    @functools.cached_property
    def is_test(self) -> bool:
        """Whether the file imports a framework for tests, or has a name by which those find tests."""
        named = re.fullmatch(_TEST_FILE, os.path.basename(self.filename)) is not None
        return named or any(self.imports_package(name) for name in _TESTING)

    @functools.cached_property
    def is_by_hand(self) -> bool:
        """Whether the file is called like tests, commands or scripts: somebody starts them and waits for the end."""
        *folders, name = self._place
        return (
            self.is_for_tests
            or name in _BY_HAND_NAMES
            or not _BY_HAND_FOLDERS.isdisjoint(folder.strip("_") for folder in folders)
            or not _BENCHMARKS.isdisjoint(self._words)
        )

    @functools.cached_property
    def is_for_tests(self) -> bool:
        """Whether the file is a test, or stands or is called as what helps tests does."""
        return self.is_test or not _FOR_TESTS.isdisjoint(self._words)

    @functools.cached_property
    def _words(self) -> frozenset[str]:
        """The words in the names of `_place`."""
        return frozenset(re.split("[_-]", "_".join(self._place)))

    @functools.cached_property
    def _place(self) -> tuple[str, ...]:
        """The names of the folders of the project that the file stands in, and its own."""
        *folders, name = place_of(self.filename, self.settings.project_root)
        return (*folders, name.removesuffix(".py"))

    def parent(self, node: ast.AST) -> ast.AST | None:
        """The node that `node` stands in."""
        return self.places[node].parent

    def ancestors(self, node: ast.AST) -> Iterator[ast.AST]:
        """The nodes that `node` stands in, innermost first."""
        parent = self.places[node].parent
        while parent is not None:
            yield parent
            parent = self.places[parent].parent

    def line(self, number: int) -> str:
        """The text of a line, counted from 1; empty if there is none."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def at(self, node: ast.expr) -> At:
        """The place from which `node` reads names."""
        place = self.places[node]
        return At(place.scope, (node.lineno, node.col_offset), place.block)

    def function(self, node: ast.AST) -> Function | None:
        """The innermost function or lambda whose body holds `node`."""
        index = self.resolver.function_scope(self.places[node].scope)
        return None if index < 0 else self.summary.functions[self.summary.scopes[index].record]

    def definition(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> Function:
        """The record of the function that `node` defines."""
        return self.summary.functions[self._builder.functions[node]]

    def in_function_of(self, node: ast.AST, scope: int) -> bool:
        """Whether `scope` belongs to the innermost function whose body holds `node`."""
        return self.resolver.function_scope(scope) == self.resolver.function_scope(self.places[node].scope)

    def record(self, node: ast.Call) -> CallRecord:
        """`node` in the form in which summaries keep calls."""
        place = self.places[node]
        return self._builder.call_record(node, place.scope, place.block)

    def syntax_record(self, node: ast.expr, syntax: str) -> CallRecord:
        """The use of `node` by syntax that runs the special method `syntax`, in the same form."""
        place = self.places[node]
        return self._builder.syntax_record(node, syntax, place.scope, place.block)

    def function_of(self, value: Value) -> Function:
        """The record of a function, coroutine or generator value, wherever in the project it is defined."""
        return self.resolver.function_of(value)

    def is_async(self, value: Value) -> bool:
        """Whether a function value is an `async def`."""
        return self.resolver.home(value).summary.is_async(value.record)

    # -- names and objects ---------------------------------------------------------------------------------------

    def compile(self, node: ast.expr) -> Expr:
        """`node` in the form that the resolver reads."""
        return self._builder.compiler.compile(node)

    def values(self, node: ast.expr) -> Values:
        """What `node` can be."""
        known = self._values.get(node)
        if known is None:
            known = self._values[node] = self.resolver.values(self.compile(node), self.at(node))
        return known

    def certain(self, node: ast.expr) -> Values:
        """What `node` can be, None left aside; empty if any possibility is unknown."""
        values = self.values(node)
        if any(value.kind == "unknown" for value in values):
            return ()
        return tuple(value for value in values if value is not NONE)

    @property
    def sceptic(self) -> Resolver:
        """A resolver that does not believe annotations: code that contradicts them may be right."""
        if self._sceptic is None:
            from .sceptic import Sceptics

            own = self.resolver
            self._sceptic = (
                Sceptics(self._project).twin(own)
                if self._project is not None
                else Resolver(self.summary, self.facts, own.path, annotations=False)
            )
        return self._sceptic

    def names(self, node: ast.expr) -> tuple[str, ...]:
        """The dotted public names of the imported objects that `node` can be; empty if it may be anything else."""
        known = self._names.get(node)
        if known is None:
            values = self.certain(node)
            known = tuple(_dotted(value) for value in unwrapped(values))
            if not all(known):
                known = ()
            if not known and isinstance(node, ast.Attribute):
                known = self._by_loop_name(node)
            self._names[node] = known
        return known

    def usual_names(self, node: ast.expr) -> tuple[str, ...]:
        """As `names`, where optional parameters of unknown type are taken for what is there if nothing is passed."""
        values = self.values(node)
        if len(values) < 2 or OPTIONAL not in values:
            return ()
        names = tuple(map(_dotted, unwrapped(usual(values))))
        return names if all(names) else ()

    def inferred_names(self, call: ast.Call) -> tuple[str, ...]:
        """What astroid makes of a call in loop code that `names` knows nothing of; empty if it may be anything else."""
        known = self._inferred.get(call)
        if known is None:
            function = call.func
            asked = isinstance(function, ast.Attribute) and function.attr in self.facts.tails
            known = self._opinion().names(call, self) if asked and self._opinion is not None else ()
            self._inferred[call] = known
        return known

    def name(self, node: ast.expr) -> str:
        """The one name in `names`, or an empty string."""
        names = self.names(node)
        return names[0] if len(names) == 1 else ""

    def _by_loop_name(self, node: ast.Attribute) -> tuple[str, ...]:
        receiver = node.value
        text = receiver.attr if isinstance(receiver, ast.Attribute) else getattr(receiver, "id", "")
        path = f"{LOOP}.{node.attr}"
        if text not in LOOP_NAMES or not (self.facts.mentions(path) or path in _LOOP_METHODS):
            return ()
        if not self._speaks_asyncio():
            return ()
        return (path,) if any(value.kind == "unknown" for value in self.values(receiver)) else ()

    def _speaks_asyncio(self) -> bool:
        """Whether an event loop in this file is likely to be one of asyncio's."""
        if not self.packages.isdisjoint(_OTHER_LOOPS):
            return False
        has_coroutines = any(function.is_async for function in self.summary.functions.values())
        return has_coroutines or not self.packages.isdisjoint(("asyncio", "uvloop"))

    def tails(self, node: ast.Call) -> tuple[str, ...]:
        """The last names that the called object may have, without resolving anything."""
        function = node.func
        if isinstance(function, ast.Attribute):
            return (function.attr,)
        if isinstance(function, ast.Name):
            return self._aliased(function.id) if function.id in self.summary.aliases else (function.id,)
        return tuple(sorted(tails(self.compile(function))))

    def _aliased(self, name: str) -> tuple[str, ...]:
        """`name` and all that it may be another name for."""
        found = [name]
        for known in found:
            found.extend(sorted(self.summary.aliases.get(known, set()).difference(found)))
        return tuple(found)

    def matches(self, node: ast.expr, patterns: Collection[str]) -> str:
        """The first of the user's dotted patterns that `node` certainly is, or an empty string."""
        names = self.listed_names(node) if patterns else ()
        for pattern in patterns:
            if names and all(fnmatchcase(name, pattern) for name in names):
                return pattern
        return ""

    def listed_names(self, node: ast.expr) -> tuple[str, ...]:
        """The names by which options may speak of `node`: as `names`, and those of the project's own functions."""
        names = self.names(node) or tuple(map(self.resolver.dotted, unwrapped(self.certain(node))))
        return names if all(names) else ()

    def label(self, node: ast.expr) -> str:
        """How a message names the called `node`: its public dotted name, or the source text."""
        names = self.names(node)
        return shown(names[0]) if names else ast.unparse(node)[:60]

    def label_of(self, node: ast.expr) -> str:
        """How a message names an object: a call by what it calls, anything else as it is written."""
        return f"{self.label(node.func)}()" if isinstance(node, ast.Call) else ast.unparse(node)[:60]

    @property
    def definitions(self) -> Mapping[int, ast.AST]:
        """The `def`, `async def` or lambda of each function of the file, by its number."""
        return self._recorder.nodes

    def has_namesake(self, name: str) -> bool:
        """Whether another module of the package has a coroutine function of this name; no if the file is alone."""
        return self._project is not None and self._project.defines_coroutine(os.path.abspath(self.filename), name)

    def node_of(self, value: Value) -> ast.AST | None:
        """The node of a function of this file, of a coroutine or generator that it gives; `None` if it is elsewhere."""
        return self.definitions.get(value.record) if value.module == self.resolver.path else None

    def body_of(self, value: Value) -> Sequence[ast.AST]:
        """What a call of the function or coroutine `value` runs, if it is defined in this file: its statements."""
        body = getattr(self.node_of(value), "body", ())
        return body if isinstance(body, list) else [body] if body else ()

    def calls_in(self, index: int) -> list[ast.Call]:
        """The calls in the body of the file's function of this number, not those in functions nested in it."""
        return self._calls.get(index, [])

    @functools.cached_property
    def _calls(self) -> Mapping[int, list[ast.Call]]:
        found: dict[int, list[ast.Call]] = {}
        for node in self.nodes:
            if isinstance(node, ast.Call) and (home := self.function(node)) is not None:
                found.setdefault(home.index, []).append(node)
        return found

    @functools.cached_property
    def loops(self) -> Mapping[ast.AST, HeldLoop]:
        """The event loops that the file manages by hand, by the calls that give them."""
        from .loops import held_loops  # what few rules ask for is imported for them

        return held_loops(self)

    @functools.cached_property
    def neighbours(self) -> Neighbours:
        """The other modules in the folder of the file's package, read for whoever asks first."""
        from .neighbours import Neighbours

        return Neighbours(self.filename, self.lines)

    @functools.cached_property
    def replaced(self) -> frozenset[str]:
        """Names of members of others that the file assigns or patches."""
        from .overrides import replaced_names  # asked last

        attributes = (node for nodes in self._index.attributes.values() for node in nodes)
        return replaced_names((*attributes, *self.nodes))

    @functools.cached_property
    def cancelling(self) -> frozenset[str]:
        """Names of functions of the file whose body calls some `.cancel()`."""
        return self._callers_of(("cancel",))

    @functools.cached_property
    def spawning(self) -> frozenset[str]:
        """Names of functions of the file whose body starts a task."""
        return self._callers_of(("create_task", "ensure_future"))

    def _callers_of(self, methods: Collection[str]) -> frozenset[str]:
        calls = (node for node in self.nodes if isinstance(node, ast.Call))
        wanted = (node for node in calls if isinstance(node.func, ast.Attribute) and node.func.attr in methods)
        homes = (self.function(node) for node in wanted)
        return frozenset(home.name for home in homes if home is not None)

    # -- the event loop ------------------------------------------------------------------------------------------

    def on_event_loop(self, node: ast.AST) -> bool:
        """Whether `node` is loop code: runs on the event loop whenever it runs."""
        return self.loop_reason(node) is not None

    def loop_reason(self, node: ast.AST) -> str | None:
        """Why `node` is loop code: an empty string in a coroutine, else a phrase; `None` if it is not (known to be)."""
        scope = self.places[node].scope
        if scope not in self._reasons:
            index = self.resolver.function_scope(scope)
            known = self._loop_functions()
            reason = known.get(self.summary.scopes[index].record) if index >= 0 else None
            if not self._loop_is_known:
                return reason
            self._reasons[scope] = reason
        return self._reasons[scope]

    def runs_on_loop(self, index: int) -> bool:
        """Whether the body of the file's function of this number is loop code."""
        return index in self._loop_functions()

    def _loop_functions(self) -> dict[int, str]:
        """The functions whose body runs on the event loop, with the reason."""
        if self._loop is None and any(self.imports_package(name) for name in SYNCHRONOUS_DRIVERS):
            self._loop = {}
            self._loop_is_known = True
        if self._loop is None:
            functions = self.summary.functions.values()
            loop = self._loop = {function.index: "" for function in functions if function.is_async}
            calls = [node for node in self.nodes if isinstance(node, ast.Call)]
            for function in functions:
                if not function.is_async:
                    reason = self._protocol_reason(function) or self._decorator_reason(function)
                    if reason and not function.is_generator:
                        loop[function.index] = reason
            any_tail = "*" in self._callback_tails
            for call in calls:
                if any_tail or not self._callback_tails.isdisjoint(self.tails(call)):
                    for index, reason in self._callbacks(call):
                        loop.setdefault(index, reason)
            self._add_called_in_place(loop, calls)
            self._loop_is_known = True
        return self._loop

    def _protocol_reason(self, function: Function) -> str:
        if function.owner < 0 or function.name not in _HOOKS:
            return ""
        for ancestor in self.resolver.ancestry(function.owner):
            for kind in self.facts.ancestry(ancestor.name) if ancestor.kind == "external" else ():
                if function.name in PROTOCOL_METHODS.get(kind, ()) or function.name in HANDLER_METHODS.get(kind, ()):
                    return f"as `{kind.removeprefix('asyncio.')}.{function.name}()`"
        return ""

    def _decorator_reason(self, function: Function) -> str:
        patterns = self.settings.loop_callbacks
        for name in self.resolver.decorators(function):
            if name in LOOP_DECORATORS or (name and any(fnmatchcase(name, pattern) for pattern in patterns)):
                return f"as a `{name.rpartition('.')[2]}` callback"
        return ""

    def _callbacks(self, call: ast.Call) -> Iterator[tuple[int, str]]:
        for name in self.listed_names(call.func):
            position, reason = LOOP_CALLBACKS.get(name, (-1, ""))
            if position < 0 and self.matches(call.func, self.settings.loop_callbacks):
                position, reason = 0, f"as a `{name.rpartition('.')[2]}()` callback"
            given = argument(call, position) or argument(call, "callback") if position >= 0 else None
            if given is not None:
                for value in self._callables(given):
                    local = value.kind == "function" and value.module == self.resolver.path
                    if local and not self.is_async(value):
                        yield value.record, reason

    def _callables(self, node: ast.expr) -> Iterator[Value]:
        return iter(unwrapped(self.values(node)))

    def _add_called_in_place(self, loop: dict[int, str], calls: Sequence[ast.Call]) -> None:
        """Add functions nested in loop code that are called there, directly; repeated until nothing is added."""
        nested = {
            function.index
            for function in self.summary.functions.values()
            if function.index not in loop and self._is_nested(function)
        }
        if not nested:
            return
        names = {
            name
            for scope in self.summary.scopes.values()
            for name, bindings in scope.bindings.items()
            for value in (binding.value for binding in bindings)
            if value is not None and value[0] == "function" and value[1] in nested
        }
        pending = [
            call for call in calls if isinstance(call.func, ast.Lambda) or not names.isdisjoint(self.tails(call))
        ]
        while True:
            added = False
            for call in pending:
                reason = self.loop_reason(call)
                if reason is None or self.is_handed_over(call):
                    continue
                for value in self.values(call.func):
                    if value.kind != "function" or value.module != self.resolver.path or value.record in loop:
                        continue
                    function = self.summary.functions[value.record]
                    if not self._is_nested(function):
                        continue
                    if function.is_generator and not self._consumed(call):
                        continue
                    loop[value.record] = reason
                    added = True
            if not added:
                return

    def _is_nested(self, function: Function) -> bool:
        """Whether a function stands in another one, not in a class there, and no decorator may run it elsewhere."""
        scope = self.summary.scopes[function.parent]
        return scope.kind in ("function", "comprehension") and self.resolver.keeps(function)

    def _consumed(self, call: ast.Call) -> bool:
        parent = self.places[call].parent
        if isinstance(parent, (ast.For, ast.comprehension)):
            return parent.iter is call
        return (
            isinstance(parent, ast.Call)
            and isinstance(parent.func, ast.Name)
            and f"builtins.{parent.func.id}" in CONSUMERS
        )

    # -- threads -------------------------------------------------------------------------------------------------

    def hop_argument(self, node: ast.AST | None) -> ast.expr | None:
        """The argument of the call `node` that will run in another thread or process; `None` if `node` is no hop."""
        if not isinstance(node, ast.Call) or self._hop_tails.isdisjoint(("*", *self.tails(node))):
            return None
        if node not in self._hops:
            self._hops[node] = self._hop_argument(node)
        return self._hops[node]

    def is_handed_over(self, node: ast.expr) -> bool:
        """Whether `node` is what a thread hop gets to run."""
        parent = self.places[node].parent
        if isinstance(parent, ast.keyword):
            parent = self.places[parent].parent
        return self.hop_argument(parent) is node

    @functools.cached_property
    def threads(self) -> Threads:
        """Which of the file's functions run in other threads, and only there."""
        from .threads import Threads

        return Threads(self)

    def _hop_argument(self, node: ast.Call) -> ast.expr | None:
        places = [THREAD_HOPS.get(name) for name in self.names(node.func)]
        place = places[0] if places and None not in places else None
        if place is None and isinstance(node.func, ast.Attribute) and not self.certain(node.func.value):
            place = HOP_METHODS.get(node.func.attr)
        if place is None and self.matches(node.func, self.settings.executor_calls):
            place = 0
        return None if place is None else argument(node, place)

    # -- advice --------------------------------------------------------------------------------------------------

    def advice(self, twin: Twin) -> str:
        """The phrase that fits the libraries that this file uses and the Python versions that it must run on."""
        for package, phrase in twin.libraries:
            if package in self.packages:
                return phrase
        hop = f"run it with `{_THREAD_HOP[self.flavour]}`"
        for phrase in (str(getattr(twin, self.flavour, "")), hop):
            if phrase and not any(name in phrase and self.target < since for name, since in _NEW_IN.items()):
                return phrase
        return "run it with `loop.run_in_executor()`"

    @property
    def target(self) -> tuple[int, int]:
        """The oldest Python that the file must run on."""
        return self.settings.target_version or target_version(self.filename, self.settings.project_root)

    def may_meet(self, version: tuple[int, int]) -> bool:
        """Whether the file may run on a Python as new as `version`, as far as its project says."""
        limit = version_limit(self.filename, self.settings.project_root)
        return limit is None or version < limit


_NEW_IN: Mapping[str, tuple[int, int]] = {
    "asyncio.to_thread": (3, 9),
    "asyncio.Barrier": (3, 11),
    "asyncio.TaskGroup": (3, 11),
    "asyncio.timeout": (3, 11),
}
"""What advice may name and old Pythons lack: https://docs.python.org/3/library/asyncio-api-index.html"""

_THREAD_HOP: Mapping[str, str] = {
    "asyncio": "asyncio.to_thread()",
    "anyio": "anyio.to_thread.run_sync()",
    "trio": "trio.to_thread.run_sync()",
    "twisted": "twisted.internet.threads.deferToThread()",
}


def _dotted(value: Value) -> str:
    """The name under which the tables know calling `value`; empty if they cannot."""
    if value.kind == "instance":
        return f"{value.name}.__call__"
    return value.name if value.kind == "external" else ""


def last_name(name: str) -> str:
    """`c` of `a.b.c`."""
    return name.rpartition(".")[2]


def shown(name: str) -> str:
    """How messages write a dotted name: `open`, `file.read`, `loop.create_task`."""
    for prefix, short in _SHOWN.items():
        if name.startswith(prefix):
            return short + name[len(prefix) :]
    return name


def argument(call: ast.Call, place: int | str) -> ast.expr | None:
    """The argument of `call` at a position or with a keyword name; `None` if it is not (visibly) given."""
    if isinstance(place, str):
        return next((keyword.value for keyword in call.keywords if keyword.arg == place), None)
    if place < len(call.args) and not any(isinstance(item, ast.Starred) for item in call.args[: place + 1]):
        return call.args[place]
    return None
