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

Node: TypeAlias = "tuple[str, int, Environment, Value | None]"
"""A function, by the path of its file and its number there, what is known of its arguments, and what inherited it."""

MAX_FUNCTIONS = 3_000
"""Functions looked at for one question; beyond it what lies further away is unknown."""
MAX_DEPTH = 5
"""Calls in a chain."""
CERTAIN = frozenset(("ASY227", "ASY351"))
"""Rules whose chains count only where no condition stands in between: the conditions are mostly about just that."""
_CHOSEN = ("", "ASY350")
"""What is asked where a call may be of several things, which is a condition too."""


class Chain(NamedTuple):
    """The functions from the one that is called to the one that blocks, and the call that blocks."""

    functions: tuple[str, ...]
    sink: Sink


_Alternative: TypeAlias = "tuple[dict[str, Sink], dict[Node, None]]"
"""What a call runs if it is of one of several things: sinks by category, and functions."""


class _Edges(NamedTuple):
    """What a function runs: the costliest sink of each category, and functions, with whether each certainly runs.

    Of the alternatives of each of the `choices` one runs, and nobody knows which.
    """

    sinks: dict[str, Sink]
    callees: dict[Node, bool]
    choices: tuple[tuple[_Alternative, ...], ...] = ()


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

    def runs(self, target: Target, resolver: Resolver) -> bool:
        """Whether `target` runs anything that is worth a look."""
        return bool(self.bodies.body(target.key, resolver, self.bodies.receiver(target, resolver)).uses)

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
                callees = [*edges.callees]
                if edges.choices:
                    callees.extend(callee for item in edges.choices for one in item for callee in one[1])
                pending.extend(callees)
                for callee in callees:
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
            level = {node: _through(region[node], distance, known) for node in nearest}
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
        choices: dict[int, dict[int, _Alternative]] = {}
        for use in self._uses(node, given, home):
            answer = judged(use.conditions, given, home)
            if answer < MAYBE:
                continue
            if use.choice >= 0:
                alternative = choices.setdefault(id(use.call), {}).setdefault(use.choice, ({}, {}))
                if use.target is not None:
                    alternative[1][self._node(use.target, use.call, home, node[2], node[3])] = None
                elif use.sink is not None:
                    alternative[0][use.sink.category] = use.sink
            elif use.target is not None:
                callee = self._node(use.target, use.call, home, node[2], node[3])
                callees[callee] = callees.get(callee, False) or answer == ALWAYS
            elif use.sink is not None and (answer == ALWAYS or use.sink.category not in CERTAIN):
                known = sinks.get(use.sink.category)
                if known is None or use.sink.rank < known.rank:
                    sinks[use.sink.category] = use.sink
        for alternatives in choices.values():
            first, *others = alternatives.values()
            for category, sink in first[0].items():
                if category in _CHOSEN and all(category in item[0] for item in others):
                    sinks.setdefault(category, sink)
        found = tuple(tuple(item.values()) for item in choices.values()) if choices else ()
        return _Edges(sinks, callees, found)

    def _uses(self, node: Node, given: Mapping[str, Given], home: Resolver) -> Iterator[Use]:
        """What a function runs where its callers pass what is known of its arguments."""
        for use in self.bodies.body(node[:2], home, node[3]).uses:
            if not use.part:
                yield use
                continue
            value = given.get(use.part[0])
            if isinstance(value, Value):
                yield from self.bodies.handed(use, value, home.summary.functions[node[1]], home)

    def _node(
        self, target: Target, call: CallRecord, home: Resolver, outer: Environment, inherited: Value | None = None
    ) -> Node:
        receiver = self.bodies.receiver(target, home, inherited)
        body = self.bodies.body(target.key, home, receiver)
        if target.hidden or not (body.asked or body.forwarded or body.called):
            return (*target.key, (), receiver)
        function = home.home(Value("function", module=target.key[0])).summary.functions[target.key[1]]
        known = environment(
            function,
            call,
            home,
            dict(outer),
            bound=target.bound,
            asked=body.asked,
            typed=body.typed,
            forwarded=body.forwarded,
            called=body.called,
        )
        return (*target.key, known, receiver)


def _through(edges: _Edges, distance: int, known: dict[Node, Answers]) -> Answers:
    """Answers by way of callees that are one call nearer; among several the costliest call, then the first."""
    best: Answers = {}
    for callee, certain in edges.callees.items():
        for category, answer in known.get(callee, {}).items():
            if answer.distance == distance - 1 and (certain or category not in CERTAIN):
                rival = best.get(category)
                if rival is None or answer.sink.rank < rival.sink.rank:
                    best[category] = _Answer(callee, answer.sink, distance)
    for alternatives in edges.choices:
        for category, found in _furthest(alternatives, distance, known).items():
            best.setdefault(category, found)
    return best


def _furthest(alternatives: tuple[_Alternative, ...], distance: int, known: dict[Node, Answers]) -> Answers:
    """The answers that all `alternatives` have, where one of them has it by way of a callee that is one call nearer."""
    found: Answers = {}
    for category in _CHOSEN:
        answers = [_nearest(item, category, distance, known) for item in alternatives]
        certain = [item for item in answers if item is not None]
        if len(certain) == len(answers):
            last = max(certain, key=lambda item: item.distance)
            if last.distance == distance:
                found[category] = last
    return found


def _nearest(alternative: _Alternative, category: str, distance: int, known: dict[Node, Answers]) -> _Answer | None:
    """The answer of one alternative, if it is not further away than `distance`."""
    sinks, callees = alternative
    if category in sinks:
        return _Answer(None, sinks[category], 0)
    answers = ((callee, known.get(callee, {}).get(category)) for callee in callees)
    ways = [_Answer(callee, item.sink, item.distance + 1) for callee, item in answers if item is not None]
    way = min(ways, key=lambda item: item.distance, default=None)
    return way if way is not None and way.distance <= distance else None


def judged(conditions: Iterable[Condition], given: Mapping[str, Given], home: Resolver) -> int:
    """How often all of the prepared `conditions` hold, as `conditions.judge` answers."""
    answers = [judge(item, given, lambda value, kinds: is_a(value, kinds, home)) for item in conditions]
    return min(answers, default=ALWAYS)


def _label(node: Node, resolver: Resolver) -> str:
    home = resolver.home(Value("function", module=node[0]))
    return home.summary.qualified(home.summary.functions[node[1]]).removesuffix(".__init__")
