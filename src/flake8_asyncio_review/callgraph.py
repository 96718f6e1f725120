"""Does this plain function of the project block, and through which chain of calls?

The answer is worked out for all functions that can be reached from the one asked about, together: first which of them
hold a blocking call, then backwards, one call further at a time. Cycles need no special care, and the answer does not
depend on where one starts. A function called with other constants counts as another one, because what it does may hang
on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from .bodies import Bodies, Sink, Target, Use
from .conditions import ALWAYS, MAYBE, Condition, Given, judge
from .kinds import is_a
from .named import NamedTuple
from .options import Settings
from .passing import Environment, environment
from .receivers import Resolver
from .summary import CallRecord
from .values import Value

Node: TypeAlias = "tuple[str, int, Environment]"
"""A function, by the path of its file and its number there, and what is known of its arguments."""

MAX_FUNCTIONS = 3_000
"""Functions looked at for one question; beyond it what lies further away is unknown."""
MAX_DEPTH = 5
"""Calls in a chain."""
CERTAIN = frozenset(("ASY227", "ASY351"))
"""Rules whose chains count only where no condition stands in between: the conditions are mostly about just that."""


class Chain(NamedTuple):
    """The functions from the one that is called to the one that blocks, and the call that blocks."""

    functions: tuple[str, ...]
    sink: Sink


class _Edges(NamedTuple):
    """What a function runs: the costliest sink of each category, and functions, with whether each certainly runs."""

    sinks: dict[str, Sink]
    callees: dict[Node, bool]


class _Answer(NamedTuple):
    """The next function on the shortest chain (`None` where the blocking call stands), and how far the call is."""

    callee: Node | None
    sink: Sink
    distance: int


Answers: TypeAlias = "dict[str, _Answer]"


class CallGraph:
    """Answers for one run.

    Args:
        settings: the options.
    """

    def __init__(self, settings: Settings) -> None:
        self.bodies = Bodies(settings)
        self._edges: dict[Node, _Edges] = {}
        self._answers: dict[Node, Answers] = {}

    def chains(self, target: Target, call: CallRecord, home: Resolver, defaults: Environment = ()) -> dict[str, Chain]:
        """The shortest chains that start with `call` running `target`.

        Args:
            target: one of the functions that the call runs.
            call: a call, or syntax that calls, in loop code of `home`.
            home: the module that it stands in.
            defaults: what the coroutine's own parameters are when its callers say nothing.

        Returns:
            a chain for each rule that has one: "" for ASY150, else the code of a rule of its own.
        """
        node = self._node(target, call, home, defaults)
        if node not in self._answers:
            self._solve(node, home)
        return {category: self._chain(node, category, home) for category in self._answers[node]}

    def _chain(self, node: Node, category: str, home: Resolver) -> Chain:
        names = [_label(node, home)]
        answer = self._answers[node][category]
        while answer.callee is not None:
            names.append(_label(answer.callee, home))
            if answer.callee not in self._answers:
                self._solve(answer.callee, home)
            following = self._answers[answer.callee].get(category)
            if following is None:
                break
            answer = following
        return Chain(tuple(names), answer.sink)

    def _solve(self, start: Node, resolver: Resolver) -> None:
        region: dict[Node, _Edges] = {}
        callers: dict[Node, list[Node]] = {}
        pending = [start]
        while pending and len(region) < MAX_FUNCTIONS:
            node = pending.pop()
            if node not in region and node not in self._answers:
                edges = region[node] = self._look(node, resolver)
                pending.extend(edges.callees)
                for callee in edges.callees:
                    callers.setdefault(callee, []).append(node)
        found: dict[Node, Answers] = {
            node: {category: _Answer(None, sink, 0) for category, sink in edges.sinks.items()}
            for node, edges in region.items()
        }
        known = {callee: self._answers[callee] for callee in callers if callee in self._answers}
        buckets: list[list[Node]] = [[] for _ in range(MAX_DEPTH + 1)]
        for node, answers in (*found.items(), *known.items()):
            for answer in answers.values():
                buckets[answer.distance].append(node)
        known.update(found)
        for distance in range(1, MAX_DEPTH + 1):
            nearest = {caller: None for node in buckets[distance - 1] for caller in callers.get(node, ())}
            level = {node: _through(region[node].callees, distance, known) for node in nearest}
            for node, answers in level.items():
                if answers.keys() - found[node].keys():
                    buckets[distance].append(node)
                found[node].update((key, item) for key, item in answers.items() if key not in found[node])
        # Where there were too many functions, the answers about the others may be wrong for whoever asks next.
        for node in (start,) if pending else region:
            self._answers[node] = found[node]

    def _look(self, node: Node, resolver: Resolver) -> _Edges:
        edges = self._edges.get(node)
        if edges is None:
            home = resolver.home(Value("function", module=node[0]))
            edges = self._edges[node] = self._read(node, home)
        return edges

    def _read(self, node: Node, home: Resolver) -> _Edges:
        sinks: dict[str, Sink] = {}
        callees: dict[Node, bool] = {}
        given = dict(node[2])
        for use in self._uses(node, given, home):
            answer = judged(use.conditions, given, home)
            if answer < MAYBE:
                continue
            if use.target is not None:
                callee = self._node(use.target, use.call, home, node[2])
                callees[callee] = callees.get(callee, False) or answer == ALWAYS
            elif use.sink is not None and (answer == ALWAYS or use.sink.category not in CERTAIN):
                known = sinks.get(use.sink.category)
                if known is None or use.sink.rank < known.rank:
                    sinks[use.sink.category] = use.sink
        return _Edges(sinks, callees)

    def _uses(self, node: Node, given: Mapping[str, Given], home: Resolver) -> Iterator[Use]:
        """What a function runs where its callers pass what is known of its arguments."""
        for use in self.bodies.body(node[:2], home).uses:
            if not use.part:
                yield use
                continue
            value = given.get(use.part[0])
            if isinstance(value, Value):
                yield from self.bodies.handed(use, value, home.summary.functions[node[1]], home)

    def _node(self, target: Target, call: CallRecord, home: Resolver, outer: Environment) -> Node:
        body = self.bodies.body(target.key, home)
        if target.hidden or not (body.asked or body.forwarded or body.called):
            return (*target.key, ())
        function = home.home(Value("function", module=target.key[0])).summary.functions[target.key[1]]
        known = environment(
            function,
            call,
            home,
            dict(outer),
            bound=target.bound,
            asked=body.asked,
            forwarded=body.forwarded,
            called=body.called,
        )
        return (*target.key, known)


def _through(callees: Mapping[Node, bool], distance: int, known: dict[Node, Answers]) -> Answers:
    """Answers by way of callees that are one call nearer; among several the costliest call, then the first."""
    best: Answers = {}
    for callee, certain in callees.items():
        for category, answer in known.get(callee, {}).items():
            if answer.distance == distance - 1 and (certain or category not in CERTAIN):
                rival = best.get(category)
                if rival is None or answer.sink.rank < rival.sink.rank:
                    best[category] = _Answer(callee, answer.sink, distance)
    return best


def judged(conditions: Iterable[Condition], given: Mapping[str, Given], home: Resolver) -> int:
    """How often all of the prepared `conditions` hold, as `conditions.judge` answers."""
    answers = [judge(item, given, lambda value, kinds: is_a(value, kinds, home)) for item in conditions]
    return min(answers, default=ALWAYS)


def _label(node: Node, resolver: Resolver) -> str:
    home = resolver.home(Value("function", module=node[0]))
    return home.summary.qualified(home.summary.functions[node[1]]).removesuffix(".__init__")
