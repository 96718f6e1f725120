"""What the bodies of plain functions run, and under which conditions: the part of a summary that chains need."""

from __future__ import annotations

import ast
import sys
from collections.abc import Container, Mapping, Sequence
from typing import ClassVar

from .builder import LEAVING, Builder, Segment, end
from .conditions import Condition, Guard, Reader
from .expressions import constant, last_part
from .failing import can_only_fail, catches, expects_missing, is_for_cancellation, is_for_rare, may_leave
from .summary import START, Function, ModuleSummary, Parameter, Position

_MANY = 4
"""Arms of an `elif` that is there to choose between functions."""
_FAILURES = frozenset("Exception BaseException OSError IOError FileNotFoundError PermissionError".split())
_BROAD = frozenset("RuntimeError Exception BaseException".split())


_BINDING = frozenset(
    "_import _import_from _assign _annotated _augmented _walrus _delete _outer _pattern _return".split()
)
"""Methods of builders that only tell what names are bound to, or what a function returns."""


class RecordingBuilder(Builder):
    """A builder that also keeps calls, and syntax that calls, of plain functions."""

    methods: ClassVar[Mapping[str, str]] = {
        **Builder.methods,
        "Call": "_call",
        "Attribute": "_attribute",
        "Subscript": "_subscript",
    }

    records = True

    def __init__(self, summary: ModuleSummary | None = None, left_out: Container[int] = ()) -> None:
        super().__init__(summary, left_out)
        self._reader = Reader(self.compiler)
        self._called: set[ast.expr] = set()
        self._consumed: set[ast.expr] = set()
        self._lazy: set[int] = set()
        self._without_loop: set[ast.ExceptHandler] = set()
        self._choices: set[ast.If] = set()
        self._seen: set[tuple[object, ...]] = set()
        self._plain_functions: dict[int, Function | None] = {}

    # -- what is run ---------------------------------------------------------------------------------------------

    def _plain(self, scope: int) -> Function | None:
        """The plain function whose body runs code in `scope`, unless it is for whoever consumes a generator."""
        if scope not in self._plain_functions:
            function = self._enclosing(scope)
            is_plain = function is not None and not function.is_async and not self._is_lazy(scope)
            self._plain_functions[scope] = function if is_plain else None
        return self._plain_functions[scope]

    def _conditional_code(self, scope: int) -> Function | None:
        """The function whose body runs code in `scope`; conditions matter in coroutines too."""
        return None if self._is_lazy(scope) else self._enclosing(scope)

    def _call(self, node: ast.Call, scope: int, block: int) -> None:
        if type(node.func) is ast.Attribute:
            self._called.add(node.func)
        for argument in node.args:
            if type(argument) is ast.GeneratorExp:
                self._consumed.add(argument)
        function = self._plain(scope)
        if function is not None:
            function.add("calls", self.call_record(node, scope, block))

    def _runs(self, node: ast.expr, syntax: str, scope: int, block: int) -> None:
        function = self._plain(scope)
        if function is not None:
            function.add("calls", self.syntax_record(node, syntax, scope, block))

    def _runs_once(self, node: ast.expr, syntax: str, scope: int, block: int) -> None:
        """As `_runs`, but for syntax so frequent that only the first use of the same kind is kept."""
        function = self._plain(scope)
        expr = self.compiler.compile(node) if function is not None else None
        if function is None or expr is None:
            return
        key = (function.index, expr, syntax)
        if key not in self._seen:
            self._seen.add(key)
            function.add("calls", self.syntax_record(node, syntax, scope, block))

    def _attribute(self, node: ast.Attribute, scope: int, block: int) -> None:
        if isinstance(node.value, ast.Name) and isinstance(node.ctx, ast.Load) and node not in self._called:
            self._runs_once(node.value, sys.intern(f".{node.attr}"), scope, block)

    def _subscript(self, node: ast.Subscript, scope: int, block: int) -> None:
        if isinstance(node.ctx, ast.Load):
            self._runs_once(node.value, "__getitem__", scope, block)

    def _comprehension(
        self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp, scope: int, block: int
    ) -> Sequence[Segment]:
        if isinstance(node, ast.GeneratorExp) and node not in self._consumed:
            self._lazy.add(self._numbering.comprehension(node))
        return super()._comprehension(node, scope, block)

    def _for(self, node: ast.For | ast.AsyncFor, scope: int, block: int) -> Sequence[Segment]:
        self._consumed.add(node.iter)
        if isinstance(node, ast.For):
            self._runs(node.iter, "__iter__", scope, block)
        return super()._for(node, scope, block)

    def _generator(self, node: ast.comprehension, scope: int, block: int) -> Sequence[Segment]:
        if not node.is_async:
            self._runs(node.iter, "__iter__", scope, block)
        return super()._generator(node, scope, block)

    def _yield(self, node: ast.Yield | ast.YieldFrom, scope: int, block: int) -> None:
        super()._yield(node, scope, block)
        if isinstance(node, ast.YieldFrom):
            self._runs(node.value, "__iter__", scope, block)

    def _with(self, node: ast.With | ast.AsyncWith, scope: int, block: int) -> None:
        super()._with(node, scope, block)
        if isinstance(node, ast.With):
            for item in node.items:
                self._runs(item.context_expr, "__enter__", scope, block)

    def _is_lazy(self, scope: int) -> bool:
        """Whether code in `scope` runs only when somebody consumes a generator expression."""
        while self.summary.scopes[scope].kind == "comprehension":
            if scope in self._lazy:
                return True
            scope = self.summary.scopes[scope].parent
        return False

    def _parameters(self, arguments: ast.arguments, function: Function, method: bool) -> None:
        super()._parameters(arguments, function, method)
        function.parameters = parameters(arguments)

    # -- conditions ----------------------------------------------------------------------------------------------

    def _guard(self, condition: Condition, position: Position, scope: int, block: int) -> Guard | None:
        return None if condition is None else Guard(condition, scope, position, block)

    def _arm_guards(self, node: ast.If, scope: int, block: int) -> tuple[Guard | None, Guard | None]:
        function = self._enclosing(scope)
        if function is None:
            return None, None
        start = (node.lineno, node.col_offset)
        if node not in self._choices:
            self._choices.update(_arms(node))
        condition = self._reader.chosen(node.test) if node in self._choices else self._reader.inside(node.test)
        inside = self._guard(_unless_failing(node.body, condition), start, scope, block)
        condition = self._reader.otherwise(node.test) if node.orelse else None
        otherwise = self._guard(_unless_failing(node.orelse, condition), start, scope, block)
        for condition in self._ways_past(node):
            function.add("leaves", Guard(condition, scope, end(node), block))
        return inside, otherwise

    def _suite(self, body: list[ast.stmt], scope: int, block: int) -> list[Segment]:
        function = self._conditional_code(scope)
        if function is not None and isinstance(body[-1], ast.Raise):
            # Behind the last way out there is only the way to an error.
            before = [statement for statement in body[:-1] if may_leave(statement)]
            start = end(before[-1]) if before else START
            function.add("leaves", Guard(("rare",), scope, start, block))
        return super()._suite(body, scope, block)

    def _ways_past(self, node: ast.If) -> list[Condition]:
        """What must hold for the code behind `node` to be reached."""
        found: list[Condition] = []
        while True:
            if isinstance(node.body[-1], LEAVING):
                found.append(self._reader.behind(node.test, node.body))
            elif node.orelse and isinstance(node.orelse[-1], LEAVING):
                found.append(self._reader.holds(node.test))
            if len(node.orelse) != 1 or not isinstance(node.orelse[0], ast.If):
                return [condition for condition in found if condition is not None]
            if not isinstance(node.body[-1], LEAVING):
                # One may get past without the next test.
                return [condition for condition in found if condition is not None]
            node = node.orelse[0]

    def _assert(self, node: ast.Assert, scope: int, block: int) -> None:
        super()._assert(node, scope, block)
        function = self._conditional_code(scope)
        condition = self._reader.holds(node.test) if function is not None else None
        if function is not None and condition is not None:
            function.add("leaves", Guard(condition, scope, end(node), block))

    def _loop_guard(self, node: ast.While, scope: int, block: int) -> Guard | None:
        """Only what a loop has asked just before each turn is of use: most ask for what others change meanwhile."""
        condition = self._reader.inside(node.test) if self._enclosing(scope) is not None else None
        is_fresh = condition is not None and condition[0] == "filled"
        return self._guard(condition, (node.lineno, node.col_offset), scope, block) if is_fresh else None

    def _operand_guard(self, test: ast.expr, node: ast.expr, scope: int, block: int, *, wanted: bool) -> Guard | None:
        if self._conditional_code(scope) is None:
            return None
        return self._guard(self._reader.inside(test, wanted=wanted), (node.lineno, node.col_offset), scope, block)

    def _try(self, node: ast.Try, scope: int, block: int) -> Sequence[Segment]:
        function = self._conditional_code(scope)
        returns = isinstance((node.orelse or node.body)[-1], ast.Return)
        past = [handler for handler in node.handlers if not isinstance(handler.body[-1], LEAVING)]
        if function is not None and returns and past and all(map(expects_missing, past)):
            function.add("leaves", Guard(("rare",), scope, end(node), block))
        if function is not None and any(map(_asks_for_loop, node.body)):
            self._without_loop.update(handler for handler in node.handlers if catches(handler, ("RuntimeError",)))
        if function is not None and any(map(_expects_error, node.handlers)):
            function.caught += (((node.lineno, node.col_offset), end(node.body[-1])),)
        return super()._try(node, scope, block)

    def _handler_guard(self, node: ast.ExceptHandler, scope: int, block: int) -> Guard | None:
        if self._enclosing(scope) is None:
            return None
        is_rare = is_for_rare(node)
        if not is_rare and not is_for_cancellation(node):
            # A coroutine shows its handlers to whoever reads the report. In a helper they are the way of an error, but
            # `except ValueError` and its like, which may be how the code asks what a text is.
            is_of_failure = node.type is None or catches(node, _FAILURES)
            is_rare = is_of_failure and self._plain(scope) is not None and not self._is_tried_again(node, block)
        condition: Condition = ("rare",) if is_rare else None
        if node in self._without_loop:
            condition = ("never",)
        return self._guard(condition, (node.lineno, node.col_offset), scope, block)

    def _is_tried_again(self, node: ast.ExceptHandler, block: int) -> bool:
        """Whether what failed is tried again, as often as it fails: in a loop, or after a sleep."""
        while block >= 0:
            if self.summary.blocks[block].loop:
                return True
            block = self.summary.blocks[block].parent
        return any(isinstance(item, ast.Call) and last_part(item.func) == "sleep" for item in ast.walk(node))


