"""What the body of a plain function runs, and when: blocking calls and other functions of the project."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from . import conditions
from .conditions import Condition
from .decorating import wrappers
from .expressions import Expr
from .guards import Guards, blocks_around, guards_of
from .handed import Part, asked_of, found_on, is_inherited, part_of, received, receiver_of
from .knowledge.facts import Blocking
from .knowledge.hops import LOOP_RUNNERS
from .knowledge.python import (
    CACHED_PROPERTIES,
    CONSUMERS,
    DEBUGGERS,
    ENTERING,
    IMPORTERS,
    LOOP_QUESTIONS,
    MEMOISING_DECORATORS,
    PROPERTY_DECORATORS,
)
from .named import NamedTuple
from .options import Settings
from .passing import own_parameter, stood_in_for
from .receivers import Resolver
from .summary import At, CallRecord, Function
from .values import NONE, OPTIONAL, Value, Values, usual

Key: TypeAlias = "tuple[str, int]"
"""A function: the path of its file and its number there."""
_LIGHT = frozenset(
    """
    io.File.flush os.fdopen os.open tempfile.NamedTemporaryFile tempfile.TemporaryDirectory tempfile.TemporaryFile
    tempfile.mkdtemp tempfile.mkstemp
    """.split()
)
"""Calls that move no contents: what is then read or written counts, and the file behind a descriptor may be a pipe."""
_STARTING = "subprocess.Popen"
"""To start a process and not wait for it is what asyncio does on the loop too (`_UnixSubprocessTransport._start`)."""
_SHORT = 0.01
"""Seconds; to sleep so shortly in a helper is to give way to other threads."""
_SPECIAL = ("__enter__", "__iter__")
_ASKED_BEFORE = {
    "concurrent.futures.Future.result": "done",
    "concurrent.futures.Future.exception": "done",
    "queue.Queue.get": "filled",
    "queue.SimpleQueue.get": "filled",
}
"""Calls that do not wait behind a condition of this kind."""
_UNTOLD = ("unknown", "maker", "none")
"""Kinds of values of which it is not known what calling them runs; an annotation says what it gives."""
_RUNNERS = CONSUMERS | ENTERING
_EVENT_WAIT = "threading.Event.wait"
_LOCKING = ("threading.Lock.acquire", "threading.RLock.acquire")
_CONDITION_WAITS = ("threading.Condition.wait",)
"""In a loop they are what locks are made of, and locks are held for moments."""
_COSTS = "ASY152 ASY156 ASY154 ASY155 ASY151 ASY157 ASY159 ASY110 ASY158 ASY153 ASY351 ASY350 ASY227".split()
_OWN_RULES = ("ASY350", "ASY351", "ASY227")


class Sink(NamedTuple):
    """A call that must not happen on the loop: the rank of its cost, its dotted name, where it stands, and the rule."""

    rank: int
    name: str
    path: str
    line: int
    code: str

    @property
    def category(self) -> str:
        """The rule that reports a chain to this call; "" for ASY150."""
        return self.code if self.code in _OWN_RULES else ""


class Target(NamedTuple):
    """A plain function of the project that a piece of syntax runs.

    `bound` says whether its first parameter is given by the object; with `hidden`, nothing is known of its arguments.
    `receiver` is the object or class that a method is run on, if that is known and another one than the method is of,
    or the one at hand.
    """

    key: Key
    bound: bool = True
    hidden: bool = False
    receiver: Value | None = None


class Use(NamedTuple):
    """Something that a body runs, if all of `conditions` hold: a sink, another function, or `part` of a parameter.

    Where a call may be of several things, `choice` is the number of the one that this is about.
    """

    call: CallRecord
    conditions: tuple[Condition, ...]
    sink: Sink | None
    target: Target | None
    part: Part = ()
    choice: int = -1


class Body(NamedTuple):
    """What a function runs.

    Its conditions ask about the parameters `asked`, and those in `typed` may tell them something by their type; it
    passes on those in `forwarded` and calls those in `called`, or methods of them.
    """

    uses: tuple[Use, ...]
    asked: frozenset[str]
    typed: frozenset[str]
    forwarded: frozenset[str]
    called: frozenset[str]


_EMPTY = Body((), frozenset(), frozenset(), frozenset(), frozenset())


class Bodies:
    """Reads bodies of functions out of summaries, each once in a run.

    Args:
        settings: the options.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._known: dict[Key, Body] = {}
        self._inherited: dict[tuple[Key, Value], Body | None] = {}

    def body(self, key: Key, resolver: Resolver, receiver: Value | None = None) -> Body:
        """What the function `key` runs; of an inherited method, what it does where it runs on `receiver`."""
        body = self._known.get(key) if receiver is None else self._inherited[key, receiver]
        if body is None:
            home = resolver.home(Value("function", module=key[0]))
            body = self._known[key] = self._read(home.summary.functions[key[1]], home, None)
        return body

    def receiver(self, target: Target, resolver: Resolver, outer: Value | None = None) -> Value | None:
        """What an inherited method runs on, if it is known and matters.

        Args:
            target: the method.
            resolver: of any module.
            outer: what the method runs on that calls it, if that is inherited too.
        """
        if target.receiver is None:
            return None
        found = received(target.receiver, outer)
        known = target.key, found
        if known not in self._inherited:
            home = resolver.home(Value("function", module=target.key[0]))
            function = home.summary.functions[target.key[1]]
            differs = is_inherited(function, found, home)
            self._inherited[known] = self._read(function, home, found) if differs else None
        return found if self._inherited[known] is not None else None

    def _read(self, function: Function, home: Resolver, receiver: Value | None) -> Body:
        marked = home.summary.nonblocking
        if marked and not marked.isdisjoint(range(function.line, max(function.line + 1, function.body_line))):
            return _EMPTY
        decorators = home.decorators(function)
        if any(name in MEMOISING_DECORATORS or name in CACHED_PROPERTIES for name in decorators):
            return _EMPTY
        uses: list[Use] = []
        scope = home.summary.scopes[function.scope]
        for wrapper in wrappers(function, home) or ():
            call = CallRecord(None, (), (), function.parent, scope.position, scope.block)
            uses.append(Use(call, (), None, Target((wrapper.module, wrapper.record), hidden=True)))
        asks_for_loop = False
        is_method = function.owner >= 0 and "builtins.staticmethod" not in decorators
        calls = function.calls  # asked first, as the parameters are known since then
        guards = Guards(function, home)
        parameters = {item.name for item in function.parameters[int(is_method) :]}
        for call in calls:
            asks_for_loop = asks_for_loop or _asks_for_loop(call)
            if guards.rule_out(call):
                continue
            at = call.at
            values = (receiver and found_on(receiver, call, function, home)) or home.values(call.function, at)
            known = values if len(values) == 1 else usual(values)
            if len(known) != 1 or known[0].kind in _UNTOLD:
                part = (
                    asked_of(call, parameters, home) if parameters and len(known) == 1 and known[0] is not NONE else ()
                )
                if part:
                    uses.append(Use(call, (), None, None, part))
                elif len(known) > 1:
                    terms = _terms(values, call, home)
                    uses += (use._replace(conditions=terms) for use in self._choices(known, call, function, home))
                continue
            sink = self._sink(known[0], call, function, home)
            if sink is None and may_run(known[0], call.syntax, home):
                terms = _terms(values, call, home) if len(values) > 1 else ()
                uses += (Use(call, terms, None, target) for target in self.targets(known[0], call, home))
            elif sink is not None and not (sink.category == "ASY227" and (asks_for_loop or _is_caught(call, function))):
                told = own_parameter(call.arguments[0], at, home) if sink.name in IMPORTERS else None
                terms = _terms(values, call, home) if told is None else (("computed", told),)
                uses.append(Use(call, terms, sink, None))
        if not uses:
            return _EMPTY
        guarded = [use._replace(conditions=(*use.conditions, *guards.conditions(use.call))) for use in uses]
        found = [condition for use in guarded for condition in use.conditions]
        asked = frozenset[str]().union(*map(conditions.asked, found))
        typed = frozenset[str]().union(*(conditions.asked(item, conditions.OF_OBJECTS) for item in found))
        forwarded = frozenset(_forwarded(guarded, function))
        called = frozenset(use.part[0] for use in uses if use.part)
        return Body(tuple(guarded), asked, typed | (asked & (forwarded | called)), forwarded, called)

    def _choices(self, values: Values, call: CallRecord, function: Function, home: Resolver) -> list[Use]:
        """What `call` runs, which may be of any of `values`; nothing if one of them runs nothing."""
        from .choosing import choices  # mostly there is no choice

        uses: list[Use] = []
        for number, value in enumerate(choices(values, home)):
            sink = self._sink(value, call, function, home)
            if sink is not None:
                uses.append(Use(call, (), sink, None, choice=number))
                continue
            targets = list(self.targets(value, call, home)) if may_run(value, call.syntax, home) else ()
            if not targets:
                return []
            uses += (Use(call, (), None, target, choice=number) for target in targets)
        return uses

    def handed(self, use: Use, value: Value, function: Function, home: Resolver) -> Iterator[Use]:
        """What `use`, in the body of `function`, runs where `value` was passed for the parameter that it calls."""
        called = part_of(value, use.part, home)
        if called is None:
            return
        # Who hands over a callable may have bound some of its arguments.
        call = use.call._replace(arguments=(("starred",),)) if called.kind == "partial" else use.call
        sink = self._sink(called, call, function, home)
        if sink is not None:
            yield use._replace(sink=sink)
        elif may_run(called, "", home):
            for target in self.targets(called, call, home):
                yield use._replace(target=target._replace(hidden=target.hidden or value.kind != "object"))

    def _sink(self, value: Value, call: CallRecord, function: Function, home: Resolver) -> Sink | None:
        if value.kind == "instance" and call.syntax in (*_SPECIAL, ""):
            syntax = call.syntax or "__call__"
            names = [f"{kind}.{syntax}" for kind in home.facts.ancestry(value.name)]
            name = next((name for name in names if home.facts.facts(name)), "")
        else:
            items = value.items if value.kind == "partial" else (value,)
            single = len(items) == 1 and items[0].kind == "external" and not call.syntax
            name = items[0].name if single else ""
        # Most names are known for nothing.
        facts = home.facts.facts(name) if name else ()
        if not (facts or name in LOOP_RUNNERS) or name in DEBUGGERS or self._settings.spares(name):
            return None
        # Few files get so far.
        from .certificates import is_of_server
        from .handy import is_at_hand
        from .sockets import is_of_socket, is_set_non_blocking

        if (name in _CONDITION_WAITS and is_in_loop(call, home)) or is_at_hand(name, call, home):
            return None
        if name == _EVENT_WAIT and _is_of_start(call.function):
            return None
        asked = _ASKED_BEFORE.get(name)
        if asked is not None and _is_asked(asked, call, function, home):
            return None
        if name in _LOCKING and _is_let_go(call, function):
            return None
        if name in LOOP_RUNNERS:
            spared = "nest_asyncio" in home.summary.imports
            return None if spared else Sink(_COSTS.index("ASY227"), name, home.path, call.position[0], "ASY227")
        fact = next((item for item in facts if _applies(item, call, home)), None)
        if fact is None or (name in IMPORTERS and not _imports_what_it_is_told(call, home)):
            return None
        if (fact.code == "ASY151" and _is_short(call.arguments)) or name in _LIGHT:
            return None
        if name == _STARTING and not call.syntax and not _is_entered(call, function):
            return None
        if (is_of_socket(name) and is_set_non_blocking(call, function, home)) or is_of_server(name, call, home):
            return None
        rank = _COSTS.index(fact.code) if fact.code in _COSTS else len(_COSTS)
        return Sink(rank, name, home.path, call.position[0], fact.code)

    def targets(self, value: Value, call: CallRecord, home: Resolver) -> Iterator[Target]:
        """The plain functions that `call` runs, where what is called, entered, looped over or asked is `value`."""
        if call.syntax.startswith("."):
            yield from self._property(value, call.syntax[1:], home)
        elif call.syntax == "__enter__":
            if value.kind == "context":
                yield from self._used(value, call, home)
            else:
                yield from self._methods(value, ("__enter__", "__exit__"), home)
        elif call.syntax:
            if value.kind == "generator" and call.syntax == "__iter__":
                yield from self._used(value, call, home)
            else:
                yield from self._methods(value, (call.syntax,), home)
        elif value.kind == "partial":
            for item in value.items if len(value.items) == 1 else ():
                if item.kind in ("function", "class"):
                    yield from (target._replace(hidden=True) for target in self.targets(item, call, home))
        elif value.kind == "function":
            if not home.home(value).summary.functions[value.record].is_generator:
                yield from self._target(value, home, bound=_is_bound(value, call, home))
        elif value.kind == "class" and not _is_made_otherwise(value, home):
            yield from self._methods(value, ("__init__", "__post_init__"), home)
        elif value.kind == "object":
            yield from self._methods(value, ("__call__",), home)
        elif value.kind == "external" and value.name in CONSUMERS:
            at = call.at
            for item in home.values(call.arguments[0], at) if call.arguments else ():
                if item.kind == "generator":
                    yield from self._target(item, home, bound=False, hidden=True)
        elif value.kind == "external" and value.name in ENTERING and call.arguments:
            entered = call._replace(function=call.arguments[0], syntax="__enter__")
            for item in home.values(call.arguments[0], call.at):
                yield from self.targets(item, entered, home)

    def _used(self, value: Value, call: CallRecord, home: Resolver) -> Iterator[Target]:
        """The function of a context manager or generator, whose arguments are known if it is called for on the spot."""
        made = call.function if call.function is not None and call.function[0] == "call" else None
        bound = made is not None and _is_bound(value, call._replace(function=made[1]), home)
        yield from self._target(value, home, bound=bound, hidden=made is None)

    def _property(self, value: Value, name: str, home: Resolver) -> Iterator[Target]:
        for member in home.member(value, name):
            if member.kind == "function":
                owner = home.home(member)
                decorators = owner.decorators(owner.summary.functions[member.record])
                if any(item in PROPERTY_DECORATORS for item in decorators):
                    yield from self._target(member._replace(items=(value,)), home)

    def _methods(self, value: Value, names: tuple[str, ...], home: Resolver) -> Iterator[Target]:
        if value.kind not in ("object", "class"):
            return
        for name in names:
            members = home.member(value, name)
            if len(members) == 1 and members[0].kind == "function":
                # What `__exit__` and its like are given nobody writes down.
                member = members[0]._replace(items=(value._replace(kind="object"),))
                yield from self._target(member, home, hidden=name not in ("__init__", "__call__"))

    def _target(self, value: Value, home: Resolver, *, bound: bool = True, hidden: bool = False) -> Iterator[Target]:
        """The function `value`, if it is a plain one whose decorators keep it."""
        owner = home.home(value)
        function = owner.summary.functions[value.record]
        if function.is_async or wrappers(function, owner) is None:
            return
        # Most users name no functions, and to work out the name of one takes long.
        if self._settings.nonblocking_calls:
            itself = Value("function", record=value.record, module=owner.path)
            if self._settings.spares(owner.dotted(itself)):
                return
        yield Target((owner.path, function.index), bound, hidden, receiver_of(value, function))


