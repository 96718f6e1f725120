"""Where names are read again, which code runs only when the file is started, and which does more than to talk."""

from __future__ import annotations

import ast

from .expressions import last_part
from .module import Module

_TALK = frozenset("print debug info warning error exception critical log".split())
"""Last names of calls that write messages."""


def is_discarded(node: ast.expr, module: Module) -> bool:
    """Whether the value of `node` goes nowhere: it is a statement, or bound in a function to names never read."""
    parent = module.parent(node)
    if isinstance(parent, (ast.ListComp, ast.SetComp)) and parent.elt is node:
        return isinstance(module.parent(parent), ast.Expr)
    if isinstance(parent, ast.Expr):
        return True
    if isinstance(parent, ast.Assign):
        return all(_never_read(target, module) for target in parent.targets)
    if isinstance(parent, (ast.AnnAssign, ast.NamedExpr)):
        in_statement = isinstance(parent, ast.AnnAssign) or isinstance(module.parent(parent), ast.Expr)
        return in_statement and _never_read(parent.target, module)
    return False


def may_be_discarded(node: ast.expr, module: Module) -> bool:
    """A cheap look at what stands around `node`, before anybody asks what it is and `is_discarded` whether it is read.

    Attributes, items and the names of a module may be read anywhere.
    """
    parent = module.parent(node)
    if isinstance(parent, ast.Assign):
        targets = parent.targets
    elif isinstance(parent, (ast.AnnAssign, ast.NamedExpr)):
        targets = [parent.target]
    else:
        return isinstance(parent, (ast.Expr, ast.ListComp, ast.SetComp))
    return all(isinstance(target, ast.Name) and _home(target, module) >= 0 for target in targets)


def _never_read(target: ast.expr, module: Module) -> bool:
    reads = local_reads(target, module) if isinstance(target, ast.Name) else None
    return reads is not None and not reads


def local_reads(name: ast.Name, module: Module) -> list[ast.Name] | None:
    """The places where a local variable of a function is read, also by functions inside it.

    Args:
        name: any place where the variable is bound or read.
        module: the file that it stands in.

    Returns:
        `None` if the name is none of the function that it stands in, so that others may read it too. A call of
        `locals()` counts as a place.
    """
    home = _home(name, module)
    if home < 0:
        return None
    reads = (*module.reads(name.id), *module.reads("locals"))
    return [read for read in reads if _belongs(read, home, module)]


def local_bindings(name: ast.Name, module: Module) -> list[ast.Name] | None:
    """The places where a local variable of a function is bound by an assignment, loop or `with`, in source order.

    Returns:
        `None` if it may get its value in another way: it is a parameter, or belongs to the module or an outer function.
    """
    home = _home(name, module)
    if home < 0:
        return None
    places = [place for place in module.bound(name.id) if module.places[place].scope == home]
    return places if len(places) == len(module.summary.scopes[home].bindings.get(name.id, ())) else None


def _home(name: ast.Name, module: Module) -> int:
    """The scope of the function whose local variable `name` is; -1 if it is none."""
    scopes = module.summary.scopes
    scope = scopes[module.places[name].scope]
    while scope.kind == "comprehension" and name.id not in scope.bindings:
        scope = scopes[scope.parent]
    own = scope.kind == "function" and name.id in scope.bindings and name.id not in scope.outer
    return scope.index if own else -1


def _belongs(read: ast.Name, home: int, module: Module) -> bool:
    """Whether a name that is read means the local variable of the scope `home`, and no other one further inside."""
    scopes = module.summary.scopes
    scope = scopes[module.places[read].scope]
    while scope.index != home:
        own = read.id in scope.bindings and read.id not in scope.outer and scope.kind != "class"
        if own or scope.parent < 0:
            return False
        scope = scopes[scope.parent]
    return True


def in_main_block(node: ast.AST, module: Module) -> bool:
    """Whether `node` stands under `if __name__ == "__main__":`, not in a function defined there."""
    if module.function(node) is not None:
        return False
    tests = (outer.test for outer in module.ancestors(node) if isinstance(outer, ast.If))
    return any(isinstance(part, ast.Name) and part.id == "__name__" for test in tests for part in ast.walk(test))


def is_in_finally(node: ast.AST, module: Module) -> bool:
    """Whether `node` stands in a `finally` of its own function."""
    inner = node
    for outer in module.ancestors(node):
        if isinstance(outer, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            return False
        if isinstance(outer, ast.Try) and inner in outer.finalbody:
            return True
        inner = outer
    return False


def acts(statement: ast.stmt) -> bool:
    """Whether a statement calls anything but what writes messages."""
    return any(isinstance(part, ast.Call) and last_part(part.func) not in _TALK for part in ast.walk(statement))
