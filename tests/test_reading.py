"""Bodies of functions that are read when somebody asks about them hold what they hold if all is read at once."""

from __future__ import annotations

import ast
import asyncio
import json
import logging
import sys
import typing
import unittest
from pathlib import Path

import pytest
from hypothesis import given, settings
from strategies import program

from flake8_asyncio_review.builder import Builder
from flake8_asyncio_review.numbered import COLUMN
from flake8_asyncio_review.outline import outline
from flake8_asyncio_review.reading import MAX_WHOLE, read_text, summarise
from flake8_asyncio_review.recorder import Recorder
from flake8_asyncio_review.records import RecordingBuilder
from flake8_asyncio_review.summary import Binding, Function, ModuleSummary
from flake8_asyncio_review.walk import feed, walk

FILES = sorted(
    path for package in (asyncio, json, logging, unittest) for path in Path(str(package.__file__)).parent.glob("*.py")
)
EACH_FILE = pytest.mark.parametrize("path", [*FILES, Path(typing.__file__), Path(__file__)], ids=lambda path: path.name)
UNTIL_END = 1 << 20


def complete(text: str) -> ModuleSummary:
    builder = RecordingBuilder()
    feed((((ast.parse(text),), 0, builder.summary.scopes[0].root),), builder)
    return builder.summary


def left_out(summary: ModuleSummary) -> list[Function]:
    return [function for function in summary.functions.values() if function.source is not None]


def read_definitions(summary: ModuleSummary, text: str, *, backwards: bool = False) -> None:
    """Read all functions and classes at the left margin, whose bodies may still be left out then."""
    lines = range(1, text.count("\n") + 2)
    for line in lines[::-1] if backwards else lines:
        if summary.unread is not None:
            summary.unread.read(line)


def told(summary: ModuleSummary) -> dict[str, object]:
    """All that matters in a summary; where a function ends is known by the line."""

    def plain(item: object) -> object:
        if isinstance(item, Binding) and item.value and item.value[0] == "function":
            return item._replace(position=(item.position[0], UNTIL_END))
        if isinstance(item, dict):
            return {key: plain(value) for key, value in item.items()}
        if isinstance(item, list) and item and isinstance(item[0], Binding):
            return sorted(map(plain, item), key=repr)
        names = [name for name in getattr(type(item), "__slots__", ()) if name not in ("recorder", "source", "unread")]
        return {name: plain(getattr(item, name)) for name in names} or item

    slots = set(ModuleSummary.__slots__).difference(("nonblocking", "unread"))
    return {name: plain(getattr(summary, name)) for name in slots}


def same(text: str, *, backwards: bool = False, heads: bool = False) -> None:
    """Reading one function after the other gives what reading all at once gives, also after the heads of classes."""
    summary = summarise(text)
    assert summary is not None
    if heads:
        classes = [node for node in ast.parse(text).body if isinstance(node, ast.ClassDef)]
        assert [summary.classes[node.lineno << COLUMN].name for node in classes] == [node.name for node in classes]
    read_definitions(summary, text, backwards=backwards)
    functions = left_out(summary)
    for function in functions[::-1] if backwards else functions:
        function.read()
    assert told(summary) == told(complete(text))


@pytest.mark.parametrize(("backwards", "heads"), [(False, False), (True, False), (True, True)])
@EACH_FILE
def test_real_files(path: Path, backwards: bool, heads: bool) -> None:
    text = read_text(str(path))
    assert text is not None
    same(text, backwards=backwards, heads=heads)


@given(program)
@settings(max_examples=50, deadline=None)
def test_generated_sources(source: str) -> None:
    same(source)
    same(source, heads=True)


def same_if_recorded_later(text: str, *, closed: bool) -> None:
    """What a linted file's functions run is the same whether it is kept at once or found out by the recorder."""
    builder = Builder()
    walk(ast.parse(text), builder, ())
    recorder = Recorder(builder.summary, builder.functions)
    if closed:
        recorder.close(text)
    for function in builder.summary.functions.values():
        assert function.leaves is not None  # once that is asked the blocks have their guards
    assert told(builder.summary) == told(complete(text))


