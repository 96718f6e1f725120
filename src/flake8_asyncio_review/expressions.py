"""Expressions as plain tuples: small, hashable, picklable, and free of ast nodes.

A tuple starts with its kind; what the resolver cannot use compiles to `None`, which means unknown:

    ("name", "x")  ("attr", base, "get")  ("call", function, (argument, ...), (keyword, ...))  ("await", e)
    ("binop", "Div", left, right)  ("any", (e, ...))  ("item", base, index)  ("const", "str", value)  ("none",)
    ("list", (e, ...))  ("agenerator", (e,))  ("tuple", (e, ...))  ("in", scope, e)  ("function", index)
    ("class", index)  ("import", level, "a.b")  ("enter", e)  ("aenter", e)  ("iter", e)  ("aiter", e)
    ("unpack", e, position)  ("annotation", e)  ("optional", e)  ("self", class)  ("type", class)  ("slice",)
    ("starred",)  ("test", e, types, whether it holds, position)
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from keyword import iskeyword
from typing import Any, TypeAlias

Expr: TypeAlias = "tuple[Any, ...] | None"

MAX_DEPTH = 40
"""Expressions nested deeper than this are unknown; it bounds recursion on generated code."""
MAX_TEXT = 200
"""Longer strings are known to be strings only."""
MAX_ITEMS = 20
"""Displays and argument lists are read up to this length."""


OFF = frozenset(("", "0", "false", "no", "off"))
"""Texts, in lower case, by which a variable of the environment says no."""
TEXT_METHODS = ("lower", "strip")
"""What a text is put into one form with before it is compared."""


class Compiler:
    """Compiles ast expressions.

    Args:
        function: index of the function record of a lambda.
        scope: index of the scope of a comprehension.
    """

    def __init__(self, function: Callable[[ast.Lambda], int], scope: Callable[[ast.expr], int]) -> None:
        self._function = function
        self._scope = scope
        self._seen: dict[Expr, Expr] = {}
        """Names and attributes, of which the same few stand all over a module: summaries are kept."""

    def compile(self, node: ast.expr | None, depth: int = 0) -> Expr:
        """The tuple for `node`, or `None` where nothing can be said."""
        if type(node) is ast.Name and depth <= MAX_DEPTH:
            # More than half of what is asked for.
            expr = "name", node.id
            return self._seen.setdefault(expr, expr)
        handler = _HANDLERS.get(type(node))
        if handler is None or depth > MAX_DEPTH:
            return None
        return handler(self, node, depth + 1)

    def annotation(self, node: ast.expr | None) -> Expr:
        """As `compile`, with strings read as the annotations that they hold (PEP 484, forward references)."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
            if text.isascii() and text.isidentifier() and not iskeyword(text):
                name = "name", text  # most are
                return "annotation", self._seen.setdefault(name, name)
            try:
                node = ast.parse(text.strip(), mode="eval").body
            except (SyntaxError, ValueError, RecursionError, MemoryError):
                return None
        return None if node is None else ("annotation", self.compile(node))

    def _attribute(self, node: ast.Attribute, depth: int) -> Expr:
        expr = "attr", self.compile(node.value, depth), node.attr
        return self._seen.setdefault(expr, expr)

    def _call(self, node: ast.Call, depth: int) -> Expr:
        keywords = tuple([keyword.arg for keyword in node.keywords])
        return "call", self.compile(node.func, depth), self._many(node.args, depth), keywords

    def _comparison(self, node: ast.Compare, depth: int) -> Expr:
        """A truth value; `os.getenv("X") == "1"` and `os.getenv("X") in ("1", "on")` are as `bool(os.getenv("X"))`."""
        function = node.left.func if isinstance(node.left, ast.Call) else None
        while isinstance(function, ast.Attribute) and function.attr in TEXT_METHODS:
            function = function.value.func if isinstance(function.value, ast.Call) else None
        if function is not None and _reads_environment(function) and _asks_for_yes(node):
            return "call", ("name", "bool"), (self.compile(node.left, depth),), ()
        return "const", "bool", None

    def _comprehension(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp, depth: int) -> Expr:
        kind = "agenerator" if isinstance(node, ast.GeneratorExp) and _is_async(node) else "list"
        return kind, (("in", self._scope(node), self.compile(node.elt, depth)),)

    def _many(self, nodes: list[ast.expr], depth: int) -> tuple[Expr, ...]:
        return tuple([self.compile(node, depth) for node in nodes[:MAX_ITEMS]])


