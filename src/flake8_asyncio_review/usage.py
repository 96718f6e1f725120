"""Where names are read again, which code runs only when the file is started, and which does more than to talk."""

from __future__ import annotations

import ast

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


def _never_read(target: ast.expr, module: Module) -> bool:
    if not isinstance(target, ast.Name):
        return False
    scopes = module.summary.scopes
    home = scopes[module.places[target].scope]
    if home.kind != "function" or target.id in home.outer:
        return False
    for read in (*module.reads(target.id), *module.reads("locals")):
        scope = module.places[read].scope
        while scope >= 0:
            if scope == home.index:
                return False
            scope = scopes[scope].parent
    return True


def in_main_block(node: ast.AST, module: Module) -> bool:
    """Whether `node` stands under `if __name__ == "__main__":`, not in a function defined there."""
    if module.function(node) is not None:
        return False
    tests = (outer.test for outer in module.ancestors(node) if isinstance(outer, ast.If))
    return any(isinstance(part, ast.Name) and part.id == "__name__" for test in tests for part in ast.walk(test))


def acts(statement: ast.stmt) -> bool:
    """Whether a statement calls anything but what writes messages."""
    return any(
        isinstance(part, ast.Call) and getattr(part.func, "attr", getattr(part.func, "id", "")) not in _TALK
        for part in ast.walk(statement)
    )
