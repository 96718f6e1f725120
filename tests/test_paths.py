"""The paths through random functions, compared with what the functions do when an oracle decides for them.

Each decision (what a condition gives, whether a call raises and what) is taken from a tape. The walk must know every
trace that any tape gives, and every edge of its graph must be one that some tape takes.
"""

from __future__ import annotations

import ast
import asyncio
import contextlib
import re
import textwrap
import types
from collections.abc import AsyncIterator, Callable, Generator, Iterable, Iterator, Sequence
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, assume, given, reject, settings
from hypothesis import strategies as st

from flake8_asyncio_review.flow import Flow, Step
from flake8_asyncio_review.paths import Paths
from flake8_asyncio_review.ways import CANCEL, END, ERROR, EXIT, KINDS, RETURN

CLASSES: dict[str, type[BaseException]] = {ERROR: ValueError, CANCEL: asyncio.CancelledError, EXIT: SystemExit}
CAUGHT = {
    "": {ERROR: True, CANCEL: True, EXIT: True},
    "BaseException": {ERROR: True, CANCEL: True, EXIT: True},
    "Exception": {ERROR: True, CANCEL: False, EXIT: False},
    "CancelledError": {ERROR: False, CANCEL: True, EXIT: False},
    "SystemExit": {ERROR: False, CANCEL: False, EXIT: True},
    "KeyError": {ERROR: None, CANCEL: False, EXIT: False},
    "ValueError": {ERROR: None, CANCEL: False, EXIT: False},
}
"""What handlers catch, as the walk is told; all errors here are a ValueError."""

EXACT = ("", "BaseException", "Exception", "CancelledError", "SystemExit")


def name(node: ast.expr) -> str:
    """Names for the walk."""
    return {"suppress": "contextlib.suppress", "exit": "sys.exit"}.get(ast.unparse(node), "")


def catches(handled: ast.expr | None, kind: str) -> bool | None:
    """What handlers catch, for the walk."""
    return CAUGHT["" if handled is None else ast.unparse(handled)][kind]


# -- random functions: any call may raise an error, `wait()` also a cancellation, `test()` is true or false ----------


def suite(lines: list[str]) -> str:
    """Statements, indented."""
    return textwrap.indent("\n".join(lines), "    ")


def compound(body: st.SearchStrategy[str], kinds: Sequence[str]) -> st.SearchStrategy[str]:
    """Statements that hold others; `kinds` are what handlers may catch."""
    suites = st.lists(body, min_size=1, max_size=3).map(suite)
    maybe = st.none() | suites

    def build_if(then: str, rest: str | None, other: str | None) -> str:
        text = f"if test():\n{then}"
        if other:
            text += f"\nelif test():\n{other}"
        return text + (f"\nelse:\n{rest}" if rest else "")

    def build_loop(head: str, inside: str, rest: str | None) -> str:
        return f"{head}:\n{inside}" + (f"\nelse:\n{rest}" if rest else "")

    def build_try(inside: str, handlers: list[tuple[str, str]], rest: str | None, final: str | None) -> str:
        text = f"try:\n{inside}"
        bare = [body for kind, body in handlers if not kind]
        named = [(kind, body) for kind, body in handlers if kind]
        for kind, handler in named:
            text += f"\nexcept {kind} as caught:\n{handler}"
        if bare:
            text += f"\nexcept:\n{bare[0]}"
        if rest and handlers:
            text += f"\nelse:\n{rest}"
        if final or not handlers:
            text += f"\nfinally:\n{final or '    call()'}"
        return text

    def build_match(first: str, second: str, rest: str | None) -> str:
        text = f"match pick():\n    case 0:\n{textwrap.indent(first, '    ')}\n"
        text += f"    case 1 if test():\n{textwrap.indent(second, '    ')}\n"
        return text + (f"    case _:\n{textwrap.indent(rest, '    ')}\n" if rest else "")

    return st.one_of(
        st.builds(build_if, suites, maybe, maybe),
        st.builds(
            build_loop,
            st.sampled_from(("while test()", "while True", "for item in turns()", "async for item in waits()")),
            suites,
            maybe,
        ),
        st.builds(build_try, suites, st.lists(st.tuples(st.sampled_from(kinds), suites), max_size=3), maybe, maybe),
        st.builds(build_match, suites, suites, maybe),
        st.builds(
            "with {}:\n{}".format,
            st.sampled_from(("plain()", "suppress(Exception)", "plain(), suppress(CancelledError), plain()")),
            suites,
        ),
        st.builds("async with waiting():\n{}".format, suites),
    )


