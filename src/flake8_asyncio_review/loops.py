"""Event loops that a file manages by hand: where each is made, run and closed, and whether it gets out of sight."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from .knowledge.lifecycle import LOOP_CLASSES, LOOP_GETTERS, LOOP_MAKERS
from .named import NamedTuple

if TYPE_CHECKING:
    from .module import Module

_TAILS = frozenset(name.rpartition(".")[2] for name in (*LOOP_MAKERS, *LOOP_GETTERS, *LOOP_CLASSES))
RUN = ("run_until_complete", "run_forever")
"""The methods that run a loop."""

_BORROWERS = frozenset(f"builtins.{name}" for name in "bool getattr hasattr id isinstance print repr str type".split())
_GIVERS = ("asyncio.ensure_future", "asyncio.run_coroutine_threadsafe")
_CLOSERS = frozenset(("contextlib.closing",))
_NEUTRAL = (ast.Compare, ast.BoolOp, ast.UnaryOp, ast.If, ast.While, ast.Assert, ast.Expr, ast.FormattedValue)
_HOLDERS = ("threading.Thread",)
"""Base classes that know nothing of the attributes that a subclass adds."""


class HeldLoop(NamedTuple):
    """One loop in the code that owns it.

    `made` is the call that makes it or gets the current one (`is_new` tells which), `owner` the function, class or
    module that holds it. `members` are the places where an attribute of it is read, by its name: `loop.close` in
    `loop.close()`, in `atexit.register(loop.close)` too; and by their full names the functions of asyncio that it is
    passed to. Functions of the file that get it as an argument are looked into. With `escapes`, other code has it and
    may run or close it. `is_only` says that what holds it never holds another loop.
    """

    made: ast.Call
    is_new: bool
    owner: ast.AST
    members: Mapping[str, Sequence[ast.expr]]
    escapes: bool
    is_only: bool

    def uses(self, *names: str) -> list[ast.expr]:
        """The reads of the attributes `names`, in the order of the names."""
        return [node for name in names for node in self.members.get(name, ())]

    @property
    def closing(self) -> ast.expr | None:
        """Where the loop is closed last."""
        return max(self.uses("close"), key=lambda node: node.lineno, default=None)

    def started(self, module: Module) -> list[ast.expr]:
        """What the loop is given to run, where that is plain to see."""
        uses = self.uses("run_until_complete", "create_task")
        calls = [module.parent(use) for use in uses] + [module.parent(use) for use in self.uses(*_GIVERS)]
        return [call.args[0] for call in calls if isinstance(call, ast.Call) and call.args]

    @property
    def runs_coroutines(self) -> bool:
        """Whether the loop is given coroutines to run."""
        return bool(self.uses("run_until_complete", "create_task", *_GIVERS)) and bool(self.uses(*RUN))


class _Uses:
    """Collects what becomes of the loop in one holder and in those that it is copied to."""

    def __init__(self, module: Module) -> None:
        self._module = module
        self._seen: set[tuple[str, object]] = set()
        self.members: dict[str, list[ast.expr]] = {}
        self.escapes = False
        self.is_only = True

    def follow(self, target: ast.expr, made: ast.AST) -> None:
        """Look at all uses of what is assigned to `target` by the expression `made`."""
        if isinstance(target, ast.Name):
            home = binding_scope(target, self._module)
            if home < 0 or not self._is_new((target.id, home)):
                self.escapes = self.escapes or home < 0
                return
            scope = self._module.summary.scopes[home]
            self.is_only = self.is_only and len(scope.bindings.get(target.id, ())) == 1
            for read in reads_in(target.id, home, self._module):
                self._use(read)
        elif isinstance(target, ast.Attribute) and _is_own(target):
            if self._is_new((target.attr, "attribute")):
                self._follow_attribute(target.attr, made)
        else:
            self.escapes = True

    def _is_new(self, holder: tuple[str, object]) -> bool:
        if holder in self._seen:
            return False
        self._seen.add(holder)
        return True

    def _follow_attribute(self, name: str, made: ast.AST) -> None:
        texts = (node for node in self._module.places if isinstance(node, ast.Constant))
        # What `getattr(self, "loop")` gives is not followed.
        self.escapes = self.escapes or any(node.value == name for node in texts)
        for node in self._module.attributes(name):
            if isinstance(node.ctx, ast.Load):
                self._use(node)
                continue
            parent = self._module.parent(node)
            value = parent.value if isinstance(parent, (ast.Assign, ast.AnnAssign)) else parent
            is_none = value is None or (isinstance(value, ast.Constant) and value.value is None)
            if not (is_none or value is made or isinstance(parent, ast.Delete)):
                self.is_only = False

    def _use(self, node: ast.expr) -> None:
        parent = self._module.parent(node)
        if isinstance(parent, ast.Attribute):
            self.members.setdefault(parent.attr, []).append(parent)
        elif isinstance(parent, ast.Assign) and parent.value is node:
            for target in parent.targets:
                self.follow(target, node)
        elif isinstance(parent, ast.Call) or (isinstance(parent, ast.keyword) and parent.arg is not None):
            self._pass_to(parent if isinstance(parent, ast.Call) else self._module.parent(parent), node)
        elif not isinstance(parent, _NEUTRAL):
            self.escapes = True

    def _pass_to(self, call: ast.AST | None, node: ast.expr) -> None:
        name = self._module.name(call.func) if isinstance(call, ast.Call) else ""
        if name in _CLOSERS or name.startswith("asyncio."):
            self.members.setdefault("close" if name in _CLOSERS else name, []).append(node)
        elif name not in _BORROWERS and not (isinstance(call, ast.Call) and self._follow_into(call, node)):
            self.escapes = True

    def _follow_into(self, call: ast.Call, node: ast.expr) -> bool:
        """Go on in the function of this file that gets the loop; whether there is one that is sure to be called."""
        module = self._module
        values = module.certain(call.func)
        if len(values) != 1 or values[0].kind != "function" or values[0].module != module.resolver.path:
            return False
        function = module.function_of(values[0])
        definition = module.definitions[function.index]
        known = function.owner < 0 and isinstance(definition, (ast.FunctionDef, ast.AsyncFunctionDef))
        name = _parameter(call, node, definition.args) if known else ""  # type: ignore[attr-defined]
        home = module.summary.scopes[function.scope]
        if not name or len(home.bindings[name]) > 1:
            return False
        if self._is_new((name, home.index)):
            for read in reads_in(name, home.index, module):
                self._use(read)
        return True


def held_loops(module: Module) -> dict[ast.AST, HeldLoop]:
    """The loops that the file makes, or takes as the thread's current one outside coroutines, and what it does to them.

    A loop that is made inside a larger expression is held by nothing; it is there if it is used in place.

    Returns:
        the loops by the calls that give them.
    """
    calls = (node for node in module.nodes if isinstance(node, ast.Call))
    found = ((node, _held(node, module)) for node in calls if not _TAILS.isdisjoint(module.tails(node)))
    return {node: held for node, held in found if held is not None}


def _held(node: ast.Call, module: Module) -> HeldLoop | None:
    name = module.name(node.func)
    is_new = name in LOOP_MAKERS or name in LOOP_CLASSES
    if not (is_new or name in LOOP_GETTERS) or module.on_event_loop(node):
        return None
    parent = module.parent(node)
    function = _scope_node(node, module)
    if isinstance(parent, ast.Attribute):
        return HeldLoop(node, is_new, function, {parent.attr: [parent]}, False, True)
    targets = _targets(parent, node)
    if not targets:
        return None
    uses = _Uses(module)
    for target in targets:
        uses.follow(target, node)
    owner = function
    if any(isinstance(target, ast.Attribute) for target in targets):
        owner = next((item for item in module.ancestors(node) if isinstance(item, ast.ClassDef)), function)
        uses.escapes = uses.escapes or _is_inherited(owner, module)
    return HeldLoop(node, is_new, owner, uses.members, uses.escapes, uses.is_only)


def _parameter(call: ast.Call, node: ast.expr, parameters: ast.arguments) -> str:
    """The one of `parameters` that the argument `node` of `call` goes to; empty if that is not plain to see."""
    positional = [item.arg for item in (*parameters.posonlyargs, *parameters.args)]
    names = [item.arg for item in (*parameters.args, *parameters.kwonlyargs)]
    keyword = next((word.arg for word in call.keywords if word.value is node), "")
    if keyword:
        return keyword if keyword in names else ""
    place = call.args.index(node)
    plain = not any(isinstance(item, ast.Starred) for item in call.args[:place])
    return positional[place] if plain and place < len(positional) else ""


def _targets(parent: ast.AST | None, node: ast.Call) -> Sequence[ast.expr]:
    if isinstance(parent, ast.Assign):
        return parent.targets
    if isinstance(parent, (ast.AnnAssign, ast.NamedExpr)) and parent.value is node:
        return (parent.target,)
    return ()


def _scope_node(node: ast.AST, module: Module) -> ast.AST:
    """The function or module whose body holds `node`."""
    last = node
    for last in module.ancestors(node):
        if isinstance(last, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            break
    return last


def _is_own(target: ast.Attribute) -> bool:
    return isinstance(target.value, ast.Name) and target.value.id in ("self", "cls")


def _is_inherited(owner: ast.AST, module: Module) -> bool:
    """Whether a base class in another file may use the attributes of the class `owner`."""
    bases = owner.bases if isinstance(owner, ast.ClassDef) else ()
    for base in bases:
        values = module.certain(base)
        local = bool(values) and all(value.kind == "class" and value.module == module.resolver.path for value in values)
        if not local and module.name(base) not in _HOLDERS and module.name(base) != "builtins.object":
            return True
    return False


def binding_scope(target: ast.Name, module: Module) -> int:
    """The scope in which `target` binds its name; -1 if `global` or `nonlocal` puts it elsewhere."""
    scope = module.summary.scopes[module.places[target].scope]
    return -1 if target.id in scope.outer else scope.index


def reads_in(name: str, home: int, module: Module) -> Iterable[ast.Name]:
    """The reads of the variable `name` of the scope `home`, those in functions nested in it too."""
    scopes = module.summary.scopes
    for read in module.reads(name):
        scope = scopes[module.places[read].scope]
        while scope.index != home and scope.parent >= 0 and (scope.kind == "class" or name not in scope.bindings):
            scope = scopes[0] if scope.outer.get(name) == "global" else scopes[scope.parent]
        if scope.index == home:
            yield read
