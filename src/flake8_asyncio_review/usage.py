"""Where the names of a function are read again."""

from __future__ import annotations

import ast

from .module import Module


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
