"""A text that was read before is walked with what is known of it, and the result is that of a first walk."""

from __future__ import annotations

import ast
import asyncio
import json
import logging
import typing
import unittest
from pathlib import Path

import pytest
from hypothesis import given, settings
from strategies import program

from flake8_asyncio_review.records import RecordingBuilder
from flake8_asyncio_review.walk import feed, retrace, walk

WANTED = frozenset((ast.Call, ast.Name, ast.Lambda, ast.comprehension, ast.withitem))
FILES = sorted(
    path for package in (asyncio, json, logging, unittest) for path in Path(str(package.__file__)).parent.glob("*.py")
)


def same(source: str) -> None:
    """Both walks agree about places, nodes, and the numbers of functions and comprehensions."""
    tree = ast.parse(source)
    first, second = RecordingBuilder(), RecordingBuilder()
    places, hits = walk(tree, first, WANTED)
    track = feed(ast.parse(source), second)
    third = RecordingBuilder(second.summary)
    again, others = retrace(tree, track, third, WANTED)
    assert again == places
    assert others == hits
    comprehensions = {node: index for node, index in first.comprehensions.items() if node in places}
    assert third.functions == first.functions
    assert third.comprehensions == comprehensions
    for node in hits:
        if isinstance(node, ast.Call):
            at = places[node]
            assert third.call_record(node, *at[1:]) == first.call_record(node, *at[1:])


@pytest.mark.parametrize("path", [*FILES, Path(typing.__file__), Path(__file__)], ids=lambda path: path.name)
def test_real_files(path: Path) -> None:
    same(path.read_text("utf-8"))


SYNTAX = """
@decorate(lambda: 3)
class A(B, metaclass=M):
    x: int = [y for y in z if y]

    @property
    async def f(self, a: int = (lambda: 1)(), *b: str, c=None, **d) -> dict[str, int]:
        async for i, (j, k) in g(x for x in y):
            pass
        else:
            a = b if c else d()
        async with x as y, z:
            return {k: v async for k, v in h() if (n := k)}


for a.b, *c in d():
    while x or y() and z():
        continue
    else:
        break
try:
    import a.b as c
except (E, F) as e:
    raise G from e
else:
    assert isinstance(x, int), f"{y!r:>{z}}"
finally:
    del a, b[c:d, ...]
match x:
    case {"a": [1, *b], **c} if d():
        pass
    case A(b, c=d) | None:
        lambda *a, b=c: (yield)
"""


def test_every_kind_of_syntax() -> None:
    same(SYNTAX)


@given(program)
@settings(max_examples=50, deadline=None)
def test_generated_sources(source: str) -> None:
    same(source)