SIMPLE = st.sampled_from(
    (
        "call()",
        "await wait()",
        "pass",
        "return",
        "return call()",
        "raise ValueError",
        "raise CancelledError()",
        "raise",
        "exit()",
        "break",
        "continue",
        "def inner(): return 1 / 0",
    )
)


def bodies(kinds: Sequence[str]) -> st.SearchStrategy[list[str]]:
    """The statements of a function."""
    nested = st.recursive(SIMPLE, lambda body: compound(body, kinds), max_leaves=12)
    return st.lists(nested, min_size=1, max_size=4)


# -- running them -----------------------------------------------------------------------------------------------------


class Decision(NamedTuple):
    """A numbered place and what was decided there."""

    place: str
    outcome: str


class Run(NamedTuple):
    """What a function did; `way` is empty if it wanted more decisions than there were."""

    trace: list[Decision]
    way: str


class Oracle:
    """What the functions call: decides by a tape, and suspends the function where the tape ends."""

    def __init__(self, tape: Sequence[str | int]) -> None:
        self.tape = list(tape)
        self.trace: list[Decision] = []
        self.turns = 0
        self.closing = False

    @types.coroutine
    def suspend(self) -> Generator[None, None, None]:
        """End the run here, whatever the function catches."""
        if self.closing:
            raise GeneratorExit
        self.closing = True
        yield

    async def decide(self, place: str, outcomes: Sequence[str]) -> str:
        """Take what the tape says: one of the outcomes, or a number for one of them."""
        if not self.tape or self.closing:
            await self.suspend()
        wanted = self.tape.pop(0)
        outcome = outcomes[wanted % len(outcomes)] if isinstance(wanted, int) else wanted
        assert outcome in outcomes
        self.trace.append(Decision(place, outcome))
        if outcome in CLASSES:
            raise CLASSES[outcome]
        return outcome

    async def call(self, place: int) -> None:
        """Give or raise."""
        await self.decide(f"at {place}", ("next", ERROR))

    async def wait(self, place: int) -> None:
        """Give, raise or be cancelled."""
        await self.decide(f"at {place}", ("next", ERROR, CANCEL))

    async def test(self, place: int) -> bool:
        """A condition."""
        return await self.decide(f"at {place}", ("true", "false", ERROR)) == "true"

    async def always(self) -> bool:
        """The condition of an endless loop."""
        self.turns += 1
        if self.turns > 50 or self.closing:
            await self.suspend()
        return True

    async def pick(self, place: int) -> int:
        """What is matched against 0 and 1."""
        await self.call(place)
        for value in range(2):
            if await self.decide(f"case {place} {value}", ("true", "false")) == "true":
                return value
        return 2

    async def turns_of(self, place: int, outcomes: Sequence[str] = ("more", "done")) -> AsyncIterator[None]:
        """An iterator."""
        await self.call(place)

        async def turns() -> AsyncIterator[None]:  # noqa: ASY333
            while await self.decide(f"turn {place}", outcomes) == "more":
                yield

        return turns()

    async def plain(self, place: int) -> contextlib.AbstractContextManager[None]:
        """A manager of no effect."""
        await self.call(place)
        return contextlib.nullcontext()

    def waiting(self, place: int) -> contextlib.AbstractAsyncContextManager[None]:
        """A manager that waits."""
        oracle = self

        class Waiting(contextlib.AbstractAsyncContextManager[None]):
            async def __aenter__(self) -> None:
                await oracle.wait(place)

            async def __aexit__(self, *error: object) -> None:
                await oracle.decide(f"exit {place}", ("next", ERROR, CANCEL))

        return Waiting()

    def run(self, code: types.CodeType) -> Run:
        """Run the function once."""

        def leave() -> None:
            raise SystemExit

        async def waits(place: int) -> AsyncIterator[None]:
            return await self.turns_of(place, ("more", "done", ERROR, CANCEL))

        space: dict[str, Callable[..., object]] = {
            "call": self.call,
            "wait": self.wait,
            "test": self.test,
            "always": self.always,
            "pick": self.pick,
            "turns": self.turns_of,
            "waits": waits,
            "plain": self.plain,
            "waiting": self.waiting,
            "exit": leave,
            "suppress": contextlib.suppress,
            "CancelledError": asyncio.CancelledError,
        }
        exec(code, space)
        running = space["tried"]()
        assert isinstance(running, types.CoroutineType)
        try:
            running.send(None)
        except StopIteration as stop:
            return Run(self.trace, END if stop.value == "end" else RETURN)
        except tuple(CLASSES.values()) as error:
            return Run(self.trace, next(kind for kind, made in CLASSES.items() if isinstance(error, made)))
        with contextlib.suppress(Exception, *CLASSES.values()):
            running.close()
        return Run(self.trace, "")


