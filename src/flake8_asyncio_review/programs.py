"""Coroutines that are a whole program: nothing else runs on their event loop, so that nobody waits while they block."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from .expressions import Expr, last_part_of
from .knowledge.programs import COMMAND_LIBRARIES, PROGRAM_RUNNERS, START_HOOKS
from .summary import At, Function
from .values import Value

if TYPE_CHECKING:
    from .module import Module

_LOOPS = (ast.For, ast.AsyncFor, ast.While)
_COMPANY = frozenset(
    """
    call connect ensure future gather group launch listen nursery process schedule serve soon spawn start subscribe task
    taskgroup tasks thread wait
    """.split()
)
"""Words in the names of what is called to let something run beside the caller, or that may do so."""


class Programs:
    """What is known of the whole programs in one file.

    Args:
        module: the file.
    """

    def __init__(self, module: Module) -> None:
        self._module = module
        self._known: dict[int, bool] = {}

    def is_alone(self, node: ast.AST) -> bool:
        """Whether `node` stands in a coroutine that is a whole program, and nothing was started there before it."""
        function = self._module.function(node)
        if function is None or not function.is_async or not self._is_program(function):
            return False
        return not any(self._comes_first(call, node) for call in self._starts(function))

    def is_before(self, node: ast.AST) -> bool:
        """Whether `node` stands in a coroutine that an application runs before it serves, or after it has served."""
        function = self._module.function(node)
        if function is None or not function.is_async:
            return False
        if "lifespan" in function.name or any(map(_is_hook, function.decorators)):
            return True
        mentions = self._mentions(function)
        return bool(mentions) and all(map(self._is_given_as_hook, mentions))

    def _is_given_as_hook(self, mention: ast.expr) -> bool:
        """Whether a function is `lifespan=` or stands in `on_startup=[]`, or is appended to `app.on_startup`."""
        user = self._module.parent(mention)
        if isinstance(user, (ast.List, ast.Tuple)):
            user = self._module.parent(user)
        if isinstance(user, ast.keyword):
            return user.arg in START_HOOKS
        if not isinstance(user, ast.Call) or not isinstance(user.func, ast.Attribute) or mention not in user.args:
            return False
        owner = user.func.value
        return user.func.attr in START_HOOKS or (
            user.func.attr in ("append", "extend", "connect")
            and isinstance(owner, ast.Attribute)
            and owner.attr in START_HOOKS
        )

    def _is_program(self, function: Function) -> bool:
        if function.index not in self._known:
            # What waits for itself is run by nobody.
            self._known[function.index] = False
            self._known[function.index] = self._is_command(function) or self._is_only_run(function)
        return self._known[function.index]

    def _is_command(self, function: Function) -> bool:
        """Whether a function is a command of a command line, or a group of them."""
        return bool(function.decorators) and is_command(function, self._module)

    def _is_only_run(self, function: Function) -> bool:
        """Whether all that the file does with a coroutine function is to run it as a program, or as part of one."""
        mentions = self._mentions(function) if function.owner < 0 else ()
        return bool(mentions) and all(self._is_run(item, function) for item in mentions)

    def _mentions(self, function: Function) -> list[ast.expr]:
        """Where the file reads what is, or may be, this function."""
        value = Value("function", record=function.index, module=self._module.resolver.path)
        return [
            node
            for node in self._module.mentions(function.name)
            if any(item.kind == "unknown" or item[:4] == value[:4] for item in self._module.values(node))
        ]

    def _is_run(self, mention: ast.expr, function: Function) -> bool:
        module = self._module
        call = module.parent(mention)
        made = call if isinstance(call, ast.Call) and call.func is mention else mention
        user = module.parent(made)
        if isinstance(user, ast.Await):
            waiting = module.function(user)
            private = function.name.startswith("_") or _is_main(function) or self._is_nested(function)
            part = private or (waiting is not None and self._is_command(waiting))
            return part and self.is_alone(user)
        if not isinstance(user, ast.Call) or made not in user.args[:1] or not self._runs_programs(user):
            return False
        if module.loop_reason(user) is not None:
            return False
        around = module.function(user)
        if around is None or _is_main(function) or _is_main(around) or self._is_nested(function):
            return True
        return function.name.startswith("_") or self._is_command(around)

    def _runs_programs(self, call: ast.Call) -> bool:
        return any(name in PROGRAM_RUNNERS for name in self._module.names(call.func))

    def _is_nested(self, function: Function) -> bool:
        return self._module.summary.scopes[function.parent].kind == "function"

    def _starts(self, function: Function) -> list[ast.Call]:
        """The calls in a function that may let something run beside it."""
        calls = self._module.calls_in(function.index)
        return [
            call
            for call in calls
            if not _COMPANY.isdisjoint(word for tail in self._module.tails(call) for word in tail.lower().split("_"))
        ]

    def _comes_first(self, call: ast.Call, node: ast.AST) -> bool:
        """Whether `call` may have run when `node` is reached."""
        if call is node:
            return False
        place = (getattr(node, "lineno", 0), getattr(node, "col_offset", 0))
        if (call.lineno, call.col_offset) < place:
            return True
        around = {item for item in self._module.ancestors(node) if isinstance(item, _LOOPS)}
        return any(item in around for item in self._module.ancestors(call))


def is_command(function: Function, module: Module) -> bool:
    """Whether a decorator of a command-line library, or of a group of the project's, makes a function a command."""
    resolver = module.resolver
    if any(name.partition(".")[0] in COMMAND_LIBRARIES for name in resolver.decorators(function)):
        return True
    scope = module.summary.scopes[function.scope]
    at = At(function.parent, scope.position, scope.block)
    for expr in function.decorators:
        base = expr
        while base is not None and base[0] in ("call", "attr"):
            base = base[1]
        for value in resolver.values(base, at) if base is not None and base != expr else ():
            if value.kind == "function":
                home = resolver.home(value)
                names = home.decorators(home.function_of(value))
                if any(name.partition(".")[0] in COMMAND_LIBRARIES for name in names):
                    return True
    return False


def _is_hook(decorator: Expr) -> bool:
    """Whether a decorator is `@app.before_serving`, `@app.on_event("startup")` or the like."""
    event = ""
    if decorator is not None and decorator[0] == "call":
        event = decorator[2][0][2] if decorator[2] and decorator[2][0] and decorator[2][0][0] == "const" else ""
        decorator = decorator[1]
    tail = last_part_of(decorator)
    return tail in START_HOOKS or (tail in ("on_event", "listener") and event in START_HOOKS)


def _is_main(function: Function) -> bool:
    return "main" in function.name.lower().replace("amain", "main").split("_")