class RecordOnlyBuilder(RecordingBuilder):
    """A builder for a function of which all else is known, so that it need not note what names are bound to."""

    methods: ClassVar[Mapping[str, str]] = {
        kind: name for kind, name in RecordingBuilder.methods.items() if name not in _BINDING
    }

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef, scope: int, block: int) -> Sequence[Segment]:
        function = self._open_function(node, scope, block)
        if self.unread and self.unread[-1] is function:
            # One inside, of which the head runs here.
            return (((*node.decorator_list, node.args, node.returns), scope, block),)
        function.parameters = parameters(node.args)
        return self.body(node.body, function)

    def bind(self, *args: object) -> None:
        """Nobody will ask."""

    def _bind_target(self, *args: object) -> None:
        pass

    def _learn(self, *args: object, always: bool = False) -> None:
        pass


def parameters(arguments: ast.arguments) -> Sequence[Parameter]:
    """The parameters that are no `*args` or `**kwargs`."""
    positional = arguments.posonlyargs + arguments.args
    defaults = [*[None] * (len(positional) - len(arguments.defaults)), *arguments.defaults]
    found = [_parameter(item.arg, given, by_position=True) for item, given in zip(positional, defaults, strict=True)]
    for item, given in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        found.append(_parameter(item.arg, given, by_position=False))
    return found or ()


