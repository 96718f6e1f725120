"""Conditions that stand between the start of a plain function and a call in it.

Much of what a helper does it does under a condition: a parameter that was not given, something made once and kept.
`condition` keeps what can be judged later as a plain tuple, with negations moved to the leaves; `prepare` settles what
the names in it are, and `judge` answers for what one caller passes.

    ("all", (c, ...))  ("any", (c, ...))  ("truth", e, wanted, once)  ("none", e, wanted, once)
    ("equal", e, (constant, ...), wanted, seldom)  ("type", e, (type, ...), wanted, once)  ("text", e, seldom)
    ("computed", e)  ("done", e)  ("filled", e)  ("missing", e)  ("kept", e, c)  ("rare",)  ("always",)  ("never",)

`None` is a condition of which nothing is known. `e` is an expression before `prepare`, then the name of a parameter or
`None`. `once` says that something missing stands for the first time, `text` asks how a string begins or ends,
`computed` whether a parameter is something else than a constant, `done` whether a future is, `filled` whether something
waits in a queue; `missing` says that something was not found in `e`, `kept` asks `c` of what is bound again only where
it is not None.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Container, Mapping
from typing import Any, TypeAlias

from .expressions import OFF, TEXT_METHODS, Compiler, Expr, last_part
from .knowledge.python import LOOP_QUESTIONS
from .named import NamedTuple
from .values import Value, Values

Condition: TypeAlias = "tuple[Any, ...] | None"

NEVER, RARELY, MAYBE, ALWAYS = range(4)
"""What `judge` answers; `RARELY` is what is done the first time only, or for what few callers pass."""

ANY_NAME = ""
"""Stands for a variable that is no parameter, or no longer what was passed for one."""

OF_OBJECTS = ("none", "type")
"""Kinds of conditions for which it matters what object is passed, if it is no constant."""
_LEAVES = frozenset("truth none equal type text computed kept".split())
_EXISTENCE = frozenset("exists is_file is_dir isfile isdir find_spec".split())
_ONCE_WORDS = frozenset(
    """
    loaded initialized initialised inited ready configured installed cached setup started imported patched loop
    """.split()
)
"""Words in names that say that something has been done; a loop that is kept is there where one runs."""


_NAMES = (ast.Name, ast.Attribute)
_ENVIRON = ("attr", ("name", "os"), "environ")
_ENVIRONMENT_READS = (("attr", ("name", "os"), "getenv"), ("attr", _ENVIRON, "get"))
_PROCESS = ("call", ("attr", ("name", "os"), "getpid"), (), ())
"""What was kept of it is another number only in a process that was forked since."""
_CONVERSIONS = tuple(("name", name) for name in ("bool", "int", "float", "str", "strtobool"))


class Guard(NamedTuple):
    """A condition and the place from which it is read: scope, position, block."""

    condition: Condition
    scope: int
    position: tuple[int, int]
    block: int


class Constant(NamedTuple):
    """An argument that is None, a truth value, a number or a string."""

    value: object


Given: TypeAlias = "Constant | Value"
"""What a caller is known to pass: a constant, or an object of a known type."""
IsA: TypeAlias = "Callable[[Value, Values], bool | None]"


class _View:
    """How a test is taken.

    `is_once` says whether a part of it only tells the first time from others; `remembers`, whether something that is
    there was left by an earlier call: before a `raise` it is what the caller must not ask for; `refuses`, whether it
    turns away who asks for something else than the function is for.
    """

    __slots__ = ("is_once", "refuses", "remembers")

    def __init__(self, is_once: Callable[[ast.expr], bool], *, remembers: bool = True, refuses: bool = False) -> None:
        self.is_once = is_once
        self.remembers = remembers
        self.refuses = refuses


class Reader:
    """Turns tests into conditions.

    Args:
        compiler: for the expressions in them.
    """

    def __init__(self, compiler: Compiler) -> None:
        self._compile = compiler.compile

    def inside(self, test: ast.expr, *, wanted: bool = True) -> Condition:
        """The condition under which the suite of `if test:` runs, or what stands behind `test or` if not `wanted`."""
        return self._read(test, wanted, _View(lambda node: True))

    def chosen(self, test: ast.expr) -> Condition:
        """As `inside`, for a comparison with one of many texts of which one is passed for certain."""
        condition = self.inside(test)
        return (*condition[:4], False) if condition is not None and condition[0] == "equal" else condition

    def holds(self, test: ast.expr) -> Condition:
        """The condition that `test` holds, as `assert` says."""
        return self._read(test, True, _View(lambda node: False))

    def otherwise(self, test: ast.expr) -> Condition:
        """The condition under which its `else:` runs."""
        return self._read(test, False, _View(lambda node: isinstance(node, (ast.Compare, ast.Call))))

    def behind(self, test: ast.expr, suite: list[ast.stmt]) -> Condition:
        """The condition under which what follows runs, where `suite` ends by leaving."""
        returned = suite[-1].value if isinstance(suite[-1], ast.Return) else None

        def is_once(node: ast.expr) -> bool:
            asked = node.left if isinstance(node, ast.Compare) else node
            if says_done(last_part(asked)):
                return True
            kept = self._compile(asked)
            names = ast.walk(returned) if returned is not None and kept is not None else ()
            return any(isinstance(item, _NAMES) and self._compile(item) == kept for item in names)

        raises = isinstance(suite[-1], ast.Raise)
        refuses = raises or (isinstance(suite[-1], ast.Return) and _is_nothing(returned))
        return self._read(test, False, _View(is_once, remembers=not raises, refuses=refuses))

    def _read(self, test: ast.expr, wanted: bool, view: _View) -> Condition:
        condition = self._told(test, wanted, view)
        return condition if condition is None or _says_something(condition) else None

    def _told(self, test: ast.expr, wanted: bool, view: _View) -> Condition:
        if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
            return self._read(test.operand, not wanted, view)
        if isinstance(test, ast.BoolOp):
            kind = "all" if isinstance(test.op, ast.And) is wanted else "any"
            return kind, tuple(self._read(value, wanted, view) for value in test.values)
        if isinstance(test, ast.Constant):
            return ("always",) if bool(test.value) is wanted else ("never",)
        if isinstance(test, ast.NamedExpr):
            return self._read(test.value, wanted, view)
        if isinstance(test, _NAMES):
            if last_part(test) == "TYPE_CHECKING":
                return ("never",) if wanted else ("always",)
            return "truth", self._compile(test), wanted, view.is_once(test)
        if isinstance(test, ast.Compare) and len(test.ops) == 1:
            if wanted and isinstance(test.ops[0], (ast.Eq, ast.In, ast.Is)) and self._is_switched_on(test):
                return ("rare",)
            return self._compared(test, wanted, view)
        if wanted and isinstance(test, ast.Call) and is_unset(self._compile(test)):
            return ("rare",)
        return self._called(test, wanted, view) if isinstance(test, ast.Call) else None

    def _is_switched_on(self, test: ast.Compare) -> bool:
        """Whether a comparison asks for a variable of the environment that is set on purpose."""
        if isinstance(test.left, ast.Call):
            return is_unset(self._compile(test.left))
        return isinstance(test.left, ast.Constant) and self._compile(test.comparators[0]) == _ENVIRON

    def _compared(self, test: ast.Compare, wanted: bool, view: _View) -> Condition:
        operator, other = test.ops[0], test.comparators[0]
        if isinstance(operator, (ast.IsNot, ast.NotEq, ast.NotIn)):
            wanted = not wanted
        if isinstance(operator, (ast.Eq, ast.NotEq)) and _PROCESS in (self._compile(test.left), self._compile(other)):
            return None if wanted else ("rare",)
        if isinstance(operator, (ast.In, ast.NotIn)):
            constants = _constants(other)
            if constants is None:
                if wanted or not view.remembers or isinstance(other, ast.Call):
                    return None
                return ("missing", self._compile(other)) if isinstance(other, _NAMES) else ("rare",)
        elif isinstance(operator, (ast.Is, ast.IsNot, ast.Eq, ast.NotEq)) and isinstance(other, ast.Constant):
            if other.value is None and isinstance(test.left, ast.Call) and last_part(test.left.func) in LOOP_QUESTIONS:
                return ("never",) if wanted else ("always",)
            if other.value is None:
                return "none", self._compile(test.left), wanted, view.is_once(test)
            constants = (other.value,)
        else:
            return None
        return "equal", self._compile(test.left), constants, wanted, not view.refuses

    def _called(self, test: ast.Call, wanted: bool, view: _View) -> Condition:
        name = last_part(test.func)
        if name in LOOP_QUESTIONS:
            return ("always",) if wanted else ("never",)
        if name == "isinstance" and len(test.args) == 2:
            kinds = test.args[1].elts if isinstance(test.args[1], ast.Tuple) else test.args[1:]
            types = tuple(self._compile(kind) for kind in kinds)
            return "type", self._compile(test.args[0]), types, wanted, view.is_once(test)
        if name in _EXISTENCE:
            return None if wanted or not view.remembers else ("rare",)
        if name == "done" and wanted and isinstance(test.func, ast.Attribute) and not test.args:
            return "done", self._compile(test.func.value)
        if name == "empty" and not wanted and isinstance(test.func, ast.Attribute) and not test.args:
            return "filled", self._compile(test.func.value)
        asks_for_text = wanted and name in ("startswith", "endswith") and len(test.args) == 1
        if asks_for_text and isinstance(test.func, ast.Attribute) and _constants(test.args[0]) is not None:
            return "text", self._compile(test.func.value), not view.refuses
        return None


def says_done(name: str) -> bool:
    """Whether a word in `name` says that something has been done which is done once."""
    return not _ONCE_WORDS.isdisjoint(name.lower().split("_"))


def is_unset(expr: Expr) -> bool:
    """Whether `expr` reads a variable of the environment, and is missing, empty or "off" where nobody sets it."""
    while expr is not None and expr[0] == "call":
        called, arguments = expr[1], expr[2]
        if called in _ENVIRONMENT_READS:
            return len(arguments) < 2 or _says_no(arguments[1])
        if called in _CONVERSIONS and len(arguments) == 1:
            expr = arguments[0]
        elif called is not None and called[0] == "attr" and called[2] in TEXT_METHODS:
            expr = called[1]
        else:
            return False
    return False


def _says_no(default: Expr) -> bool:
    """Whether a variable of the environment is off where this stands for it."""
    value = default[2] if default is not None and default[0] == "const" else None
    return default == ("none",) or value in (0, False) or (isinstance(value, str) and value.lower() in OFF)


def parts(condition: Condition) -> tuple[Condition, ...]:
    """The conditions that must all hold for `condition` to hold."""
    if condition is not None and condition[0] == "all":
        return tuple(part for item in condition[1] for part in parts(item))
    return (condition,)


def prepare(
    condition: Condition,
    parameter: Callable[[Expr], str | None],
    kept: Callable[[Expr], str | None],
    flags: Collection[str],
    kinds: Callable[[Expr], Values],
    unset: Callable[[Expr], bool],
    forgets: Callable[[Expr], bool],
) -> Condition:
    """`condition` with its expressions settled.

    Args:
        condition: as it was read.
        parameter: the parameter that an expression certainly is, if it is one.
        kept: the parameter that it is where None is passed.
        flags: parameters that are True or False.
        kinds: the types that an expression stands for.
        unset: whether an expression is a switch of the environment that nobody sets by default.
        forgets: whether an expression is a container in which nothing is kept from one call to the next.
    """
    if condition is None or len(condition) == 1:
        return condition
    if condition[0] in ("all", "any"):
        return condition[0], tuple(
            prepare(item, parameter, kept, flags, kinds, unset, forgets) for item in condition[1]
        )
    if condition[0] == "truth" and condition[2] and unset(condition[1]):
        return ("rare",)
    if condition[0] == "missing":
        return ("text", None, False) if forgets(condition[1]) else ("rare",)
    if condition[0] in ("done", "filled"):
        return None
    name = parameter(condition[1])
    if name is None and condition[0] in ("truth", "none"):
        name = kept(condition[1])
        if name is not None:
            return "kept", name, (condition[0], None, *condition[2:])
    if name is None and condition[0] in ("equal", "text") and condition[1] is not None and condition[1][0] == "name":
        name = ANY_NAME
    if condition[0] == "type":
        values = tuple(value for kind in condition[2] for value in kinds(kind)) if name is not None else ()
        return "type", name, values, *condition[3:]
    if condition[0] == "truth" and name in flags:
        return "truth", name, condition[2], False
    return condition[0], name, *condition[2:]


def open_to_callers(condition: Condition) -> Condition:
    """A prepared `condition` with nothing held against what callers may pass for parameters."""
    if condition is None or len(condition) == 1:
        return condition
    if condition[0] in ("all", "any"):
        return condition[0], tuple(map(open_to_callers, condition[1]))
    return condition if condition[1] is None else None


def asked(condition: Condition, kinds: Container[str] = _LEAVES) -> set[str]:
    """The parameters that a prepared condition, or its leaves of certain `kinds`, asks about."""
    if condition is None or len(condition) == 1:
        return set()
    if condition[0] in ("all", "any"):
        return set().union(*(asked(item, kinds) for item in condition[1]))
    return {condition[1]} if condition[1] and condition[0] in kinds else set()


def judge(condition: Condition, given: Mapping[str, Given], is_a: IsA) -> int:
    """How often a prepared `condition` holds for a caller that passes `given`: one of the four answers.

    Args:
        condition: a prepared condition.
        given: the parameters of which something is known.
        is_a: whether an object is an instance of one of several types, if that is known.
    """
    if condition is None:
        return MAYBE
    kind = condition[0]
    if kind == "all":
        return min(judge(item, given, is_a) for item in condition[1])
    if kind == "any":
        answers = {judge(item, given, is_a) for item in condition[1]}
        # `if self._kept is None or force` is mostly about the first time.
        return ALWAYS if ALWAYS in answers else RARELY if RARELY in answers else max(answers)
    if len(condition) == 1:
        return {"rare": RARELY, "always": ALWAYS, "never": NEVER}[kind]
    value = given.get(condition[1])
    if kind == "kept":
        named = value is not None and value == Constant(None)
        return judge((condition[2][0], condition[1] if named else None, *condition[2][2:]), given, is_a)
    answer = _known(condition, value, is_a) if value is not None else None
    if answer is not None:
        return ALWAYS if answer else NEVER
    if kind == "computed":
        return NEVER if isinstance(value, Constant) else ALWAYS
    if kind == "type":
        # What is passed is of some other kind as often as not, unless the function is for nothing else.
        return RARELY if condition[1] is not None and condition[3] and condition[4] else MAYBE
    if kind in ("equal", "text"):
        # A name is seldom one certain text.
        seldom = condition[-1] and (kind == "text" or (condition[3] and all(isinstance(v, str) for v in condition[2])))
        return RARELY if condition[1] is not None and seldom else MAYBE
    if kind == "none" and condition[2]:
        return RARELY if condition[1] is not None or condition[3] else MAYBE
    return RARELY if kind == "truth" and not condition[2] and condition[3] else MAYBE


def may_be_rare(condition: Condition) -> bool:
    """Whether `is_rare` may be true of a `condition` once it is prepared: a quick look, as mostly it is not."""
    if condition is None or condition[0] in ("type", "done", "filled", "computed", "always"):
        return False
    if condition[0] in ("all", "any"):
        return any(map(may_be_rare, condition[1]))
    if condition[0] == "none":
        return bool(condition[2] and condition[3])
    return condition[0] != "truth" or bool(condition[2] or condition[3])


def is_rare(condition: Condition) -> bool:
    """Whether a prepared `condition` holds rarely or never, whatever callers pass."""
    if condition is None:
        return False
    if condition[0] in ("all", "any"):
        return (any if condition[0] == "all" else all)(map(is_rare, condition[1]))
    is_open = len(condition) > 1 and condition[1]  # to callers
    return not is_open and judge(condition, {}, lambda value, kinds: None) < MAYBE


def _known(condition: tuple[Any, ...], value: Given, is_a: IsA) -> bool | None:
    """Whether the leaf `condition` holds for `value`, if that is certain."""
    kind = condition[0]
    if kind == "type":
        found = is_a(_type_of(value), condition[2])
        return None if found is None else found is condition[3]
    if not isinstance(value, Constant) or kind in ("text", "computed"):
        return not condition[2] if kind == "none" else None
    if kind == "none":
        return (value.value is None) is condition[2]
    if kind == "truth":
        return bool(value.value) is condition[2]
    return (value.value in condition[2]) is condition[3]


def _type_of(value: Given) -> Value:
    if isinstance(value, Constant):
        return Value("instance", f"builtins.{type(value.value).__name__}")
    return value


def _says_something(condition: tuple[Any, ...]) -> bool:
    """Whether any caller and any state can make a difference to what is answered; most conditions are not kept."""
    kind = condition[0]
    if kind in ("all", "any"):
        return any(item is not None for item in condition[1])
    if (
        len(condition) == 1
        or kind in ("done", "filled", "missing")
        or (condition[1] is not None and condition[1][0] == "name")
    ):
        return True
    if kind in ("none", "truth") and condition[1] is not None and condition[1][:1] == ("attr",):
        # An attribute of the object at hand may be a parameter.
        return condition[1][1] is not None and condition[1][1][0] == "name"
    return kind in ("none", "truth") and bool(
        condition[3] and (condition[2] if kind == "none" else kind == "truth" and not condition[2])
    )


def _is_nothing(returned: ast.expr | None) -> bool:
    """Whether a function that returns this has nothing to give to who asked."""
    if isinstance(returned, (ast.List, ast.Tuple, ast.Set)):
        return not returned.elts
    if isinstance(returned, ast.Dict):
        return not returned.keys
    return returned is None or (isinstance(returned, ast.Constant) and not returned.value)


def _constants(node: ast.expr) -> tuple[object, ...] | None:
    """The constants in a display, or the one that stands there."""
    items = node.elts if isinstance(node, (ast.Tuple, ast.List, ast.Set)) else [node]
    if not all(isinstance(item, ast.Constant) for item in items):
        return None
    return tuple(item.value for item in items if isinstance(item, ast.Constant))