def _terms(values: Values, call: CallRecord, home: Resolver) -> tuple[Condition, ...]:
    """What must hold for `call` to be of what is known of `values`: that nothing is passed which takes its place."""
    if OPTIONAL not in values:
        return ()
    return tuple(("none", name, True, False) for name in stood_in_for(call.function, call.at, home))


def may_run(value: Value, syntax: str, home: Resolver) -> bool:
    """A cheap look at whether `Bodies.targets` may find anything for `value` and `syntax`; mostly it does not."""
    if syntax.startswith("."):
        return value.kind == "object" and syntax[1:] in home.home(value).decorated_names(value.record)
    return value.kind != "external" or value.name in _RUNNERS


def _is_made_otherwise(value: Value, home: Resolver) -> bool:
    """Whether the metaclass of a class, one of the project's, says itself what calling the class does."""
    kinds = [kind for kind in home.home(value).ancestry(value.record) if kind.kind == "class"]
    for owner, kind in ((home.home(kind), kind) for kind in kinds):
        record = owner.summary.classes[kind.record]
        at = At(record.parent, record.position, record.block)
        for made_by in (item for maker in record.makers for item in owner.values(maker, at)):
            if made_by.kind == "class" and any(item.kind == "function" for item in owner.member(made_by, "__call__")):
                return True
    return False