def _arms(node: ast.If) -> list[ast.If]:
    """The arms of a chain of `elif` that calls one of many functions by a name; none if it is anything else.

    Whichever text is passed, something is called, so that to be one certain text is nothing rare there.
    """
    found = [node]
    while len(found[-1].orelse) == 1 and isinstance(found[-1].orelse[0], ast.If):
        found.append(found[-1].orelse[0])
    return found if len(found) >= _MANY and all(map(_hands_on, found)) else []


def _hands_on(arm: ast.If) -> bool:
    test = arm.test
    if not isinstance(test, ast.Compare) or not isinstance(test.left, ast.Name) or not isinstance(test.ops[0], ast.Eq):
        return False
    returns = [item for statement in arm.body for item in ast.walk(statement) if isinstance(item, ast.Return)]
    return bool(returns) and all(isinstance(item.value, ast.Call) for item in returns)


def _parameter(name: str, default: ast.expr | None, *, by_position: bool) -> Parameter:
    value = constant(default.value) if isinstance(default, ast.Constant) else None
    return Parameter(name, value, by_position, default is None)


def _unless_failing(suite: list[ast.stmt], condition: Condition) -> Condition:
    """`condition`, or that it is rare if `suite` can only end with an error."""
    return ("rare",) if can_only_fail(suite) else condition


def _expects_error(handler: ast.ExceptHandler) -> bool:
    """Whether a handler is also for RuntimeError."""
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or getattr(kind, "id", "") in _BROAD for kind in kinds)


def _asks_for_loop(statement: ast.stmt) -> bool:
    """Whether a statement calls what raises RuntimeError where no event loop runs."""
    value = getattr(statement, "value", None)
    function = value.func if isinstance(value, ast.Call) else None
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name == "get_running_loop"
