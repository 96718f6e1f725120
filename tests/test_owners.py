"""Where objects go. Each program makes one with `made()`; the answer is what is done with it."""

from __future__ import annotations

import ast

import pytest

from flake8_asyncio_review.knowledge.index import index
from flake8_asyncio_review.module import Module
from flake8_asyncio_review.options import Settings
from flake8_asyncio_review.owners import Use, attribute_uses, parameter_uses, uses


def read(source: str) -> Module:
    """The module of a program."""
    return Module(ast.parse(source), source.splitlines(keepends=True), "a.py", index(), Settings())


def made_in(source: str, part: int | None = None) -> list[str]:
    """What a program does with what its call of `made()` gives, sorted."""
    module = read(source)
    (call,) = (node for node in module.places if isinstance(node, ast.Call) and ast.unparse(node.func) == "made")
    return sorted(text(use) for use in uses(call, module, part))


def text(use: Use) -> str:
    """A use as these tests write it: `called.close`, `passed`, `inside called.get`."""
    return ("inside " if use.inside else "") + use.kind + (f".{use.what}" if use.what else "")


def body(*lines: str) -> str:
    """A coroutine of these lines."""
    return "async def f(p):\n" + "".join(f"    {line}\n" for line in lines)


HERE = [
    ("made()", ["looked at"]),
    ("made().get()", ["called.get"]),
    ("await made().get()", ["called.get"]),
    ("made()()", ["called.__call__"]),
    ("await made()", ["looked at"]),
    ("return made()", ["returned"]),
    ("return await made()", ["returned"]),
    ("return made().x", ["bound.x"]),
    ("return [made()]", ["left"]),
    ("return made(), 1", ["left"]),
    ("yield made()", ["yielded"]),
    ("async with made(): pass", ["entered"]),
    ("with open(p), made() as x: pass", ["entered"]),
    ("p(made())", ["passed"]),
    ("p(x=made())", ["passed"]),
    ("p(*made())", ["left"]),
    ("p(lambda: made())", ["left"]),
    ("self.x = made()", ["stored"]),
    ("p['x'] = made()", ["left"]),
    ("x = y = made()", []),
    ("x, y = made()", ["left"]),
    ("x: int = made()", []),
    ("if made(): pass", ["looked at"]),
    ("if (x := made()): x.get()", ["called.get", "looked at"]),
    ("assert made() is not p", ["looked at"]),
    ("print(f'{made()}')", ["looked at"]),
    ("async for x in made(): pass", ["looked at"]),
    ("return [x for x in made()]", ["looked at"]),
    ("p or made()", ["looked at"]),
    ("return p or made()", ["returned"]),
    ("p(made() if p else None)", ["passed"]),
    ("return {'x': made()}", ["left"]),
    ("return made()['x']", ["left"]),
    ("made().x = 1", ["looked at"]),
    ("made().headers.update(p)", ["called.update"]),
    ("made().headers['x'] = 1", ["looked at"]),
    ("made().a.b.close()", ["called.close"]),
    ("if made().closed: pass", ["looked at"]),
    ("async for x in made().content: pass", ["bound.content"]),
    ("p(made().close)", ["bound.close"]),
]


@pytest.mark.parametrize(("line", "expected"), HERE, ids=[line for line, _ in HERE])
def test_syntax(line: str, expected: list[str]) -> None:
    assert made_in(body(line)) == expected


NAMED = [
    (("x = made()", "x.get()", "await x.close()"), ["called.close", "called.get"]),
    (("x = made()", "x = p"), []),
    (("x = made()", "y = x", "z = y", "z.get()"), ["called.get"]),
    (("x = y = made()", "y.get()", "x.put()"), ["called.get", "called.put"]),
    (("x = made()", "x = x", "x.get()"), ["called.get"]),
    (("x = made()", "y, z = x, p"), ["left"]),
    (("x = made()", "return [x.get(i) for i in p]"), ["called.get"]),
    (("x = made()", "return [x for x in p]"), []),
    (("x = made()", "return lambda: x.get()"), ["inside called.get"]),
    (("x = made()", "def g():", "    return x"), ["inside returned"]),
    (("x = made()", "def g(x):", "    return x"), []),
    (("x = made()", "def g():", "    nonlocal x", "    x.get()"), ["inside called.get"]),
    (("x = made()", "def g():", "    global x", "    x.get()"), []),
    (("x = made()", "def g():", "    x = 1", "    return x"), []),
    (("x = made()", "class C:", "    y = x"), ["inside named"]),
    (("global x", "x = made()"), ["left"]),
    (("x = made()", "return locals()"), ["left"]),
    (("x = await made()", "async with x: pass"), ["entered"]),
    (("x = p or made()", "return x"), ["returned"]),
    (("x = made()", "self.y = x"), ["stored"]),
    (("x = made()", "del x"), []),
]


@pytest.mark.parametrize(("lines", "expected"), NAMED, ids=["; ".join(lines) for lines, _ in NAMED])
def test_names_are_followed(lines: tuple[str, ...], expected: list[str]) -> None:
    assert made_in(body(*lines)) == expected


@pytest.mark.parametrize("source", ["x = made()\nx.get()\n", "class C:\n    x = made()\n"])
def test_names_outside_functions_are_anybodys(source: str) -> None:
    assert made_in(source) == ["left"]


PARTS = [
    ("a, b = await made()", ["called.put"]),
    ("(a, b), c = await made(), 1", ["left"]),
    ("a, *b = await made()", ["left"]),
    ("*a, b = await made()", ["left"]),
    ("b = await made()", ["left"]),
    ("a, self.b = await made()", ["stored"]),
    ("[a, b] = await made()", ["called.put"]),
    ("a, b = c, d = await made()", ["called.put", "called.put"]),
]


@pytest.mark.parametrize(("line", "expected"), PARTS, ids=[line for line, _ in PARTS])
def test_parts_of_a_tuple(line: str, expected: list[str]) -> None:
    found = made_in(body(line, "a.get()", "b.put()", "d.put()" if "d" in line else "pass"), 1)
    assert found == expected


def test_an_object_with_very_many_names_may_be_anywhere() -> None:
    lines = [f"x{number + 1} = x{number}" for number in range(20)]
    assert "left" in made_in(body("x0 = made()", *lines))


def test_parameters() -> None:
    source = body("p.get()", "q = p", "def g():", "    return p", "def h(p):", "    p.close()")
    module = read(source)
    (function,) = (item for item in module.summary.functions.values() if item.name == "f")
    found = sorted(text(use) for use in parameter_uses(function, "p", module))
    assert found == ["called.get", "inside returned", "left"]


def test_attributes_are_looked_for_by_name() -> None:
    module = read("def f(a, b):\n    a.x.get()\n    b.x.close()\n    y = a.x\n    a.x = 1\n    return a.y\n")
    assert sorted(text(use) for use in attribute_uses("x", module)) == ["called.close", "called.get", "left"]
    assert attribute_uses("z", module) == []