def _is_asked(kind: str, call: CallRecord, function: Function, home: Resolver) -> bool:
    """Whether an object was asked, by a condition of this kind, whether `call` of its method has to wait."""
    asked = call.function[1] if call.function is not None and call.function[0] == "attr" else None
    return asked is not None and any(
        (kind, asked) in conditions.parts(guard.condition) for guard in guards_of(call, function, home)
    )


def _is_entered(call: CallRecord, function: Function) -> bool:
    """Whether a `with` enters what `call` makes."""
    entered = (other.function for other in function.calls if other.syntax == "__enter__")
    return any(made is not None and made[0] == "call" and made[1] == call.function for made in entered)


def _is_let_go(call: CallRecord, function: Function) -> bool:
    """Whether the function that takes a lock gives it back, as `with lock:` does: it is held for moments."""
    lock = call.function[1] if call.function is not None and call.function[0] == "attr" else None
    return lock is not None and any(other.function == ("attr", lock, "release") for other in function.calls)


def _forwarded(uses: list[Use], function: Function) -> Iterator[str]:
    names = {parameter.name for parameter in function.parameters}
    for use in uses:
        if use.target is not None:
            for expr in (*use.call.arguments, *(value for _, value in use.call.keywords)):
                if expr is not None and expr[0] == "name" and expr[1] in names:
                    yield expr[1]