@pytest.mark.parametrize("closed", [False, True])
@EACH_FILE
def test_recorded_later(path: Path, closed: bool) -> None:
    text = read_text(str(path))
    assert text is not None
    same_if_recorded_later(text, closed=closed)


@given(program)
@settings(max_examples=50, deadline=None)
def test_generated_sources_recorded_later(source: str) -> None:
    same_if_recorded_later(source, closed=False)
    same_if_recorded_later(source, closed=True)


def test_text_of_another_file() -> None:
    """Nothing is known of a function that does not stand where it should."""
    builder = Builder()
    walk(ast.parse("def f():\n    open(x)\n"), builder, ())
    recorder = Recorder(builder.summary, builder.functions)
    recorder.close("def g():\n    open(x)\n")
    (function,) = builder.summary.functions.values()
    assert not function.calls
    assert not function.parameters


BODY = """
    a = 1
    b = 2
    return a
"""
HARD = {
    "plain": f"def f():{BODY}",
    "in a class": "class A:\n    x = 1\n    async def f(self):\n        y = 1\n        self.a = y\n        return 1\n",
    "comments": f"def f():  # what: this\n    # nothing\n# at the margin{BODY}# behind\n\n\nx = f\n",
    "text at the margin": f'def f():\n    """One.\n\ndef g():\n    two\n    """{BODY}\nx = f\n',
    "text that ends in the margin": f'def f():\n    x = """\ndef g():\n    two\n""".strip(){BODY}\nx = f\n',
    "brackets at the margin": f"def f():\n    x = (\n1,\n)\n{BODY}\nx = f\n",
    "line that goes on at the margin": f"def f():\n    x = 1 + \\\n2\n{BODY}\nx = f\n",
    "long header": f"def f(\n    a: dict[str, int] = {{'): ': 1}},\n    *,\n    b=(1, (2, (3,))),\n) -> 'x: y':{BODY}",
    "lambda in a header": f"def f(a=lambda: (yield), b={{1: 2}}):{BODY}",
    "one line": "def f(): return 1\n\n\ndef g(): x = 1; return x\n",
    "last line without end": f"def f():{BODY}".rstrip(),
    "global": f"def f():\n    global x\n    x = 1{BODY}\nx = 2\n",
    "class inside": f"def f():\n    class A:\n        pass\n{BODY}",
    "generators": f"def f():\n    yield 1{BODY}\n\ndef g():\n    x = 'yield'{BODY}\n\ndef h():\n    yields = 1{BODY}",
    "nested": f"def f():\n    def g():\n        return [lambda: x for x in y]\n{BODY}\n\ndef h():{BODY}",
    "under conditions": (
        "if x:\n    def f():\n        a = 1\n        b = 2\n        return b\n"
        "else:\n    def f():\n        a = 1\n        b = 2\n        return a\n"
    ),
    "imports": "def f():\n    import a.b, c as d\n    from e.f import g\n    from . import h\n    return d\n",
    "letters": "def f():\n    é = 1\n    ü = 'ö'\n    return 'ß'\n\n\nx = f\n",
    "tabs": "def f():\n\ta = 1\n\tb = 2\n\treturn a\n",
    "form feed": f"x = 1\n\f\ndef f():{BODY}",
    "attributes": (
        "class A:\n    def f(self):\n        self.a = 1\n        self.b, self.c = 2, 3\n        return self.a\n\n"
        "    def g(self):\n        self.a == 1\n        self.a: int = 2\n        for self.d in x:\n            pass\n"
    ),
    "braces in strings": "def f(x):\n    a = f'{x}}}'\n    b = '{'\n    return a\n\n\ny = f\n",
    "word def": f"default = 1\ndefine = default\n\n\ndef f():{BODY}",
    "decorated": (
        f"@a(lambda: 1)\n@b\ndef f():{BODY}\n\n"
        "class A:\n    @property\n    def x(self):\n        a = 1\n        b = 2\n        return b\n"
    ),
}
HARD |= {
    "decorators over lines": (
        "@a(\n    1,\n)\n# what: this\n\n@b\nclass A(B, metaclass=C):\n    x = 1\n    y = 2\n\n"
        f"@a\nasync def f():{BODY}"
    ),
    "brackets at the margin of a decorator": f"@a(\n1\n)\ndef f():{BODY}\n\ndef g():{BODY}",
    "setter of the module": f"@property\ndef x():{BODY}\n\n@x.setter\ndef x(value):{BODY}",
    "names bound in a head": f"def f(a=(b := 1)):{BODY}\n\nclass A((c := B)):\n    x = 1\n",
    "tests in a head": f"x = a if b else c()\n\n\ndef f(a=1 if isinstance(x, B) else x()):{BODY}",
    "classes in classes": (
        "class A:\n    class B:\n        x = 1\n\n    def f(self):\n        class C(self.B):\n            y = 2\n"
    ),
    "global in a method": f"class A:\n    def f(self):\n        global x\n        x = 1{BODY}\n\ndef f():{BODY}",
    "names twice": f"def f():{BODY}\n\nf = a(f)\n\n\nclass f:\n    x = 1\n\n\nif a:\n    f = 2\n",
    "last line of a class": "class A:\n    x = 'é'  # what\n# at the margin\nclass B:\n    y = 1;\nclass C: z = 1\n",
    "only methods": (
        "@a\nclass A:\n    def f(self):\n        return 1\n\n"
        "    @b(\n1\n    )\n    async def g(self):\n        a = 1\n        b = 2\n        self.a = b\n"
    ),
    "methods at another margin": (
        f"class A:\n  # what\n\n  x = 1\n  def f(self):{BODY}\n  def f(self):\n    self.x = 1\n  y = 2\n"
    ),
    "methods and what stands between": (
        "class A:\n    def f(self):\n        self.a = 1\n\n    x = f\n\n"
        "    @property\n    def y(self):\n        return 1\n\n"
        "    @y.setter\n    def y(self, value):\n        self.a = value\n\n"
        "    if x:\n        def z(self):\n            self.b = 2\n"
        "    else:\n        z = [lambda: i for i in y]\n\n    def f(self, x=lambda: 1): return x\n"
    ),
    "imports in a class": (
        "class A:\n    import a.b\n    from c import d\n\n    def f(self):\n        import e\n        return e\n"
    ),
}
if sys.version_info >= (3, 12):
    HARD["strings in strings"] = 'def f(x):\n    a = f"{", ".join(x)}"\n    b = f"{x["#"]}"\n    return a\n\n\ny = f\n'
    HARD["types of functions"] = f"def f[T: (int, str)](x: T) -> T:{BODY}"


