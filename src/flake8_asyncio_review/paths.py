"""Questions about the ways that control can take through one function.

The answer "no such way" holds for every run; the answer "such a way" holds if no two conditions depend on each other.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Iterable, Iterator

from .flow import Catches, Flow, Function, Name, Step
from .named import NamedTuple
from .ways import BREAK, CANCEL, CONTINUE, END, KINDS, ONWARD, RETURN, TEST


class Way(NamedTuple):
    """How control leaves: `way` is one of the words above, `node` the statement or expression that it leaves by."""

    way: str
    node: ast.AST


class _Edge(NamedTuple):
    """A way that control takes, to where, the last piece before it, and the last one from which control jumped."""

    way: str
    to: Step
    last: ast.AST
    jump: ast.AST


def _pieces(edges: Iterable[_Edge]) -> list[ast.AST]:
    return list(dict.fromkeys(edge.to.piece for edge in edges if edge.to.piece is not None))


def _never(piece: ast.AST) -> bool:
    return False


def _unknown(test: ast.expr) -> bool | None:
    return None


class Paths:
    """The ways through one function; of a function that is too large (`MAX_STEPS`) all answers are empty.

    Args:
        function: the function.
        name: names what is called.
        catches: what handlers and `suppress()` catch.
    """

    def __init__(self, function: Function, name: Name, catches: Catches) -> None:
        self._flow = Flow(function, name, catches)

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
        begin = self._at(self._flow.start) if after is None else self._after(after)
        edges = self._explore(begin, passing, kinds, known)
        return list(dict.fromkeys(_left(edge) for edge in edges if edge.to.way))

    def leaving(self, block: ast.AST, kind: str) -> list[Way]:
        """How control leaves the body of an `except` block that an exception of `kind` has entered.

        An exception that passes is a way of its kind; others are `return`, `break`, `continue`, `end`. All kinds of
        exceptions are taken to happen. Empty if no exception of this kind can get there.
        """
        return list(dict.fromkeys(map(_left, self._leaving(block, kind))))

    def resuming(self, block: ast.AST, kind: str) -> list[ast.AST]:
        """Every piece that can be evaluated after an exception of `kind` has been swallowed, the nearest first.

        Args:
            block: an `except` block, or the `withitem` of a manager that swallows exceptions.
            kind: the kind of the exception.
        """
        begin = [edge for edge in self._leaving(block, kind) if edge.way not in KINDS]
        return _pieces(self._explore(begin, _never, KINDS, _unknown))

    def swallows(self, item: ast.withitem, kind: str) -> bool:
        """Whether an exception of `kind` can reach the end of a `with` that swallows it."""
        return (item, kind) in self._flow.caught

    def waits(self, piece: ast.AST) -> bool:
        """Whether a cancellation can arrive while this piece is evaluated."""
        return any(way == CANCEL for step in self._flow.steps.get(piece, ()) for way, _ in step.edges)

    def _leaving(self, block: ast.AST, kind: str) -> list[_Edge]:
        """The edges out of a block that has caught an exception."""
        inside = set(ast.walk(block))
        begin = self._at(self._flow.caught.get((block, kind), ()))
        edges = self._explore(begin, _never, KINDS, _unknown, inside)
        return [edge for edge in edges if edge.to.where not in inside]

    def following(self, node: ast.AST, *, kinds: Collection[str] = KINDS, raised: str = "") -> list[ast.AST]:
        """Every piece that can be evaluated after the one that `node` is (evaluated in), the nearest first.

        Args:
            node: a piece or an expression in one.
            kinds: the kinds of exceptions that are taken to happen, as in `ways_out`.
            raised: begin where `node` has raised an exception of this kind, not where it has been evaluated.
        """
        return _pieces(self._explore(self._after(node, raised), _never, kinds, _unknown))

    def _at(self, steps: Iterable[Step]) -> list[_Edge]:
        return [_Edge("next", step, step.where, step.where) for step in steps]

    def _after(self, node: ast.AST, raised: str = "") -> list[_Edge]:
        """The edges that leave where `node` has been evaluated, or has raised."""
        edges = [(step, *edge) for step in self._flow.steps.get(node, ()) for edge in step.edges]
        wanted = (raised,) if raised else (*ONWARD, RETURN, BREAK, CONTINUE)
        return [_Edge(way, to, step.where, step.where) for step, way, to in edges if way in wanted]

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
                if outcome is not None and way == TEST[outcome]:
                    continue
                last = edge.last if piece is None else piece
                queue.append(_Edge(way, to, last, edge.jump if piece is None or way in ONWARD else piece))


def _left(edge: _Edge) -> Way:
    """Leaving by an edge, as the one who asks sees it."""
    return Way(END, edge.last) if edge.way in (*ONWARD, END) else Way(edge.way, edge.jump)
