"""Which ways control can take through the body of one function: a small control-flow graph, and questions about it.

The graph knows three kinds of exceptions: an error (any `Exception`), a cancellation, and an exit (`SystemExit`,
`KeyboardInterrupt`, `GeneratorExit`). Nested functions are not entered. Conditions are free, but for constants: the
answer "no such way" holds for every run, the answer "such a way" holds if no two conditions depend on each other.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from .knowledge.exceptions import CONVERTING, NO_RETURN, SUPPRESSING

ERROR, CANCEL, EXIT = "error", "cancel", "exit"
KINDS = (ERROR, CANCEL, EXIT)
"""The kinds of exceptions."""

RETURN, END, BREAK, CONTINUE = "return", "end", "break", "continue"
"""The other ways out of a function (`end`: control falls off the end) or a block."""

MAX_STEPS = 5_000
MAX_DEPTH = 40
"""A function with a larger or deeper graph is not looked into: every question about it is answered with nothing."""

Catches: TypeAlias = "Callable[[ast.expr | None, str], bool | None]"
"""Whether `except <expression>` (or a bare `except`) catches an exception of a kind; `None`: may be."""

_TRY = (ast.Try, getattr(ast, "TryStar", ast.Try))
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)
_RAISING = (ast.Call, ast.Subscript, ast.Assert, ast.Import, ast.ImportFrom)
_TEST = ("true", "false")
_ONWARD = ("next", *_TEST)


class Way(NamedTuple):
    """How control leaves: `way` is one of the words above, `node` the statement or expression that it leaves by."""

    way: str
    node: ast.AST


class Step:
    """One thing that is evaluated at once, and where control goes from there.

    `piece` is a simple statement, or what a compound one evaluates: the test of `if` and `while`, the iterable and the
    target of `for`, the subject of `match`, the guard of a case, the `withitem` that `with` enters; `None` where
    nothing is evaluated. `where` is the node for positions. An edge is a way and a step; the way is a word above,
    "next", or after a test "true" or "false".
    """

    __slots__ = ("edges", "piece", "sure", "way", "where")

    def __init__(self, where: ast.AST, piece: ast.AST | None = None, *, sure: bool = True) -> None:
        self.where = where
        self.piece = piece
        self.sure = sure
        """Whether its exceptions are certain: it raises them itself by a statement, or they are on their way."""
        self.way = ""
        """How control has left the function here."""
        self.edges: list[tuple[str, Step]] = []


_Steps: TypeAlias = "list[Step]"


class _Edge(NamedTuple):
    """A way that control takes, to where, the last piece before it, and the last one from which control jumped."""

    way: str
    to: Step
    last: ast.AST
    jump: ast.AST


class _Frame(NamedTuple):
    """Where statements jump to from where they stand: `jump(way)`; and the kind and name of what is being handled."""

    jump: Callable[[str], _Steps]
    handled: str = ""
    caught: str | None = None


class _TooLarge(Exception):
    pass


def _never(piece: ast.AST) -> bool:
    return False


def _unknown(test: ast.expr) -> bool | None:
    return None


class Paths:
    """The ways through one function.

    Args:
        function: the function (or anything with a `body` of statements).
        name: the dotted name of an expression, `builtins.exit`; empty if unknown.
        catches: what handlers and `suppress()` catch.
    """

    def __init__(
        self,
        function: ast.FunctionDef | ast.AsyncFunctionDef | ast.Module,
        name: Callable[[ast.expr], str],
        catches: Catches,
    ) -> None:
        self._name = name
        self._catches = catches
        self._steps: dict[ast.AST, _Steps] = {}
        self._caught: dict[tuple[ast.AST, str], _Steps] = {}
        self._count = self._depth = 0
        self._out = {way: Step(function) for way in (*KINDS, RETURN, END)}
        for way, step in self._out.items():
            step.way = way
        frame = _Frame(lambda way: [self._out[way]] if way in self._out else [])
        end = Step(function)
        end.edges.append((END, self._out[END]))
        try:
            self.start: Sequence[Step] = self._block(function.body, [end], frame)
        except _TooLarge:
            self.start = ()
            self._steps.clear()
            self._caught.clear()

    # -- questions -----------------------------------------------------------------------------------------------

    def ways_out(
        self,
        after: ast.AST | None,
        passing: Callable[[ast.AST], bool] = _never,
        *,
        kinds: Collection[str] = KINDS,
        known: Callable[[ast.expr], bool | None] = _unknown,
    ) -> list[Way]:
        """The ways out of the function that do not pass a certain statement, the shortest first.

        Args:
            after: where to begin: when this statement, or the one that this expression is evaluated in, has been
                evaluated without raising; `None`: at the start of the function.
            passing: whether this piece (see `Step`) is the one that must be passed ("releases it"). It counts as soon
                as control reaches it, even if it raises. A `withitem` counts when it is entered: leaving it is sure.
            kinds: the kinds of exceptions that are taken to happen. Those of a `raise` statement always are.
            known: what a test is known to give.

        Returns:
            Each way with the statement where the function is left or, for an exception, that raises it last;
            empty if there is none. `kinds=()` asks of the ways without an unexpected exception.
        """
        begin = self._after(after) if after is not None else self._at(self.start)
        edges = self._explore(begin, passing, kinds, known)
        return list(dict.fromkeys(_left(edge) for edge in edges if edge.to.way))

    def leaving(self, block: ast.AST, kind: str) -> list[Way]:
        """How control leaves the body of an `except` block that an exception of `kind` has entered.

        An exception that passes is a way of its kind; others are `return`, `break`, `continue`, `end`. All kinds of
        exceptions are taken to happen. Empty if no exception of this kind can get there.
        """
        inside = set(ast.walk(block))
        begin = self._at(self._caught.get((block, kind), ()))
        edges = self._explore(begin, _never, KINDS, _unknown, inside)
        return list(dict.fromkeys(_left(edge) for edge in edges if edge.to.where not in inside))

    def following(self, node: ast.AST, *, kinds: Collection[str] = KINDS) -> Iterator[ast.AST]:
        """Every piece that can be evaluated after the one that `node` is (evaluated in), the nearest first."""
        pieces = (edge.to.piece for edge in self._explore(self._after(node), _never, kinds, _unknown))
        return iter(dict.fromkeys(piece for piece in pieces if piece is not None))

    def _at(self, steps: Iterable[Step]) -> list[_Edge]:
        return [_Edge("next", step, step.where, step.where) for step in steps]

    def _after(self, node: ast.AST) -> list[_Edge]:
        """The edges that leave where `node` has been evaluated."""
        steps = self._steps.get(node, ())
        return [_Edge(way, to, step.where, step.where) for step in steps for way, to in step.edges if way not in KINDS]

    def _explore(
        self,
        begin: list[_Edge],
        passing: Callable[[ast.AST], bool],
        kinds: Collection[str],
        known: Callable[[ast.expr], bool | None],
        inside: Collection[ast.AST] | None = None,
    ) -> Iterator[_Edge]:
        """Every edge that can be taken, breadth first; those that leave the nodes `inside` are not followed."""
        queue = begin
        seen: set[Step] = set()
        for edge in queue:
            yield edge
            step = edge.to
            if step in seen or (inside is not None and step.where not in inside):
                continue
            seen.add(step)
            piece = step.piece
            if piece is not None and passing(piece):
                continue
            outcome = known(piece) if isinstance(piece, ast.expr) and len(step.edges) > 1 else None
            for way, to in step.edges:
                if way in KINDS and way not in kinds and not step.sure:
                    continue
                if outcome is not None and way == _TEST[outcome]:
                    continue
                last = edge.last if piece is None else piece
                queue.append(_Edge(way, to, last, edge.jump if piece is None or way in _ONWARD else piece))

    # -- the graph, built from the end: each method is told where control goes next, and tells where it begins ------

    def _new(self, where: ast.AST, *edges: tuple[str, Step], piece: ast.AST | None = None, sure: bool = True) -> Step:
        self._count += 1
        if self._count > MAX_STEPS:
            raise _TooLarge
        step = Step(where, piece, sure=sure)
        step.edges.extend(edges)
        return step

    def _step(self, piece: ast.AST, after: Iterable[tuple[str, Step]], frame: _Frame) -> Step:
        """A step that evaluates `piece`, with the ways of the exceptions that it may raise."""
        step = self._new(piece, piece=piece)
        kinds, ends = self._effects(piece, step)
        if isinstance(piece, ast.Raise):
            kinds, ends = (*kinds, *self._raised(piece, frame)), True
        step.sure = ends
        if not ends:
            step.edges.extend(after)
        step.edges.extend((kind, to) for kind in KINDS if kind in kinds for to in frame.jump(kind))
        return step

    def _effects(self, piece: ast.AST, step: Step) -> tuple[tuple[str, ...], bool]:
        """The kinds of exceptions that evaluating `piece` may raise, and whether it never ends otherwise."""
        kinds: set[str] = set()
        ends = isinstance(piece, ast.Assert) and isinstance(piece.test, ast.Constant) and not piece.test.value
        stack = [piece]
        while stack:
            node = stack.pop()
            self._steps.setdefault(node, []).append(step)
            if isinstance(node, _DEFINITIONS):
                stack.extend(getattr(node, "decorator_list", ()))
                continue
            if isinstance(node, ast.GeneratorExp):
                stack.append(node.generators[0].iter)
                continue
            if isinstance(node, (ast.Await, ast.Yield, ast.YieldFrom)) or getattr(node, "is_async", False):
                kinds.update(KINDS if isinstance(node, (ast.Yield, ast.YieldFrom)) else (ERROR, CANCEL))
            elif isinstance(node, _RAISING):
                kinds.add(ERROR)
            stack.extend(ast.iter_child_nodes(node))
        call = getattr(piece, "value", None) if isinstance(piece, (ast.Expr, ast.Return, ast.Assign)) else None
        raises = NO_RETURN.get(self._name(call.func)) if isinstance(call, ast.Call) else None
        if raises is not None:
            return (raises,) if raises else (), True
        return tuple(kinds), ends

    def _raised(self, node: ast.Raise, frame: _Frame) -> tuple[str, ...]:
        """The kinds of what a `raise` statement raises."""
        raised = node.exc
        if raised is None or (isinstance(raised, ast.Name) and raised.id == frame.caught):
            return (frame.handled,) if frame.handled else KINDS
        kind = raised.func if isinstance(raised, ast.Call) else raised
        sure = tuple(known for known in KINDS if self._is_of(kind, known))
        return sure or ((ERROR, frame.handled) if frame.handled and isinstance(raised, ast.Name) else (ERROR,))

    def _is_of(self, exception: ast.expr, kind: str) -> bool:
        """Whether an exception class is one of those outside `Exception`."""
        return (
            kind != ERROR and self._catches(exception, ERROR) is False and self._catches(exception, kind) is not False
        )

    def _block(self, body: Sequence[ast.stmt], after: _Steps, frame: _Frame) -> _Steps:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise _TooLarge
        for statement in reversed(body):
            after = self._statement(statement, after, frame)
        self._depth -= 1
        return after

    def _statement(self, node: ast.stmt, after: _Steps, frame: _Frame) -> _Steps:
        if isinstance(node, ast.If):
            return self._if(node, after, frame)
        if isinstance(node, (ast.While, ast.For, ast.AsyncFor)):
            return self._loop(node, after, frame)
        if isinstance(node, (ast.With, ast.AsyncWith)):
            return self._with(node, 0, after, frame)
        if isinstance(node, _TRY):
            return self._try(node, after, frame)
        if isinstance(node, ast.Match):
            return self._match(node, after, frame)
        way = {ast.Return: RETURN, ast.Break: BREAK, ast.Continue: CONTINUE}.get(type(node), "next")
        return [self._step(node, _to(way, after if way == "next" else frame.jump(way)), frame)]

    def _test(self, test: ast.expr, yes: _Steps, no: _Steps, frame: _Frame) -> Step:
        sure = bool(test.value) if isinstance(test, ast.Constant) else None
        edges = _to("true", yes if sure is not False else ()) + _to("false", no if sure is not True else ())
        return self._step(test, edges, frame)

    def _if(self, node: ast.If, after: _Steps, frame: _Frame) -> _Steps:
        chain = [node]
        while len(chain[-1].orelse) == 1 and isinstance(chain[-1].orelse[0], ast.If):
            chain.append(chain[-1].orelse[0])  # not by recursion: chains of `elif` may be long
        rest = self._block(chain[-1].orelse, after, frame)
        for part in reversed(chain):
            rest = [self._test(part.test, self._block(part.body, after, frame), rest, frame)]
            self._steps.setdefault(part, []).extend(rest)
        return rest

    def _loop(self, node: ast.While | ast.For | ast.AsyncFor, after: _Steps, frame: _Frame) -> _Steps:
        head = self._new(node)
        jumps = {BREAK: [self._new(node, *_to("next", after))], CONTINUE: [head]}
        inner = frame._replace(jump=lambda way: jumps[way] if way in jumps else frame.jump(way))
        body = self._block(node.body, [head], inner)
        rest = self._block(node.orelse, after, frame)
        if isinstance(node, ast.While):
            head.edges.append(("next", self._test(node.test, body, rest, frame)))
            return [head]
        turn = self._step(node.target, _to("true", body) + _to("false", rest), frame)
        if isinstance(node, ast.AsyncFor):
            turn.edges.extend((kind, to) for kind in (ERROR, CANCEL) for to in frame.jump(kind))
        head.edges.append(("next", turn))
        return [self._step(node.iter, [("next", head)], frame)]

    def _match(self, node: ast.Match, after: _Steps, frame: _Frame) -> _Steps:
        rest = after
        for case in reversed(node.cases):
            body = self._block(case.body, after, frame)
            pattern = case.pattern
            always = isinstance(pattern, ast.MatchAs) and pattern.pattern is None
            if case.guard is not None:
                body = [self._test(case.guard, body, rest, frame)]
            rest = body if always else [self._new(case, *_to("true", body), *_to("false", rest))]
        return [self._step(node.subject, _to("next", rest), frame)]

    def _with(self, node: ast.With | ast.AsyncWith, number: int, after: _Steps, frame: _Frame) -> _Steps:
        if number == len(node.items):
            return self._block(node.body, after, frame)
        item = node.items[number]
        call = item.context_expr
        name = self._name(call.func) if isinstance(call, ast.Call) else ""
        may_raise = (ERROR, CANCEL) if isinstance(node, ast.AsyncWith) else ()
        made: dict[tuple[str, Step], Step] = {}

        def leave(way: str, targets: _Steps) -> _Steps:
            """The step that runs `__exit__`, before each of the targets."""
            for to in targets:
                if (way, to) not in made:
                    passing = self._new(node, (way, to))
                    own = [edge for kind in may_raise for edge in _to(kind, frame.jump(kind))]
                    made[way, to] = self._new(node, ("next", passing), *own, sure=False)
            return [made[way, to] for to in targets]

        @functools.cache
        def jump(way: str) -> _Steps:
            swallowed = self._suppressed(call, name, way) if way in KINDS else False
            targets = leave(way, frame.jump(way)) if swallowed is not True else []
            if swallowed is not False:
                targets += leave("next", after)
            if way == CANCEL and name in CONVERTING:
                targets += leave(ERROR, frame.jump(ERROR))
            return targets

        inside = self._with(node, number + 1, leave("next", after), frame._replace(jump=jump))
        enter = self._step(item, _to("next", inside), frame)
        enter.edges.extend(edge for kind in may_raise for edge in _to(kind, frame.jump(kind)))
        return [enter]

    def _suppressed(self, call: ast.expr, name: str, kind: str) -> bool | None:
        """Whether a context manager swallows an exception."""
        if name not in SUPPRESSING or not isinstance(call, ast.Call):
            return False
        if SUPPRESSING[name]:
            return None if kind == SUPPRESSING[name] else False
        answers = [self._catches(argument, kind) for argument in call.args]
        return True if True in answers else None if None in answers else False

    def _try(self, node: ast.Try, after: _Steps, frame: _Frame) -> _Steps:
        star = not isinstance(node, ast.Try)

        @functools.cache
        def final(way: str, to: Step) -> _Steps:
            """The `finally` block, on the way to a step."""
            if not node.finalbody:
                return [to]
            inner = frame._replace(handled=way) if way in KINDS else frame
            return self._block(node.finalbody, [self._new(node, (way, to))], inner)

        def out(way: str) -> _Steps:
            return [step for to in frame.jump(way) for step in final(way, to)]

        @functools.cache
        def catch(way: str) -> _Steps:
            targets = out(way)
            for handler in reversed(node.handlers) if way in KINDS else ():
                sure = self._catches(handler.type, way)
                if sure is False:
                    continue
                inner = outside._replace(handled=way, caught=handler.name)
                body = self._block(handler.body, [*done, *targets] if star else done, inner)
                begin = self._new(handler, *_to("next", body))
                self._caught.setdefault((handler, way), []).append(begin)
                targets = [begin] if sure and not star else [begin, *targets]
            return targets

        done = [step for to in after for step in final("next", to)]
        outside = frame._replace(jump=functools.cache(out))
        return self._block(node.body, self._block(node.orelse, done, outside), frame._replace(jump=catch))


def _to(way: str, targets: Iterable[Step]) -> list[tuple[str, Step]]:
    """Edges of one way to several steps."""
    return [(way, to) for to in targets]


def _left(edge: _Edge) -> Way:
    """Leaving by an edge, as the one who asks sees it."""
    return Way(END, edge.last) if edge.way in (*_ONWARD, END) else Way(edge.way, edge.jump)
