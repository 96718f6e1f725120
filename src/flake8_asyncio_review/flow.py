"""The control-flow graph of one function body, built from the end of the function to its beginning.

It knows three kinds of exceptions: an error (any `Exception`), a cancellation, and an exit (`SystemExit`,
`KeyboardInterrupt`, `GeneratorExit`). Nested functions are not entered, conditions are free unless they are constants.
A `finally` block stands in the graph once for each way through it, a handler once for each kind that enters it.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from .expressions import last_part
from .knowledge.exceptions import CONVERTING, NO_RETURN, SUPPRESSING
from .named import NamedTuple
from .suspending import children
from .ways import BREAK, CANCEL, CONTINUE, END, ERROR, KINDS, RETURN

MAX_STEPS = 5_000
MAX_DEPTH = 40
"""A function with a larger or deeper graph has none."""

Catches: TypeAlias = "Callable[[ast.expr | None, str], bool | None]"
"""Whether `except <expression>` (or a bare `except`) catches an exception of a kind; `None`: may be."""

Name: TypeAlias = "Callable[[ast.expr], str]"
"""The dotted name of an expression, `builtins.exit`; empty if unknown."""

Function: TypeAlias = "ast.FunctionDef | ast.AsyncFunctionDef"

_NO_RETURN_TAILS = frozenset(name.rpartition(".")[2] for name in NO_RETURN)
_MANAGERS = frozenset((*SUPPRESSING, *CONVERTING))
_MANAGER_TAILS = frozenset(name.rpartition(".")[2] for name in _MANAGERS)
_TRY = (ast.Try, getattr(ast, "TryStar", ast.Try))
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)
_RAISING = (ast.Call, ast.Subscript, ast.Assert, ast.Import, ast.ImportFrom)


class Step:
    """One thing that is evaluated at once, and where control goes from there.

    `piece` is a simple statement, or what a compound one evaluates: the test of `if` and `while`, the iterable and the
    target of `for`, the subject of `match`, the guard of a case, the `withitem` that `with` enters; `None` where
    nothing is evaluated. `where` is the node that it belongs to. An edge is a way, one of the words above, and a
    step.
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


class _Frame(NamedTuple):
    """Where statements jump to from where they stand: `jump(way)`; and the kind and name of what is being handled."""

    jump: Callable[[str], _Steps]
    handled: str = ""
    caught: str | None = None


class _TooLarge(Exception):
    pass


