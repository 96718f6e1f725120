"""Fills the summary of a module: `walk.walk` feeds a `Builder` one node at a time."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Container, Mapping, Sequence
from typing import Any, ClassVar, TypeAlias

from .conditions import Guard
from .definitions import is_own_type, is_refusal, is_setter, is_stub
from .expressions import NAMED, Compiler, Expr, last_part, tails
from .narrowing import TELLING, learned
from .numbered import COUNT
from .numbering import Numbering
from .summary import START, Binding, Block, CallRecord, Class, Function, ModuleSummary, Position

Segment: TypeAlias = "tuple[Sequence[ast.AST | None], int, int]"
"""Children to visit, with the scope and the block they stand in."""
Handler: TypeAlias = "Callable[[Any, Any, int, int], Sequence[Segment] | None]"
"""A method of a builder: takes a node, its scope and its block; returns what to visit, unless that is all below it."""

LEAVING = (ast.Return, ast.Raise, ast.Continue, ast.Break)
"""Statements after which the next one is not reached."""


_OPTIONAL: Expr = ("optional", None)
_INJECTING = ("Depends", "Security")


class Builder:
    """Fills a `ModuleSummary` from the nodes handed to its handlers.

    `functions` and `comprehensions` say which function or scope of the summary a node is.

    Args:
        summary: one that was begun before, if more of it is to be filled.
        left_out: the lines of functions whose body is not there.
    """

    methods: ClassVar[Mapping[str, str]] = {
        "FunctionDef": "_function",
        "AsyncFunctionDef": "_function",
        "Lambda": "_lambda",
        "ClassDef": "_class",
        "ListComp": "_comprehension",
        "SetComp": "_comprehension",
        "GeneratorExp": "_comprehension",
        "DictComp": "_comprehension",
        "comprehension": "_generator",
        "If": "_if",
        "IfExp": "_conditional",
        "BoolOp": "_all_or_any",
        "Assert": "_assert",
        "For": "_for",
        "AsyncFor": "_for",
        "While": "_while",
        "Try": "_try",
        "With": "_with",
        "AsyncWith": "_with",
        "ExceptHandler": "_except",
        "match_case": "_case",
        "MatchAs": "_pattern",
        "MatchStar": "_pattern",
        "MatchMapping": "_pattern",
        "Import": "_import",
        "ImportFrom": "_import_from",
        "Assign": "_assign",
        "AnnAssign": "_annotated",
        "AugAssign": "_augmented",
        "NamedExpr": "_walrus",
        "Delete": "_delete",
        "Global": "_outer",
        "Nonlocal": "_outer",
        "Return": "_return",
        "Yield": "_yield",
        "YieldFrom": "_yield",
        "Await": "_await",
        "TryStar": "_try",
    }
    """The methods that take nodes, by type."""
    handlers: ClassVar[Mapping[type, Handler]]
    records: ClassVar[bool] = False
    """Whether it keeps what functions run; else a `Recorder` finds that out when somebody asks."""

    def __init_subclass__(cls) -> None:
        cls.handlers = _handlers(cls)

    def __init__(self, summary: ModuleSummary | None = None, left_out: Container[int] = ()) -> None:
        self.summary = ModuleSummary() if summary is None else summary
        self._numbering = numbering = Numbering(self.summary, left_out, records=self.records)
        self.compiler = Compiler(numbering.function, numbering.comprehension)
        self.functions = numbering.functions
        self.comprehensions = numbering.comprehensions
        self.unread = numbering.unread
        """Functions whose body is left out."""
        self._first_iterables: dict[ast.comprehension, int] = {}
        self._blocks: dict[int, int] = {}
        if summary is None:
            numbering.scope(0, "module", -1, START, -1)

    def block(self, parent: int, *, loop: bool = False, exits: bool = False, guard: Guard | None = None) -> int:
        """Open a block in the block `parent` and return its index."""
        root = parent >> COUNT
        number = self._blocks[root] = self._blocks.get(root, root << COUNT) + 1
        self.summary.blocks[number] = Block(parent, loop, exits, guard)
        return number

    def bind(self, scope: int, name: str, value: Expr, position: Position, block: int, declared: Expr = None) -> None:
        """Record that `name` gets `value`, in the scope that the language puts it in."""
        scopes = self.summary.scopes
        home = scopes[scope]
        target = home
        kind = home.outer.get(name) if home.outer else None
        if kind == "global":
            target = scopes[0]
        elif kind == "nonlocal":
            while target.parent > 0:
                target = scopes[target.parent]
                if target.kind == "function" and name in target.bindings:
                    break
        other = tails(value) if value is not None and value[0] in NAMED else None
        if other and other != {name}:
            self.summary.aliases.setdefault(name, set()).update(other - {name})
        binding = Binding(value, position, block, scope, declared, target is not home)
        known = target.bindings.get(name)
        if known is None:
            target.bindings[name] = [binding]
        else:
            known.append(binding)

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef, scope: int, block: int) -> Sequence[Segment]:
        compiler = self.compiler
        function = self._open_function(node, scope, block)
        function.decorators = tuple(compiler.compile(item) for item in node.decorator_list)
        function.annotation = compiler.annotation(node.returns)
        if not any(is_setter(item, node.name) for item in function.decorators):
            self.bind(scope, node.name, ("function", function.index), end(node), block)
        method = self.summary.scopes[scope].kind == "class"
        if method:
            function.owner = self.summary.scopes[scope].record
        self._parameters(node.args, function, method and ("name", "staticmethod") not in function.decorators)
        header: Segment = ((*node.decorator_list, node.args, node.returns), scope, block)
        is_left_out = bool(self.unread) and self.unread[-1] is function
        return (header,) if is_left_out else (header, *self.body(node.body, function))

    def body(self, statements: list[ast.stmt], function: Function) -> list[Segment]:
        """The statements of a function."""
        function.stub = is_stub(statements)
        function.refuses = is_refusal(statements)
        function.body_line = statements[0].lineno
        return self._suite(statements, function.scope, self.summary.scopes[function.scope].root)

    def _suite(self, body: list[ast.stmt], scope: int, block: int) -> list[Segment]:
        """The statements of a function, those behind a `return` or `raise` in a block that never runs."""
        last = len(body)
        for number, item in enumerate(body, 1):
            if isinstance(item, (ast.Return, ast.Raise)):
                last = number
                break
        if last == len(body):
            return [(body, scope, block)]
        never = Guard(("never",), scope, end(body[last - 1]), block)
        return [(body[:last], scope, block), (body[last:], scope, self.block(block, guard=never))]

    def _lambda(self, node: ast.Lambda, scope: int, block: int) -> Sequence[Segment]:
        function = self._open_function(node, scope, block)
        self._parameters(node.args, function, method=False)
        root = self.summary.scopes[function.scope].root
        value = self.compiler.compile(node.body)
        function.add("results", Binding(value, end(node.body), root, function.scope))
        return ((node.args,), scope, block), ((node.body,), function.scope, root)

    def _open_function(
        self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, scope: int, block: int
    ) -> Function:
        function = self.summary.functions[self._numbering.function(node)]
        function.parent = scope
        function.scope = function.index
        inner = self._numbering.scope(function.index, "function", scope, (node.lineno, node.col_offset), block)
        inner.record = function.index
        return function

    def _parameters(self, arguments: ast.arguments, function: Function, method: bool) -> None:
        positional = arguments.posonlyargs + arguments.args
        root = self.summary.scopes[function.scope].root
        required = len(positional) - len(arguments.defaults)
        defaults = (*arguments.defaults, *arguments.kw_defaults)
        for number, argument in enumerate(positional + arguments.kwonlyargs):
            value, declared = self.compiler.annotation(argument.annotation), None
            default = defaults[number - required] if number >= required else None
            if type(default) is ast.Constant and default.value is None:
                value = _OPTIONAL if value is None else ("optional", value[1])
            elif type(default) is ast.Call and value is None and last_part(default.func) in _INJECTING:
                # FastAPI is told by it what to pass: `store=Depends(get_store)`.
                value = self.compiler.compile(default)
            if method and number == 0 and positional:
                made_by_class = ("name", "classmethod") in function.decorators or function.name == "__new__"
                value, declared = ("type" if made_by_class else "self", function.owner), value
                function.gives_itself = is_own_type(declared, function.annotation)
            self.bind(function.scope, argument.arg, value, START, root, declared)
        for star in (arguments.vararg, arguments.kwarg):
            if star is not None:
                self.bind(function.scope, star.arg, None, START, root)

    def _class(self, node: ast.ClassDef, scope: int, block: int) -> Sequence[Segment]:
        number = self._numbering.number(node)
        inner = self._numbering.scope(number, "class", scope, (node.lineno, node.col_offset), block)
        inner.record = number
        bases = tuple(self.compiler.compile(base) for base in node.bases)
        record = self.summary.classes[number] = Class(number, node.name, number, scope, end(node), block, bases)
        made_by = (keyword.value for keyword in node.keywords if keyword.arg == "metaclass")
        record.makers = tuple(self.compiler.compile(item) for item in (*node.decorator_list, *made_by))
        self.bind(scope, node.name, ("class", number), end(node), block)
        return (
            ((*node.decorator_list, *node.bases, *node.keywords), scope, block),
            (node.body, number, inner.root),
        )

    def _comprehension(
        self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp, scope: int, block: int
    ) -> Sequence[Segment]:
        index = self._numbering.comprehension(node)
        inner = self.summary.scopes[index]
        inner.parent, inner.position, inner.block, inner.root = scope, (node.lineno, node.col_offset), block, block
        for generator in node.generators:
            outside = generator is node.generators[0]
            iterated = self.compiler.compile(generator.iter)
            if outside:
                # The first iterable is evaluated where the comprehension stands (language reference, 6.2.4).
                self._first_iterables[generator] = scope
                iterated = ("in", scope, iterated)
            value: Expr = ("aiter" if generator.is_async else "iter", iterated)
            for test in generator.ifs:
                for name, kinds, holds in learned(test, True):
                    if isinstance(generator.target, ast.Name) and generator.target.id == name:
                        value = ("test", value, self.compiler.compile(kinds), holds, inner.position)
            self._bind_target(generator.target, value, index, inner.position, block)
        return ((tuple(ast.iter_child_nodes(node)), index, block),)

    def _generator(self, node: ast.comprehension, scope: int, block: int) -> Sequence[Segment]:
        outside = self._first_iterables.get(node, scope)
        if node.is_async:
            self._await(node, scope, block)
        return ((node.iter,), outside, block), ((node.target, *node.ifs), scope, block)

    # What a suite, an operand or a handler is guarded by only a builder that records knows. The blocks are the same.

    def _arm_guards(self, node: ast.If, scope: int, block: int) -> tuple[Guard | None, Guard | None]:
        return None, None

    def _loop_guard(self, node: ast.While, scope: int, block: int) -> Guard | None:
        return None

    def _operand_guard(self, test: ast.expr, node: ast.expr, scope: int, block: int, *, wanted: bool) -> Guard | None:
        return None

    def _handler_guard(self, node: ast.ExceptHandler, scope: int, block: int) -> Guard | None:
        return None

    def _if(self, node: ast.If, scope: int, block: int) -> Sequence[Segment]:
        inside, otherwise = self._arm_guards(node, scope, block)
        body = self._branch(node.body, block, guard=inside)
        orelse = self._branch(node.orelse, block, guard=otherwise)
        self._learn_if(node, scope, block, body, orelse)
        return ((node.test,), scope, block), (node.body, scope, body), (node.orelse, scope, orelse)

    def _learn_if(self, node: ast.If, scope: int, block: int, body: int, orelse: int) -> None:
        if type(node.test) not in TELLING:
            return
        tested = end(node.test)
        self._learn(node.test, True, scope, body, tested, tested)
        if node.orelse:
            self._learn(node.test, False, scope, orelse, tested, end(node.body[-1]))
        elif isinstance(node.body[-1], LEAVING):
            always = isinstance(node.body[-1], ast.Raise)
            self._learn(node.test, False, scope, block, tested, end(node), always=always)

    def _conditional(self, node: ast.IfExp, scope: int, block: int) -> Sequence[Segment] | None:
        calls = any(isinstance(value, ast.Call) for value in (node.body, node.orelse))
        tells = type(node.test) in TELLING and (learned(node.test, True) or learned(node.test, False))
        if not tells and not (calls and self._enclosing(scope) is not None):
            return None
        body = self.block(block, guard=self._operand_guard(node.test, node, scope, block, wanted=True))
        orelse = self.block(block, guard=self._operand_guard(node.test, node, scope, block, wanted=False))
        before = (node.lineno, node.col_offset - 1)
        self._learn(node.test, True, scope, body, before, before)
        self._learn(node.test, False, scope, orelse, before, end(node.test))
        return ((node.test,), scope, block), ((node.body,), scope, body), ((node.orelse,), scope, orelse)

    def _all_or_any(self, node: ast.BoolOp, scope: int, block: int) -> Sequence[Segment] | None:
        truth = isinstance(node.op, ast.And)
        if any(map(_is_called, node.values[1:])) and self._enclosing(scope) is not None:
            segments: list[Segment] = [(node.values[:1], scope, block)]
            for value, following in zip(node.values, node.values[1:], strict=False):
                block = self.block(block, guard=self._operand_guard(value, node, scope, block, wanted=truth))
                self._learn(value, truth, scope, block, end(value), end(value))
                segments.append(((following,), scope, block))
            return segments
        for number, value in enumerate(node.values[:-1], 1):
            if type(value) in TELLING and learned(value, truth):
                rest = self.block(block)
                self._learn(value, truth, scope, rest, end(value), end(value))
                return (node.values[:number], scope, block), (node.values[number:], scope, rest)
        return None

    def _assert(self, node: ast.Assert, scope: int, block: int) -> None:
        self._learn(node.test, True, scope, block, end(node), end(node), always=True)

    def _learn(
        self,
        test: ast.expr,
        truth: bool,
        scope: int,
        block: int,
        tested: Position,
        position: Position,
        *,
        always: bool = False,
    ) -> None:
        """Keep what `test` tells, asked at `tested` and known in `block` from `position` on.

        What a plain function does only for some kinds of its argument says nothing of a call with another kind:
        there, tests of parameters count only if what follows them `always` runs.
        """
        told = learned(test, truth)
        function = self._enclosing(scope) if told else None
        passed = {} if always or function is None or function.is_async else self.summary.scopes[scope].bindings
        for name, kinds, holds in told:
            if any(binding.position == START for binding in passed.get(name, ())):
                continue
            value = ("test", ("name", name), self.compiler.compile(kinds), holds, tested)
            self.summary.tests.setdefault(name, []).append(Binding(value, position, block, scope))

    def _branch(self, body: list[ast.stmt], parent: int, *, guard: Guard | None = None) -> int:
        """Open a block for `body`, if there is any."""
        return self.block(parent, exits=isinstance(body[-1], (ast.Return, ast.Raise)), guard=guard) if body else parent

    def _for(self, node: ast.For | ast.AsyncFor, scope: int, block: int) -> Sequence[Segment]:
        inner = self.block(block, loop=True)
        kind = "iter"
        if isinstance(node, ast.AsyncFor):
            kind = "aiter"
            self._await(node, scope, block)
        value = (kind, self.compiler.compile(node.iter))
        self._bind_target(node.target, value, scope, end(node.iter), inner)
        return (
            ((node.iter,), scope, block),
            ((node.target, *node.body), scope, inner),
            (node.orelse, scope, self._branch(node.orelse, block)),
        )

    def _while(self, node: ast.While, scope: int, block: int) -> Sequence[Segment]:
        inner = self.block(block, loop=True, guard=self._loop_guard(node, scope, block))
        return ((node.test, *node.body), scope, inner), (node.orelse, scope, self._branch(node.orelse, block))

    def _try(self, node: ast.Try, scope: int, block: int) -> Sequence[Segment]:
        # After a `try` whose handlers all leave, its body has run to the end; in its `finally` that is not so.
        certain = not node.finalbody and all(isinstance(handler.body[-1], LEAVING) for handler in node.handlers)
        body = block if certain else self.block(block)
        return (
            (node.body, scope, body),
            (node.handlers, scope, block),
            (node.orelse, scope, self._branch(node.orelse, body)),
            (node.finalbody, scope, block),
        )

    def _except(self, node: ast.ExceptHandler, scope: int, block: int) -> Sequence[Segment]:
        inner = self._branch(node.body, block, guard=self._handler_guard(node, scope, block))
        if node.name:
            self.bind(scope, node.name, None, (node.lineno, node.col_offset), inner)
        return ((node.type,), scope, block), (node.body, scope, inner)

    def _with(self, node: ast.With | ast.AsyncWith, scope: int, block: int) -> None:
        kind = "enter"
        if isinstance(node, ast.AsyncWith):
            kind = "aenter"
            self._await(node, scope, block)
        for item in node.items:
            if item.optional_vars is not None:
                value = (kind, self.compiler.compile(item.context_expr))
                self._bind_target(item.optional_vars, value, scope, end(item.optional_vars), block)

    def _case(self, node: ast.match_case, scope: int, block: int) -> Sequence[Segment]:
        return (((node.pattern, node.guard, *node.body), scope, self._branch(node.body, block)),)

    def _pattern(self, node: ast.MatchAs | ast.MatchStar | ast.MatchMapping, scope: int, block: int) -> None:
        name = node.rest if isinstance(node, ast.MatchMapping) else node.name
        if name is not None:
            self.bind(scope, name, None, (node.lineno, node.col_offset), block)

    def _import(self, node: ast.Import, scope: int, block: int) -> None:
        for alias in node.names:
            self._imported(alias.name, scope)
            path = alias.name if alias.asname else alias.name.partition(".")[0]
            self.bind(scope, alias.asname or path, ("import", 0, path), end(node), block)

    def _import_from(self, node: ast.ImportFrom, scope: int, block: int) -> None:
        module = node.module or ""
        if not node.level:
            self._imported(module, scope)
        for alias in node.names:
            if alias.name == "*":
                self.summary.stars.append("." * node.level + module)
                continue
            path = sys.intern(f"{module}.{alias.name}") if module else alias.name
            self.bind(scope, alias.asname or alias.name, ("import", node.level, path), end(node), block)

    def _imported(self, module: str, scope: int) -> None:
        self.summary.imports[module] = scope == 0 or self.summary.imports.get(module, False)

    def _assign(self, node: ast.Assign, scope: int, block: int) -> None:
        value = self.compiler.compile(node.value)
        for target in node.targets:
            self._bind_target(target, value, scope, end(node), block)

    def _annotated(self, node: ast.AnnAssign, scope: int, block: int) -> None:
        declared = self.compiler.annotation(node.annotation)
        value = self.compiler.compile(node.value) if node.value is not None else declared
        self._bind_target(node.target, value, scope, end(node), block, declared)

    def _augmented(self, node: ast.AugAssign, scope: int, block: int) -> None:
        value = (
            "binop",
            type(node.op).__name__,
            self.compiler.compile(node.target),
            self.compiler.compile(node.value),
        )
        self._bind_target(node.target, value, scope, end(node), block)

    def _walrus(self, node: ast.NamedExpr, scope: int, block: int) -> None:
        home = scope
        while self.summary.scopes[home].kind == "comprehension":
            home = self.summary.scopes[home].parent
        self._bind_target(node.target, self.compiler.compile(node.value), home, end(node), block)

    def _delete(self, node: ast.Delete, scope: int, block: int) -> None:
        for target in node.targets:
            if isinstance(target, ast.Name):
                self.bind(scope, target.id, None, end(node), block)

    def _outer(self, node: ast.Global | ast.Nonlocal, scope: int, block: int) -> None:
        kind = "global" if isinstance(node, ast.Global) else "nonlocal"
        for name in node.names:
            self.summary.scopes[scope].outer[name] = kind

    def call_record(self, node: ast.Call, scope: int, block: int) -> CallRecord:
        """`node`, standing in `scope` and `block`, in the form in which summaries keep calls."""
        compile_ = self.compiler.compile
        return CallRecord(
            compile_(node.func),
            tuple([compile_(argument) for argument in node.args]),
            tuple([(keyword.arg, compile_(keyword.value)) for keyword in node.keywords]),
            scope,
            (node.lineno, node.col_offset),
            block,
        )

    def syntax_record(self, node: ast.expr, syntax: str, scope: int, block: int) -> CallRecord:
        """The use of `node` by syntax that runs the special method `syntax`; of a call, with its arguments."""
        if isinstance(node, ast.Call) and syntax in ("__enter__", "__iter__"):
            made = self.call_record(node, scope, block)
            return made._replace(function=self.compiler.compile(node), syntax=syntax)
        return CallRecord(self.compiler.compile(node), (), (), scope, (node.lineno, node.col_offset), block, syntax)

    def _return(self, node: ast.Return, scope: int, block: int) -> None:
        function = self._enclosing(scope)
        if function is not None:
            value = ("none",) if node.value is None else self.compiler.compile(node.value)
            function.add("results", Binding(value, (node.lineno, node.col_offset), block, scope))

    def _yield(self, node: ast.Yield | ast.YieldFrom, scope: int, block: int) -> None:
        function = self._enclosing(scope)
        if function is not None:
            function.is_generator = True
            value = self.compiler.compile(node.value)
            if isinstance(node, ast.YieldFrom):
                value = ("iter", value)
            function.add("yields", Binding(value, (node.lineno, node.col_offset), block, scope))

    def _await(self, node: ast.AST, scope: int, block: int) -> None:
        function = self._enclosing(scope)
        if function is not None:
            function.waits = True

    def _enclosing(self, scope: int) -> Function | None:
        """The function that a `return`, `yield` or `await` in `scope` belongs to."""
        home = self.summary.scopes[scope]
        while home.kind == "comprehension":
            home = self.summary.scopes[home.parent]
        return self.summary.functions[home.record] if home.kind == "function" else None

    def _bind_target(
        self, target: ast.expr, value: Expr, scope: int, position: Position, block: int, declared: Expr = None
    ) -> None:
        """Bind whatever stands left of an assignment: names, `self.x`, and tuples of them."""
        if isinstance(target, ast.Name):
            self.bind(scope, target.id, value, position, block, declared)
        elif isinstance(target, (ast.Tuple, ast.List)):
            starred = any(isinstance(item, ast.Starred) for item in target.elts)
            for number, item in enumerate(target.elts):
                part = None if starred else ("unpack", value, number)
                self._bind_target(item, part, scope, position, block)
        elif isinstance(target, ast.Starred):
            self._bind_target(target.value, None, scope, position, block)
        elif isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name):
            owner = self._self_class(target.value.id, scope)
            if owner is not None:
                binding = Binding(value, position, block, scope, declared)
                owner.attributes.setdefault(target.attr, []).append(binding)

    def _self_class(self, name: str, scope: int) -> Class | None:
        """The class whose instance (or which itself) `name` is, as the first parameter of an enclosing method."""
        scopes = self.summary.scopes
        while scope > 0:
            bindings = scopes[scope].bindings.get(name)
            if bindings:
                first = bindings[0].value
                if scopes[scope].kind == "function" and first and first[0] in ("self", "type"):
                    return self.summary.classes[first[1]]
                return None
            scope = scopes[scope].parent
        return None


def _is_called(node: ast.expr) -> bool:
    """Whether an operand is a call, or compares or negates what one gives."""
    if isinstance(node, ast.Compare):
        return isinstance(node.left, ast.Call)
    return isinstance(node.operand if isinstance(node, ast.UnaryOp) else node, ast.Call)


def _handlers(cls: type[Builder]) -> Mapping[type, Handler]:
    """The functions of a builder by the type of the nodes that they take; not every Python has every type."""
    return {getattr(ast, kind): getattr(cls, name) for kind, name in cls.methods.items() if hasattr(ast, kind)}


Builder.handlers = _handlers(Builder)


def end(node: ast.stmt | ast.expr) -> Position:
    """Where `node` ends."""
    return node.end_lineno or node.lineno, node.end_col_offset or node.col_offset
