"""What is learnt of a text does not depend on how it is walked."""

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
from flake8_asyncio_review.summary import ModuleSummary
from flake8_asyncio_review.walk import feed, walk

WANTED = frozenset((ast.Call, ast.Name, ast.Lambda, ast.comprehension, ast.withitem))
FILES = sorted(
    path for package in (asyncio, json, logging, unittest) for path in Path(str(package.__file__)).parent.glob("*.py")
)


def told(summary: ModuleSummary) -> dict[str, object]:
    """All that a summary holds, as something that can be compared."""

    def plain(item: object) -> object:
        if isinstance(item, dict):
            return {key: plain(value) for key, value in item.items()}
        names = [name for kind in type(item).__mro__ for name in getattr(kind, "__slots__", ())]
        return {name: plain(getattr(item, name)) for name in names} or item

    return {name: plain(getattr(summary, name)) for name in ModuleSummary.__slots__}


def same(source: str) -> None:
    """A walk that notes places and one that only fills a summary agree."""
    first, second = RecordingBuilder(), RecordingBuilder()
    walk(ast.parse(source), first, WANTED)
    feed((((ast.parse(source),), 0, second.summary.scopes[0].root),), second)
    assert told(second.summary) == told(first.summary)


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
