"""Code during which nobody waits, or after which a program ends: commands, scripts, what an application runs first."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from .expressions import Expr, last_part_of
from .knowledge.programs import COMMAND_LIBRARIES, START_HOOKS, START_METHODS
from .summary import At, Function
from .usage import in_main_block
from .values import Value

if TYPE_CHECKING:
    from .module import Module
    from .receivers import Resolver


def keeps_nobody_waiting(function: Function, module: Module) -> bool:
    """Whether nothing else is to be served while a coroutine function of the file runs."""
    return function.is_async and (is_command(function, module) or _is_before(function, module))


def _is_before(function: Function, module: Module) -> bool:
    """Whether an application runs a coroutine function before it serves, or after it has served."""
    if "lifespan" in function.name or any(map(_is_hook, function.decorators)):
        return True
    mentions = module.mentions(function.name)
    hooks = {mention for mention in mentions if _is_given_as_hook(mention, module)}
    if not hooks:
        return False  # nearly all, and it takes longer to find out which mentions mean this function
    value = Value("function", record=function.index, module=module.resolver.path)
    meant = {
        node
        for node in mentions
        if any(item.kind == "unknown" or item[:4] == value[:4] for item in module.values(node))
    }
    return bool(meant) and meant <= hooks


def _is_given_as_hook(mention: ast.expr, module: Module) -> bool:
    """Whether a function is `lifespan=` or stands in `on_startup=[]`, or is appended or added to `app.on_startup`."""
    user = module.parent(mention)
    if isinstance(user, (ast.List, ast.Tuple)):
        user = module.parent(user)
    if isinstance(user, ast.keyword):
        return user.arg in START_HOOKS
    if isinstance(user, ast.AugAssign):
        return isinstance(user.target, ast.Attribute) and user.target.attr in START_HOOKS
    if not isinstance(user, ast.Call) or not isinstance(user.func, ast.Attribute) or mention not in user.args:
        return False
    owner = user.func.value
    return user.func.attr in START_HOOKS or (
        user.func.attr in ("append", "extend", "connect")
        and isinstance(owner, ast.Attribute)
        and owner.attr in START_HOOKS
    )


def is_start(function: Function) -> bool:
    """Whether a coroutine is by its name what an object runs first, and is told nothing that might differ each time."""
    told = function.parameters[int(function.owner >= 0) :]
    return function.is_async and function.name.strip("_") in START_METHODS and not told


def ends_soon(node: ast.AST, module: Module) -> bool:
    """Whether the program ends soon after `node` has run, and closes what is left open.

    So it is in tests, scripts and benchmarks, in commands, in functions that only `if __name__ == "__main__":` leads
    to, and in those that call `exit()`.
    """
    home = module.function(node)
    if module.is_by_hand or (home is not None and (is_command(home, module) or _is_run_by_main(home, module))):
        return True
    around = {outer for outer in module.ancestors(node) if isinstance(outer, (ast.FunctionDef, ast.AsyncFunctionDef))}
    return any(not around.isdisjoint(module.ancestors(read)) for read in module.mentions("exit") if _call(read, module))


def _is_run_by_main(function: Function, module: Module) -> bool:
    """Whether the file calls a function, and nowhere but in its main block and in functions that are so run."""
    pending, seen = [function.name], {function.name}
    starts = False
    while pending:
        name = pending.pop()
        mentions = module.mentions(name)
        if name.startswith("__") or not mentions or not all(_call(mention, module) for mention in mentions):
            return False
        for mention in mentions:
            caller = module.function(mention)
            if caller is None and not in_main_block(mention, module):
                return False
            starts = starts or caller is None
            if caller is not None and caller.name not in seen:
                seen.add(caller.name)
                pending.append(caller.name)
    return starts


def _call(function: ast.expr, module: Module) -> ast.Call | None:
    """The call of what the expression `function` is."""
    parent = module.parent(function)
    return parent if isinstance(parent, ast.Call) and parent.func is function else None


def is_command(function: Function, module: Module) -> bool:
    """Whether a decorator of a command-line library, or of a group or application of it, makes a function a command."""
    if not function.decorators:
        return False
    if any(map(_is_of_library, module.resolver.decorators(function))):
        return True
    scope = module.summary.scopes[function.scope]
    at = At(function.parent, scope.position, scope.block)
    return any(_is_group(expr, at, module.resolver) for expr in function.decorators)


def _is_group(decorator: Expr, at: At, resolver: Resolver) -> bool:
    """Whether a decorator begins with a function that is a group of commands, or with what the library has made."""
    base = decorator
    while base is not None and base[0] in ("call", "attr"):
        base = base[1]
    if base is None or base == decorator:
        return False
    for value in resolver.values(base, at):
        if value.kind == "function":
            home = resolver.home(value)
            if any(map(_is_of_library, home.decorators(home.function_of(value)))):
                return True
    made = [item.value[1] for item in resolver.bindings(base[1], at) or () if item.value and item.value[0] == "call"]
    return any(_is_of_library(value.name) for function in made for value in resolver.values(function, at))


def _is_of_library(name: str) -> bool:
    return name.partition(".")[0] in COMMAND_LIBRARIES


def _is_hook(decorator: Expr) -> bool:
    """Whether a decorator is `@app.before_serving`, `@app.on_event("startup")` or the like."""
    event = ""
    if decorator is not None and decorator[0] == "call":
        event = decorator[2][0][2] if decorator[2] and decorator[2][0] and decorator[2][0][0] == "const" else ""
        decorator = decorator[1]
    tail = last_part_of(decorator)
    return tail in START_HOOKS or (tail in ("on_event", "listener") and event in START_HOOKS)