def _applies(fact: Blocking, call: CallRecord, home: Resolver) -> bool:
    if call.syntax:
        return True
    from .arguments import applies  # most files call nothing that the tables know

    return applies(fact, call, home)


def _is_of_start(function: Expr) -> bool:
    """Whether an event that an object keeps is set once it has started: `self._initialized.wait(1)` waits once."""
    event = function[1] if function is not None and function[0] == "attr" else None
    return event is not None and event[0] == "attr" and conditions.says_done(event[2])


def is_in_loop(call: CallRecord, home: Resolver) -> bool:
    """Whether `call` stands in a loop of its function."""
    return any(block.loop for block in blocks_around(call, home))


def _is_caught(call: CallRecord, function: Function) -> bool:
    """Whether `call` stands in a `try` that catches what starting a second loop raises."""
    return any(start <= call.position < end for start, end in function.caught)


def _is_short(arguments: tuple[Expr, ...]) -> bool:
    """Whether a sleep only lets other threads run."""
    first = arguments[0] if arguments else None
    seconds = first[2] if first is not None and first[0] == "const" else None
    return isinstance(seconds, (int, float)) and seconds <= _SHORT


def _imports_what_it_is_told(call: CallRecord, home: Resolver) -> bool:
    """Whether the name of the module to import comes from a parameter; any other one is imported once."""
    at = call.at
    name = call.arguments[0] if call.arguments else None
    return own_parameter(name, at, home) is not None or name == ("const", "str", None)


def _asks_for_loop(call: CallRecord) -> bool:
    return call.function is not None and not call.syntax and call.function[-1] in LOOP_QUESTIONS


def _is_bound(value: Value, call: CallRecord, home: Resolver) -> bool:
    """Whether the object before the dot is the first argument."""
    owner = home.home(value)
    function = owner.summary.functions[value.record]
    if function.owner < 0 or call.function is None or call.function[0] != "attr":
        return False
    decorators = owner.decorators(function)
    if "builtins.staticmethod" in decorators:
        return False
    before: Values = home.values(call.function[1], call.at)
    return "builtins.classmethod" in decorators or any(item.kind != "class" for item in before)