class Trial(NamedTuple):
    """A function as the walk sees it, and as it is run: there every call waits, so that it can be suspended."""

    source: str
    paths: Paths
    flow: Flow
    code: types.CodeType
    places: dict[ast.AST, str]
    """What is decided when a node is evaluated."""


def trial(lines: list[str]) -> Trial:
    """The function with these statements; rejects those that Python does not take."""
    numbers = iter(range(1, 1000))
    source = f"async def tried():\n{suite(lines)}\n"
    pattern = r"(?<=[ (])(call|wait|test|pick|turns|waits|plain|waiting)\(\)"
    source = re.sub(pattern, lambda match: f"{match[1]}({next(numbers)})", source)
    tree = ast.parse(source)
    assume(not stray_raise(tree, handled=False))
    run = re.sub(r"(?<!\w)(call|test|pick|turns|waits|plain)\((\d+)\)", r"(await \1(\2))", source)
    run = run.replace("while True", "while await always()").replace("    for item", "    async for item")
    run = re.sub(r"except( BaseException)?( as caught)?:", "except (Exception, CancelledError, SystemExit):", run)
    try:
        code = compile(run + "    return 'end'\n", "tried", "exec")
    except SyntaxError:
        reject()
    function = tree.body[0]
    assert isinstance(function, ast.AsyncFunctionDef)
    made = Paths(function, name, catches), Flow(function, name, catches)
    return Trial(source, *made, code, dict(places(function)))