@pytest.mark.parametrize("name", HARD)
def test_hard_texts(name: str) -> None:
    same(HARD[name])


@pytest.mark.parametrize("name", ["plain", "in a class", "long header", "nested", "decorated", "generators", "imports"])
def test_bodies_are_left_out(name: str) -> None:
    found = outline(HARD[name])
    assert found is not None
    assert "return" not in found.text
    assert found.text.count("\n") == HARD[name].rstrip("\n").count("\n") + HARD[name].endswith("\n")


def test_only_methods_that_may_assign_are_read() -> None:
    text = (
        "class A:\n    def f(self):\n        x = 1\n        self.a = x\n        return x\n\n"
        "    def g(self):\n        self.a.b()\n        self.ab = 1\n        return self.a == 1\n"
    )
    summary = summarise(text)
    assert summary is not None
    owner = summary.classes[1 << COLUMN]
    assert set(summary.member_names(owner.number)) == {"f", "g"}
    assert not summary.functions
    assert [binding.value for binding in owner.assigned("a")] == [("name", "x")]
    assert [function.name for function in summary.functions.values()] == ["f"]


def test_names_that_end_in_keywords() -> None:
    """`is_global x` is no `global x`: a class with such a name in it need not be read with the module."""
    text = f"class A:\n    def f(self, is_global, subclass):\n        x = 1 if is_global else subclass or 2{BODY}"
    summary = summarise(text)
    assert summary is not None
    assert not summary.classes
    same(text)


def test_long_methods_are_read_without_their_body() -> None:
    text = f"class A:\n    def f(self, x):\n{MAX_WHOLE // 10 * '        x()'}\n        self.a = x\n".replace(
        ")  ", ")\n  "
    )
    summary = summarise(text)
    assert summary is not None
    read_definitions(summary, text)
    assert [function.name for function in left_out(summary)] == ["f"]
    assert [binding.value for binding in summary.classes[1 << COLUMN].assigned("a")] == [("name", "x")]
    assert not left_out(summary)


