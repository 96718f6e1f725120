"""A module as data: scopes, bindings, functions and classes, with no ast nodes kept.

A binding remembers where it takes effect and in which block it stands, which is enough to tell, in straight-line code,
which bindings of a name can reach a use of it. A `Builder` fills a summary.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from .conditions import Guard
from .expressions import Expr
from .named import NamedTuple
from .numbered import COLUMN, COUNT, Numbered

if TYPE_CHECKING:
    from .reading import Source, Unread, UnreadMethods
    from .recorder import Recorder

Position: TypeAlias = "tuple[int, int]"

START: Position = (0, 0)
_NONBLOCKING = r"#\s*asy:\s*nonblocking\b"

END: Position = (1 << 30, 0)
MAX_BINDINGS = 60
"""A name bound more often than this in one scope is unknown; it bounds the work on generated code."""


class At(NamedTuple):
    """The place from which an expression is read."""

    scope: int
    position: Position
    block: int


class Binding(NamedTuple):
    """One way a name gets a value: `declared` is the annotation, if any; `elsewhere` marks `global`/`nonlocal` ones."""

    value: Expr
    position: Position
    block: int
    scope: int
    declared: Expr = None
    elsewhere: bool = False

    @property
    def at(self) -> At:
        """Where it stands."""
        return At(self.scope, self.position, self.block)


class Block(NamedTuple):
    """A suite that may or may not run: `exits` if it ends in `return` or `raise`, `guard` says when it runs."""

    parent: int
    loop: bool = False
    exits: bool = False
    guard: Guard | None = None


ROOT = Block(-1)


class Scope:
    """A namespace. `kind` is module, class, function (lambdas too) or comprehension."""

    __slots__ = ("bindings", "block", "index", "kind", "outer", "parent", "position", "record", "root")

    def __init__(self, index: int, kind: str, parent: int, position: Position, block: int, root: int) -> None:
        self.index = index
        self.kind = kind
        self.parent = parent
        self.position = position
        self.block = block
        self.root = root
        self.record = -1
        self.bindings: dict[str, list[Binding]] = {}
        self.outer: dict[str, str] = {}


class Function:
    """A `def`, `async def` or lambda. `results` and `yields` are its `return` and `yield` values.

    A `stub` only declares; what `refuses` does nothing but raise; a coroutine function `waits` if other tasks may run.

    Of plain ones it is also known what their body runs (`calls`), and what must hold for the code behind certain places
    in certain blocks to be reached (`leaves`), because it leaves there otherwise; `caught` are
    the places in which a RuntimeError is caught.

    If the body has not been read, `source` reads it as soon as somebody asks for anything that stands in it. If only
    what it runs or its parameters are not known, `recorder` finds that out.
    """

    __slots__ = (
        "annotation",
        "body_line",
        "calls",
        "caught",
        "decorators",
        "gives_itself",
        "index",
        "is_async",
        "is_generator",
        "leaves",
        "line",
        "name",
        "owner",
        "parameters",
        "parent",
        "recorder",
        "refuses",
        "results",
        "scope",
        "source",
        "stub",
        "waits",
        "yields",
    )

    def __init__(self, index: int, name: str, line: int, is_async: bool) -> None:
        self.index = index
        self.name = name
        self.line = line
        self.is_async = is_async
        self.source: Source | None = None
        self.recorder: Recorder | None = None
        self.gives_itself = False
        self.scope = -1
        self.parent = -1
        self.owner = -1
        self.decorators: tuple[Expr, ...] = ()
        self.annotation: Expr = None
        self.parameters: Sequence[Parameter]

    def begin(self, *, records: bool = True) -> None:
        """Set all that the body may add to; what it runs only if that is recorded at once."""
        self.is_generator = False
        self.body_line = self.line
        self.stub = False
        self.refuses = False
        self.waits = False
        # Most of these stay empty, and there are very many functions.
        self.results: Sequence[Binding] = ()
        self.yields: Sequence[Binding] = ()
        if records:
            self.begin_records()

    def begin_records(self) -> None:
        """Set what is recorded of the body, as if it ran nothing."""
        self.calls: Sequence[CallRecord] = ()
        self.leaves: Sequence[Guard] = ()
        self.caught: tuple[tuple[Position, Position], ...] = ()

    def read_if_assigning(self, name: str) -> None:
        """Read the body, if that has not been done and it may hold `self.name = …`."""
        if self.source is not None and self.source.may_assign(self, name):
            self.read()

    def read(self) -> None:
        """Read the body, if that has not been done."""
        source, self.source = self.source, None
        if source is not None:
            source.read(self)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            """Python asks here for what has not been set."""
            if name in Function.__slots__:
                if self.source is not None:
                    self.read()
                    return getattr(self, name)
                if self.recorder is not None:
                    self.recorder.find(self, name)
                    return getattr(self, name)
            raise AttributeError(name)

    def add(self, kind: str, item: Binding | CallRecord | Guard) -> None:
        """Append `item` to the results, yields, calls or leaves."""
        known = getattr(self, kind)
        if known:
            known.append(item)
        else:
            setattr(self, kind, [item])


class Parameter(NamedTuple):
    """A parameter that is no `*args` or `**kwargs`; `default` is `None` if there is none or it is no constant."""

    name: str
    default: Expr
    by_position: bool
    required: bool


class CallRecord(NamedTuple):
    """A call and where it stands.

    `syntax` is empty for a call, else the special method that syntax runs on `function`: `__enter__`, `__iter__`,
    `__getitem__`; `.name` reads the attribute `name` of it, which may be a property. If what is entered or looped over
    is called for on the spot, the arguments are those of that call.
    """

    function: Expr
    arguments: tuple[Expr, ...]
    keywords: tuple[tuple[str | None, Expr], ...]
    scope: int
    position: Position
    block: int
    syntax: str = ""

    @property
    def at(self) -> At:
        """Where it stands."""
        return At(self.scope, self.position, self.block)


class Class:
    """A class. `attributes` are the values given to `self.x` (or `cls.x`) in its methods, but those still `unread`.

    `makers` are its decorators and its metaclass, which may add members. `abstract` are the names of its abstract
    methods, once somebody has asked for them. If only its head has been read, `source` reads the rest.
    """

    __slots__ = (
        "_asked",
        "abstract",
        "attributes",
        "bases",
        "block",
        "makers",
        "name",
        "number",
        "parent",
        "position",
        "scope",
        "source",
        "unread",
    )

    def __init__(
        self, number: int, name: str, scope: int, parent: int, position: Position, block: int, bases: tuple[Expr, ...]
    ) -> None:
        self.number = number
        self.name = name
        self.scope = scope
        self.parent = parent
        self.position = position
        self.block = block
        self.bases = bases
        self.makers: tuple[Expr, ...] = ()
        self.source: Unread | None = None
        self.abstract: frozenset[str] | None = None
        self.attributes: dict[str, list[Binding]] = {}
        self.unread: list[Function | UnreadMethods] = []
        self._asked: frozenset[str] = frozenset()

    def leave_body(self, source: Unread) -> None:
        """Have `source` read the body as soon as somebody asks for anything that stands in it."""
        self.source = source
        del self.attributes, self.unread

    def take_body(self, read: Class) -> None:
        """Take what stands in the body from the same class, which has been read whole."""
        self.source = None
        self.attributes, self.unread = read.attributes, read.unread

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            """Python asks here for what has not been set."""
            if name in ("attributes", "unread") and self.source is not None:
                source, self.source = self.source, None
                self.attributes, self.unread = {}, []
                source.read(self.number >> COLUMN)
                return getattr(self, name)
            raise AttributeError(name)

    def assigned(self, name: str) -> list[Binding]:
        """The values given to `self.name`, in the order of the text."""
        if self.unread and name not in self._asked:
            self._asked |= {name}
            for item in self.unread:  # to which the functions are added that are read of methods
                item.read_if_assigning(name)
        found = self.attributes.get(name, [])
        return sorted(found, key=_position) if self.unread else found

    def read(self) -> None:
        """Read all methods, for whoever asks for every attribute."""
        for item in self.unread:  # as above
            item.read()


_position = operator.attrgetter("position")


class ModuleSummary:
    """All that is known of one file.

    Scopes, functions and classes go by numbers that say where they stand, blocks by numbers that count on from that of
    the function or class whose body holds them. So a number means the same whatever part of a file was read first.
    """

    __slots__ = (
        "aliases",
        "blocks",
        "classes",
        "functions",
        "imports",
        "nonblocking",
        "scopes",
        "stars",
        "tests",
        "unread",
    )

    def __init__(self) -> None:
        self.functions: dict[int, Function] = Numbered(self, COLUMN)
        self.scopes: dict[int, Scope] = Numbered(self, COLUMN)
        self.blocks: dict[int, Block] = Numbered(self, COLUMN + COUNT)
        self.classes: dict[int, Class] = Numbered(self, COLUMN)
        self.unread: Unread | None = None
        """The definitions of which only the names have been read so far."""
        self.imports: dict[str, bool] = {}
        """Absolute module names that some import names, and whether one at the top level does."""
        self.stars: list[str] = []
        self.tests: dict[str, list[Binding]] = {}
        """By name, what tests tell of a name from some place on, as further bindings of it."""
        self.aliases: dict[str, set[str]] = {}
        """Names given to something with another last name: `nap` for `time.sleep`."""
        self.nonblocking: set[int] = set()
        """Lines with the comment `# asy: nonblocking`."""

    def qualified(self, function: Function) -> str:
        """The name of a function of this file, with that of its class: `Class.method`."""
        return f"{self.classes[function.owner].name}.{function.name}" if function.owner >= 0 else function.name

    def decorated_names(self, number: int) -> set[str]:
        """The names of decorated methods of a class; one that has not been read is not always read for that."""
        if self.unread is not None and not self.unread.may_decorate(number):
            return set()
        scope = self.body(number).index
        found = {item.name for item in self.functions.values() if item.parent == scope and item.decorators}
        return found if self.unread is None else found | self.unread.decorated(scope)

    def is_plain_method(self, number: int) -> bool:
        """Whether this is a method that has no decorators, as far as that shows without reading it."""
        return self.unread is not None and self.unread.is_plain_method(number)

    def is_async(self, number: int) -> bool:
        """Whether a function is an `async def`; one that has not been read need not be read for that."""
        kind = self.unread.kind(number) if self.unread is not None else ""
        return kind == "async def" if kind else self.functions[number].is_async

    def declared(self, number: int) -> str:
        """What a function is annotated to give, if that is None or some name; it is not always read for that."""
        told = self.unread.declared(number) if self.unread is not None else None
        if told is not None:
            return told
        annotation = self.functions[number].annotation
        kind = annotation[1] if annotation is not None else None
        return "None" if kind == ("none",) else kind[1] if kind is not None and kind[0] == "name" else ""

    def qualified_name(self, number: int) -> str:
        """As `qualified`, of a function that need not be read for that."""
        name = self.unread.qualified_name(number) if self.unread is not None else ""
        return name or self.qualified(self.functions[number])

    def may_mention(self, number: int, name: str, *, in_head: bool = False) -> bool:
        """Whether a class, its head or a function may hold `name`; what has not been read need not be read for that."""
        return self.unread is None or self.unread.may_mention(number, name, in_head=in_head)

    def body(self, number: int) -> Scope:
        """The scope of the body of a class, which is read for that."""
        return self.scopes[self.classes[number].scope]

    def member_names(self, number: int) -> Iterable[str]:
        """What the body of a class binds."""
        return self.body(number).bindings

    def class_around(self, scope: int) -> int:
        """The class that the innermost method or class body around `scope` belongs to, by number; -1 if none does."""
        while scope >= 0:
            home = self.scopes[scope]
            if home.kind == "class":
                return home.record
            if home.kind == "function" and self.functions[home.record].owner >= 0:
                return self.functions[home.record].owner
            scope = home.parent
        return -1

    def classes_with(self, name: str) -> list[Class]:
        """The classes of the file whose body binds `name`."""
        if self.unread is not None:
            self.unread.read_classes_with(name)
        bodies = ((record, self.scopes.get(record.scope)) for record in self.classes.values())
        found = [record for record, body in bodies if body is not None and name in body.bindings]
        return sorted(found, key=lambda record: record.number)

    def let_go(self) -> None:
        """Drop what refers to this summary: it is gone at once then, and does not wait for the garbage collector."""
        del self.functions, self.scopes, self.blocks, self.classes

    def note_comments(self, lines: Sequence[str]) -> None:
        """Remember which lines say that the function defined there does not block."""
        self.nonblocking = {
            number for number, line in enumerate(lines, 1) if "asy:" in line and re.search(_NONBLOCKING, line)
        }