_HANDLERS: dict[type, Callable[[Compiler, Any, int], Expr]] = {
    ast.Attribute: Compiler._attribute,
    ast.Call: Compiler._call,
    ast.Await: lambda self, node, depth: ("await", self.compile(node.value, depth)),
    ast.BinOp: lambda self, node, depth: (
        "binop",
        type(node.op).__name__,
        self.compile(node.left, depth),
        self.compile(node.right, depth),
    ),
    ast.BoolOp: lambda self, node, depth: ("any", self._many(node.values, depth)),
    ast.IfExp: lambda self, node, depth: ("any", self._many([node.body, node.orelse], depth)),
    ast.Subscript: lambda self, node, depth: (
        "item",
        self.compile(node.value, depth),
        self.compile(node.slice, depth),
    ),
    ast.Constant: lambda self, node, depth: constant(node.value),
    ast.JoinedStr: lambda self, node, depth: _joined(node),
    ast.Compare: Compiler._comparison,
    ast.List: lambda self, node, depth: ("list", self._many(node.elts, depth)),
    ast.Set: lambda self, node, depth: ("list", self._many(node.elts, depth)),
    ast.Tuple: lambda self, node, depth: ("tuple", self._many(node.elts, depth)),
    ast.Dict: lambda self, node, depth: ("const", "dict", None),
    ast.DictComp: lambda self, node, depth: ("const", "dict", None),
    ast.ListComp: Compiler._comprehension,
    ast.SetComp: Compiler._comprehension,
    ast.GeneratorExp: Compiler._comprehension,
    ast.NamedExpr: lambda self, node, depth: self.compile(node.value, depth),
    ast.Slice: lambda self, node, depth: ("slice",),
    ast.Starred: lambda self, node, depth: ("starred",),
    ast.Lambda: lambda self, node, depth: ("function", self._function(node)),
}


def _reads_environment(function: ast.expr) -> bool:
    """Whether `function` is called `os.getenv` or `os.environ.get`."""
    name = last_part(function)
    return name == "getenv" or (
        name == "get" and isinstance(function, ast.Attribute) and last_part(function.value) == "environ"
    )


def _asks_for_yes(node: ast.Compare) -> bool:
    """Whether a comparison is true of texts that say yes, and of no others."""
    other = node.comparators[0]
    if len(node.ops) != 1 or not isinstance(node.ops[0], (ast.Eq, ast.In)):
        return False
    items = other.elts if isinstance(other, (ast.Tuple, ast.List, ast.Set)) else [other]
    return bool(items) and all(
        isinstance(item, ast.Constant) and isinstance(item.value, str) and item.value.lower() not in OFF
        for item in items
    )


def _is_async(node: ast.GeneratorExp) -> bool:
    """Whether a generator expression makes an asynchronous generator (language reference, 6.2.8)."""
    first, *others = node.generators
    pending: list[ast.AST] = [node.elt, *first.ifs, *others]
    if first.is_async:
        return True
    while pending:
        part = pending.pop()
        if isinstance(part, ast.Await) or (isinstance(part, ast.comprehension) and part.is_async):
            return True
        # A generator expression inside is one of its own, but for what it goes over first.
        pending.extend([part.generators[0].iter] if isinstance(part, ast.GeneratorExp) else ast.iter_child_nodes(part))
    return False


def last_part(node: ast.expr) -> str:
    """`c` of the expression `a.b.c`, `a` of a name; empty for anything else."""
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def last_part_of(expr: Expr) -> str:
    """The same for a compiled expression."""
    return str(expr[-1]) if expr is not None and expr[0] in ("name", "attr") else ""


def _joined(node: ast.JoinedStr) -> Expr:
    """A string; of a path from the root of the file system its beginning is kept."""
    first = node.values[0] if node.values else None
    begins = first.value if isinstance(first, ast.Constant) else ""
    text = ("const", "str", None)
    return ("binop", "Add", constant(begins), text) if isinstance(begins, str) and begins.startswith("/") else text


def constant(value: object) -> Expr:
    """The tuple for a literal; the value of numbers and strings is kept for subscripts and annotations."""
    if value is None:
        return ("none",)
    is_kept = len(value) <= MAX_TEXT if isinstance(value, str) else isinstance(value, (int, float))
    return "const", type(value).__name__, value if is_kept else None


NAMED = frozenset("name attr import any call".split())
"""Kinds of expressions of which `tails` may tell something."""


def tails(expr: Expr) -> set[str]:
    """The last names that what `expr` stands for may have, where that can be seen without resolving anything."""
    found: set[str] = set()
    pending = [expr]
    while pending:
        item = pending.pop()
        if item is None:
            continue
        kind = item[0]
        if kind in ("name", "attr", "import"):
            found.add(item[-1].rpartition(".")[2])
        elif kind == "any":
            pending.extend(item[1])
        elif kind == "call" and item[1] is not None and item[2]:
            if item[1][-1] == "partial":
                pending.append(item[2][0])
            elif item[1] == ("name", "getattr") and len(item[2]) > 1 and item[2][1] and item[2][1][0] == "const":
                found.add(str(item[2][1][2]))
    return found


def texts_in(exprs: list[Expr]) -> set[object]:
    """The strings in lists, in tuples and in their sums; with `None` if a part is not known."""
    found: set[object] = set()
    pending = list(exprs)
    while pending:
        expr = pending.pop()
        kind = expr[0] if expr else ""
        if expr and kind in ("list", "tuple"):
            pending.extend(expr[1])
        elif expr and kind == "binop":
            pending.extend(expr[2:])
        elif expr != ("name", "__all__"):
            found.add(expr[2] if expr and kind == "const" else None)
    return found