def test_body_that_is_no_python() -> None:
    text = "def f():\n    x = 1\n    y = = 2\n    return x\n\n\ndef g():\n    x = 1\n    y = 2\n    return y\n"
    summary = summarise(text)
    assert summary is not None
    read_definitions(summary, text)
    first, second = summary.functions.values()
    assert [result.value for result in first.results] == [None]
    assert [result.value for result in second.results] == [("name", "y")]


def test_only_what_is_asked_for_is_read() -> None:
    summary = summarise(
        "import a\n\n\n@a.b\nclass A:\n    x = 1\n\n\ndef f():\n    return 1\n\n\nclass B:\n    y = 1\n"
    )
    assert summary is not None
    bindings = {name: found for name, (found,) in summary.scopes[0].bindings.items()}
    assert set(bindings) == {"a", "A", "f", "B"}
    assert not summary.classes
    assert not summary.functions
    assert bindings["A"].value is not None
    assert summary.classes[bindings["A"].value[1]].name == "A"
    assert [record.name for record in summary.classes_with("y")] == ["B"]
    assert not summary.functions


def test_method_that_is_no_python() -> None:
    text = "class A:\n    def f(self) 1:\n        return 1\n\n    def g(self):\n        return self\n"
    summary = summarise(text)
    assert summary is not None
    read_definitions(summary, text)
    first, second = summary.functions.values()
    assert (first.name, [result.value for result in first.results]) == ("f", [None])
    assert (second.name, [result.value for result in second.results]) == ("g", [("name", "self")])


@pytest.mark.parametrize("text", ["class A(B) C:\n    x = 1\n", "class A:\n    x = = 1\n"])
def test_class_that_is_no_python(text: str) -> None:
    text += "\n\nclass D:\n    y = 1\n"
    summary = summarise(text)
    assert summary is not None
    read_definitions(summary, text)
    first, second = summary.classes.values()
    assert (first.name, first.bases, second.name, second.bases) == ("A", (("starred",),), "D", ())


HEADS = """
class Plain:
    '''Nothing that is asked about.'''


class Store(Plain, metaclass=abc.ABCMeta):
    def __init__(self):
        self.size = 1

    async def fetch(self):
        return self.size

    def close(self) -> None:
        self.size = 0

    def open(self) -> int:  # -> None:
        return self.size
"""


def test_heads_are_enough() -> None:
    summary = summarise(HEADS)
    assert summary is not None
    plain, store = (line << COLUMN for line in (2, 6))
    assert summary.classes[store].bases == (("name", "Plain"),)
    assert not summary.may_mention(plain, "size")
    assert summary.may_mention(store, "size")
    assert not summary.may_mention(store, "size", in_head=True)
    assert {plain, store}.isdisjoint(summary.scopes.keys())
    assert len(summary.classes[store].assigned("size")) == 2
    assert summary.scopes.keys() > {store}
    fetch, close, opened = (line << COLUMN | 4 for line in (10, 13, 16))
    assert [summary.is_async(number) for number in (fetch, close, opened)] == [True, False, False]
    assert [summary.declared(number) for number in (fetch, close)] == ["", "None"]
    assert [summary.qualified_name(number) for number in (fetch, close, opened)] == [
        f"Store.{name}" for name in ("fetch", "close", "open")
    ]
    assert summary.functions.keys().isdisjoint((fetch, opened))
    assert summary.declared(opened) == "int"  # a comment in the head may say anything


@pytest.mark.parametrize("annotation", ["str", "'str'", '"None"', "None", "list[str]", "int | None"])
def test_what_a_head_declares_is_what_the_read_function_declares(annotation: str) -> None:
    function = f"def load(path) -> {annotation}:\n    return path\n"
    unread, read = summarise(function), summarise(function)
    assert unread is not None
    assert read is not None
    number = 1 << COLUMN
    assert read.functions[number].name == "load"
    plain = {"str", "None"}
    assert {unread.declared(number)} & plain == {read.declared(number)} & plain