def places(function: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    """The nodes that the oracle decides about."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            yield node, f"at {node.args[0].value}"
    for node in ast.walk(function):
        if isinstance(node, (ast.For, ast.AsyncFor)):
            yield node.target, "turn " + number(node.iter)
        elif isinstance(node, ast.AsyncWith):
            yield node.items[0], "at " + number(node.items[0])
            yield node.items[0].context_expr, "exit " + number(node.items[0])
        elif isinstance(node, ast.Match):
            yield from ((case, f"case {number(node.subject)} {value}") for value, case in enumerate(node.cases))


def number(node: ast.AST) -> str:
    """The first number in the text of a node."""
    return re.findall(r"\d+", ast.unparse(node))[0]


def stray_raise(node: ast.AST, *, handled: bool) -> bool:
    """Whether a bare `raise` stands where nothing may be being handled, and gives a RuntimeError."""
    if isinstance(node, ast.Raise):
        return node.exc is None and not handled
    for field, value in ast.iter_fields(node):
        inner = isinstance(node, ast.ExceptHandler) or (handled and field != "finalbody")
        for child in value if isinstance(value, list) else (value,):
            if isinstance(child, ast.AST) and stray_raise(child, handled=inner):
                return True
    return False


def place_of(step: Step, tried: Trial) -> str:
    """The place of the decision that a step stands for; empty if nothing is decided there."""
    if step.piece is None:
        place = tried.places.get(step.where, "")
        # The end of `async with` may raise; the exception that then goes on is no decision.
        return place if place.startswith("case") or (place.startswith("exit") and not step.sure) else ""
    if step.piece in tried.places:
        return tried.places[step.piece]
    inner = step.piece.context_expr if isinstance(step.piece, ast.withitem) else getattr(step.piece, "value", None)
    inner = inner.value if isinstance(inner, ast.Await) else inner
    return tried.places.get(inner, "")


def outcome_of(way: str) -> str:
    """What has to be decided for control to take a way."""
    return "next" if way == RETURN else way


def silently(steps: Iterable[Step], tried: Trial) -> list[Step]:
    """Where control can be before the next decision."""
    found = list(dict.fromkeys(steps))
    for step in found:
        if not place_of(step, tried):
            found.extend(to for _, to in step.edges if to not in found)
    return found


SOME = settings(
    max_examples=60, deadline=None, suppress_health_check=(HealthCheck.filter_too_much, HealthCheck.too_slow)
)
TAPES = st.lists(st.integers(0, 3), max_size=25)


@SOME
@given(bodies(tuple(CAUGHT)), st.lists(TAPES, min_size=3, max_size=10))
def test_every_run_is_a_path(lines: list[str], tapes: list[list[int]]) -> None:
    tried = trial(lines)
    for tape in tapes:
        run = Oracle(tape).run(tried.code)
        here = silently(tried.flow.start, tried)
        for decision in run.trace:
            ways = [edge for step in here if place_of(step, tried) == decision.place for edge in step.edges]
            here = silently((to for way, to in ways if outcome_of(way) == decision.outcome), tried)
            assert here, f"{tried.source}\n{run.trace}: lost at {decision}"
        assert not run.way or run.way in {step.way for step in here}, f"{tried.source}\n{run}"


@SOME
@given(bodies(EXACT))
def test_every_edge_is_taken_by_some_run(lines: list[str]) -> None:
    tried = trial(lines)
    queue: list[tuple[Step, list[Decision]]] = [(step, []) for step in tried.flow.start]
    seen: set[Step] = set()
    for step, trace in queue:
        if step.way:
            run = Oracle([decision.outcome for decision in trace]).run(tried.code)
            assert run == (trace, step.way), f"{tried.source}\n{trace}, {step.way}"
        if step in seen:
            continue
        seen.add(step)
        place = place_of(step, tried)
        for way, to in step.edges:
            taken = [*trace, Decision(place, outcome_of(way))] if place else trace
            queue.append((to, taken))
            run = Oracle([decision.outcome for decision in taken]).run(tried.code)
            assert run.trace == taken, f"{tried.source}\n{taken}"


@SOME
@given(bodies(EXACT), TAPES, st.integers(1, 5), st.sets(st.sampled_from(KINDS)))
def test_ways_out_past_a_call(lines: list[str], tape: list[int], which: int, kinds: set[str]) -> None:
    tried = trial(lines)
    run = Oracle(tape).run(tried.code)

    def released(piece: ast.AST) -> bool:
        return any(tried.places.get(node) == f"at {which}" for node in ast.walk(piece))

    ways = {way.way for way in tried.paths.ways_out(None, released, kinds=kinds)}
    passed = any(decision.place == f"at {which}" for decision in run.trace)
    unexpected = {decision.outcome for decision in run.trace if decision.outcome in CLASSES} - kinds
    if run.way and not passed and not unexpected:
        assert run.way in ways, f"{tried.source}\n{run}"
    if not passed:
        return
    after = next(node for node, place in tried.places.items() if place == f"at {which}")
    reached = [
        tried.places[node] for piece in tried.paths.following(after) for node in ast.walk(piece) if node in tried.places
    ]
    rest = run.trace[[decision.place for decision in run.trace].index(f"at {which}") :]
    if rest[0].outcome not in CLASSES:
        assert {decision.place for decision in rest[1:] if decision.place.startswith("at")} <= {*reached}


# -- the questions ----------------------------------------------------------------------------------------------------


def asked(source: str) -> tuple[Paths, ast.AsyncFunctionDef]:
    """A function and its paths."""
    function = ast.parse("async def tried():\n" + textwrap.indent(textwrap.dedent(source), "    ")).body[0]
    assert isinstance(function, ast.AsyncFunctionDef)
    return Paths(function, name, catches), function


def closes(piece: ast.AST) -> bool:
    """Whether a piece closes or enters `it`."""
    if isinstance(piece, (ast.AsyncFunctionDef, ast.withitem)):
        return ast.unparse(piece) == "it"
    return "it.close" in ast.unparse(piece)


def leaks(source: str, **options: object) -> set[tuple[str, int]]:
    """Kind and line of the ways out between the first statement and `it.close()`."""
    paths, function = asked(source)
    return {(way.way, way.node.lineno - 1) for way in paths.ways_out(function.body[0], closes, **options)}


def handled(source: str, kind: str = CANCEL) -> set[tuple[str, int]]:
    """How the last handler is left."""
    paths, function = asked(source)
    last = [node for node in ast.walk(function) if isinstance(node, ast.ExceptHandler)][-1]
    return {(way.way, way.node.lineno - 1) for way in paths.leaving(last, kind)}


CLOSED = {
    "finally": "it = open()\ntry:\n    await work()\nfinally:\n    await it.close()",
    "with": "it = open()\nasync with it:\n    await work()",
    "at once": "it = open()\nit.close()\nawait work()",
    "on every branch": "it = open()\nif it.old:\n    it.close()\nelse:\n    await it.close()",
    "suppressed": "it = open()\nwith suppress(Exception):\n    it.close()",
    "every case": "it = open()\nmatch it.kind:\n    case 1:\n        it.close()\n    case _:\n        it.close()",
    "handler and end": "it = open()\ntry:\n    work()\nexcept BaseException:\n    it.close()\n    raise\nit.close()",
}


@pytest.mark.parametrize("source", CLOSED.values(), ids=CLOSED)
def test_always_closed(source: str) -> None:
    assert leaks(source) == set()


def test_left_open() -> None:
    assert leaks("it = open()\nawait work()\nit.close()") == {(ERROR, 2), (CANCEL, 2)}
    assert leaks("it = open()\nawait work()\nit.close()", kinds=()) == set()
    assert leaks("it = open()\nif it.old:\n    return\nit.close()") == {(RETURN, 3)}
    assert leaks("it = open()\nif it.old:\n    it.close()") == {(END, 2)}
    assert leaks("it = open()\nif it.old:\n    raise KeyError\nit.close()", kinds=()) == {(ERROR, 3)}
    assert leaks("it = open()\nif it.old:\n    exit(1)\nit.close()", kinds=()) == {(EXIT, 3)}
    assert leaks("it = open()\ntry:\n    work()\nexcept Exception:\n    return\nit.close()") == {(RETURN, 5)}
    assert leaks("it = open()\nwhile True:\n    if work():\n        break\nit.close()", kinds=()) == set()
    assert leaks("it = open()\nasync def inner():\n    it.close()") == {(END, 2)}


def test_known_conditions() -> None:
    source = "it = open()\ntry:\n    await work()\nfinally:\n    if it:\n        await it.close()"
    assert leaks(source) == {(END, 5), (ERROR, 3), (CANCEL, 3)}
    assert leaks(source, known=lambda test: True if ast.unparse(test) == "it" else None) == set()


def test_how_a_handler_is_left() -> None:
    start = "try:\n    await work()\nexcept BaseException as error:\n    "
    assert handled(start + "raise") == {(CANCEL, 4)}
    assert handled(start + "raise error") == {(CANCEL, 4)}
    assert handled(start + "done = True\nraise") == {(END, 4)}
    assert handled(start + "if test:\n        raise") == {(END, 4), (CANCEL, 5)}
    assert handled(start + "raise KeyError from error") == {(ERROR, 4)}
    assert handled(start + "raise CancelledError", EXIT) == set()
    assert handled(start + "try:\n        raise\n    finally:\n        done = True") == {(CANCEL, 5)}
    assert handled(start + "try:\n        return\n    finally:\n        done = True") == {(RETURN, 5)}
    assert handled(start + "for item in 1, 2:\n        break") == {(END, 4), (END, 5)}
    assert handled(start + "await more()") == {(END, 4), (ERROR, 4), (CANCEL, 4)}


def test_an_earlier_handler_takes_it() -> None:
    source = "try:\n    await work()\nexcept CancelledError:\n    raise\nexcept BaseException:\n    pass"
    assert handled(source) == set()
    assert handled(source, ERROR) == {(END, 6)}


def test_too_large() -> None:
    paths, function = asked("it = open()\n" + "if a:\n    b()\n" * 3000)
    assert paths.ways_out(function.body[0]) == []


def test_long_chain_of_elif() -> None:
    assert leaks("it = open()\nif a:\n    b = 1\n" + "elif a:\n    b = 1\n" * 1000) == {(END, 3)}
