"""Does this plain function of the project block, and through which chain of calls?

The answer is worked out for all functions that can be reached from the one asked about, together: first which of them
hold a blocking call, then backwards, one call further at a time. Cycles need no special care, and the answer does not
depend on where one starts.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from .arguments import applies
from .knowledge.facts import Blocking
from .knowledge.python import DEBUGGERS, MEMOISING_DECORATORS
from .options import Settings
from .receivers import Resolver
from .summary import At, CallRecord, Function
from .values import NONE, Value, unwrapped

Key: TypeAlias = "tuple[str, int]"
"""A function: the path of its file and its number there."""

MAX_FUNCTIONS = 3_000
"""Functions looked at for one question; beyond it what lies further away is unknown."""
MAX_DEPTH = 8
"""Calls in a chain."""


class Sink(NamedTuple):
    """A blocking call in a plain function: its dotted name, the fact, and where it stands."""

    name: str
    fact: Blocking
    path: str
    line: int


class Chain(NamedTuple):
    """The functions from the one that is called to the one that blocks, and the call that blocks."""

    functions: tuple[str, ...]
    sink: Sink


class _Node(NamedTuple):
    sinks: dict[str, Sink]
    callees: tuple[Key, ...]


class _Answer(NamedTuple):
    """The next function on the shortest chain (`None` where the blocking call stands), and how far the call is."""

    callee: Key | None
    sink: Sink
    distance: int


class CallGraph:
    """Answers for one run.

    Args:
        settings: the options.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._nodes: dict[Key, _Node] = {}
        self._answers: dict[str, dict[Key, _Answer | None]] = {}

    def chain(self, value: Value, resolver: Resolver, category: str) -> Chain | None:
        """The shortest chain from the function `value` to a blocking call of `category`, if there is one.

        Args:
            value: a function or a class (whose `__init__` runs).
            resolver: any resolver of the project.
            category: "" for calls that take long, else the code of a rule of its own: ASY350, ASY351.
        """
        key = self._key(value, resolver)
        if key is None:
            return None
        answers = self._answers.setdefault(category, {})
        if key not in answers:
            self._solve(key, resolver, category, answers)
        answer = answers[key]
        if answer is None:
            return None
        names = [_label(key, resolver)]
        while answer.callee is not None:
            names.append(_label(answer.callee, resolver))
            if answer.callee not in answers:
                self._solve(answer.callee, resolver, category, answers)
            following = answers[answer.callee]
            if following is None:
                break
            answer = following
        return Chain(tuple(names), answer.sink)

    def _solve(self, start: Key, resolver: Resolver, category: str, answers: dict[Key, _Answer | None]) -> None:
        region: dict[Key, _Node] = {}
        pending = [start]
        while pending and len(region) < MAX_FUNCTIONS:
            key = pending.pop()
            if key not in region and key not in answers:
                node = region[key] = self._node(key, resolver)
                pending.extend(node.callees)
        found = {key: _Answer(None, node.sinks[category], 0) for key, node in region.items() if category in node.sinks}
        for distance in range(1, MAX_DEPTH + 1):
            level: dict[Key, _Answer] = {}
            for key, node in region.items():
                for callee in node.callees if key not in found else ():
                    answer = found.get(callee) or answers.get(callee)
                    if answer is not None and answer.distance == distance - 1:
                        level[key] = _Answer(callee, answer.sink, distance)
                        break
            found.update(level)
        # Where there were too many functions, the answers about the others may be wrong for whoever asks next.
        for key in (start,) if pending else region:
            answers[key] = found.get(key)

    def _node(self, key: Key, resolver: Resolver) -> _Node:
        node = self._nodes.get(key)
        if node is None:
            home = resolver.home(Value("function", module=key[0]))
            node = self._nodes[key] = self._look(home.summary.functions[key[1]], home)
        return node

    def _look(self, function: Function, home: Resolver) -> _Node:
        sinks: dict[str, Sink] = {}
        callees: dict[Key, None] = {}
        header = range(function.line, max(function.line + 1, function.body_line))
        if function.is_async or function.is_generator or not home.summary.nonblocking.isdisjoint(header):
            return _Node({}, ())
        if any(name in MEMOISING_DECORATORS for name in home.decorators(function)):
            return _Node({}, ())
        for call in function.calls:
            values = home.values(call.function, At(call.scope, call.position, call.block))
            known = unwrapped(value for value in values if value != NONE)
            if len(known) != 1 or _only_once(call.block, home):
                continue
            sink = self._sink(known[0], call, home)
            if sink is not None:
                sinks.setdefault(_category(sink), sink)
            elif known[0].kind in ("function", "class"):
                key = self._key(known[0], home)
                if key is not None:
                    callees[key] = None
        return _Node(sinks, tuple(callees))

    def _sink(self, value: Value, call: CallRecord, home: Resolver) -> Sink | None:
        name = value.name if value.kind == "external" else ""
        if not name or name in DEBUGGERS or self._settings.spares(name):
            return None
        fact = next((item for item in home.facts.facts(name) if applies(item, call, home)), None)
        return None if fact is None else Sink(name, fact, home.path, call.position[0])

    def _key(self, value: Value, resolver: Resolver) -> Key | None:
        """The function that calling `value` runs, if it is a plain one whose decorators keep it."""
        home = resolver.home(value)
        if value.kind == "class":
            members = home.attribute(value, "__init__")
            if len(members) != 1 or members[0].kind != "function":
                return None
            return self._key(members[0], home)
        function = home.summary.functions[value.record]
        if function.is_async or not home.keeps(function):
            return None
        return None if self._settings.spares(home.dotted(value)) else (home.path, function.index)


def _only_once(block: int, home: Resolver) -> bool:
    """Whether the call stands in a block that runs at the first call only, as a rule."""
    while block >= 0:
        if home.summary.blocks[block].once:
            return True
        block = home.summary.blocks[block].parent
    return False


def _category(sink: Sink) -> str:
    return sink.fact.code if sink.fact.code in ("ASY350", "ASY351") else ""


def _label(key: Key, resolver: Resolver) -> str:
    home = resolver.home(Value("function", module=key[0]))
    function = home.summary.functions[key[1]]
    return home.summary.qualified(function).removesuffix(".__init__")