class Flow:
    """The graph of one function: `start`, the steps that evaluate a node, and where exceptions of a kind are caught.

    `caught` holds the beginnings of handlers, and of leaving a `withitem` that swallows the exception.

    Args:
        function: the function.
        name: names what is called.
        catches: what handlers and `suppress()` catch.
    """

    def __init__(self, function: Function, name: Name, catches: Catches) -> None:
        self._name = name
        self._catches = catches
        self.steps: dict[ast.AST, _Steps] = {}
        self.caught: dict[tuple[ast.AST, str], _Steps] = {}
        self._count = self._depth = 0
        out = {way: Step(function) for way in (*KINDS, RETURN, END)}
        for way, step in out.items():
            step.way = way
        end = self._new(function, (END, out[END]))
        try:
            self.start = self._block(function.body, [end], _Frame(lambda way: [out[way]] if way in out else []))
        except _TooLarge:
            self.start = []
            self.steps.clear()
            self.caught.clear()

    # Each method is told where control goes next, and returns where it begins.

    def _new(self, where: ast.AST, *edges: tuple[str, Step], piece: ast.AST | None = None, sure: bool = True) -> Step:
        self._count += 1
        if self._count > MAX_STEPS:
            raise _TooLarge
        step = Step(where, piece, sure=sure)
        step.edges.extend(edges)
        return step

    def _step(self, piece: ast.AST, after: Iterable[tuple[str, Step]], frame: _Frame, also: Iterable[str] = ()) -> Step:
        """A step that evaluates `piece`, with the ways of the exceptions that it may raise, and of those in `also`."""
        step = self._new(piece, piece=piece)
        kinds, ends = self._effects(piece, step)
        kinds = (*kinds, *also)
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
            self.steps.setdefault(node, []).append(step)
            if isinstance(node, _DEFINITIONS):
                stack.extend(getattr(node, "decorator_list", ()))
                continue
            if isinstance(node, ast.GeneratorExp):
                stack.append(node.generators[0].iter)
                continue
            if isinstance(node, (ast.Await, ast.Yield, ast.YieldFrom)) or getattr(node, "is_async", False):
                kinds.update(KINDS if isinstance(node, (ast.Yield, ast.YieldFrom)) else (ERROR, CANCEL))
            elif isinstance(node, _RAISING) and not self._is_harmless(node, piece):
                kinds.add(ERROR)
            stack += children(node)
        call = getattr(piece, "value", None) if isinstance(piece, (ast.Expr, ast.Return, ast.Assign)) else None
        raises = NO_RETURN.get(self._named(call, _NO_RETURN_TAILS))
        if raises is not None:
            return (raises,) if raises else (), True
        return tuple(kinds), ends

    def _is_harmless(self, node: ast.AST, piece: ast.AST) -> bool:
        """Whether a call is taken not to fail: it makes what `raise` raises, or a manager that is made for errors."""
        return (isinstance(piece, ast.Raise) and piece.exc is node) or self._named(node, _MANAGER_TAILS) in _MANAGERS

    def _named(self, node: ast.AST | None, tails: frozenset[str]) -> str:
        """The name of what `node` calls, looked up only if its last part is among `tails`."""
        if not isinstance(node, ast.Call):
            return ""
        tail = last_part(node.func)
        return self._name(node.func) if tail in tails else ""

    def _raised(self, node: ast.Raise, frame: _Frame) -> tuple[str, ...]:
        """The kinds of what a `raise` statement raises."""
        raised = node.exc
        if raised is None or (isinstance(raised, ast.Name) and raised.id == frame.caught):
            return (frame.handled,) if frame.handled else KINDS
        made = raised.func if isinstance(raised, ast.Call) else raised
        kinds = tuple(kind for kind in KINDS if self._catches(made, kind) is not False)
        return kinds if kinds != KINDS else (ERROR, frame.handled)

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
            self.steps.setdefault(part, []).extend(rest)
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
        may_raise = (ERROR, CANCEL) if isinstance(node, ast.AsyncFor) else ()
        turn = self._step(node.target, _to("more", body) + _to("done", rest), frame, may_raise)
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
        name = self._named(call, _MANAGER_TAILS)
        may_raise = (ERROR, CANCEL) if isinstance(node, ast.AsyncWith) else ()
        made: dict[tuple[str, Step], Step] = {}

        def leave(way: str, targets: _Steps) -> _Steps:
            """The step that runs `__exit__`, before each of the targets."""
            for to in targets:
                if (way, to) not in made:
                    passing = self._new(call, (way, to))
                    own = [edge for kind in may_raise for edge in _to(kind, frame.jump(kind))]
                    made[way, to] = self._new(call, ("next", passing), *own, sure=False)
            return [made[way, to] for to in targets]

        @functools.cache
        def jump(way: str) -> _Steps:
            swallowed = self._suppressed(call, name, way) if way in KINDS else False
            targets = leave(way, frame.jump(way)) if swallowed is not True else []
            if swallowed is not False:
                self.caught[item, way] = leave("next", after)
                targets += self.caught[item, way]
            if way == CANCEL and name in CONVERTING:
                targets += leave(ERROR, frame.jump(ERROR))
            return targets

        inside = self._with(node, number + 1, leave("next", after), frame._replace(jump=jump))
        return [self._step(item, _to("next", inside), frame, may_raise)]

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
            for handler, sure in reversed(self._handlers(node, way)):
                inner = outside._replace(handled=way, caught=handler.name)
                body = self._block(handler.body, [*done, *targets] if star else done, inner)
                begin = self._new(handler, *_to("next", body))
                self.caught.setdefault((handler, way), []).append(begin)
                targets = [begin] if sure and not star else [begin, *targets]
            return targets

        done = [step for to in after for step in final("next", to)]
        outside = frame._replace(jump=functools.cache(out))
        return self._block(node.body, self._block(node.orelse, done, outside), frame._replace(jump=catch))

    def _handlers(self, node: ast.Try, way: str) -> list[tuple[ast.ExceptHandler, bool]]:
        """The handlers that an exception of a kind may enter, and whether it then surely does."""
        found: list[tuple[ast.ExceptHandler, bool]] = []
        for handler in node.handlers if way in KINDS else ():
            sure = self._catches(handler.type, way)
            if sure is not False:
                found.append((handler, bool(sure)))
            if sure and isinstance(node, ast.Try):
                break
        return found


def _to(way: str, targets: Iterable[Step]) -> list[tuple[str, Step]]:
    """Edges of one way to several steps."""
    return [(way, to) for to in targets]
