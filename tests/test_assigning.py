"""The text of a method tells whether it may assign to an attribute: no assignment is missed, few others are seen."""

from __future__ import annotations

import ast
import asyncio
import itertools
import json
import logging
import unittest
from pathlib import Path

import pytest

from flake8_asyncio_review.assigning import assigned

FILES = [
    path for package in (asyncio, json, logging, unittest) for path in Path(str(package.__file__)).parent.glob("*.py")
]

TARGETS = """
self.x = 1
self.x=1
a = self.x = 1
self.x: int = 1
self.x: int
self.x += 1
self.x **= 2
self.x >>= 1
self.x, a = 1, 2
a, self.x = 1, 2
a.b, self.x = 1, 2
a[0], self.x = 1, 2
a = self.x, b = 1, 2
(self.x, a) = 1, 2
[a, self.x] = 1, 2
*self.x, a = 1, 2
a, (b, self.x) = 1, (2, 3)
for self.x in a: pass
for a, self.x in b: pass
for (a, self.x) in b: pass
with a as self.x: pass
with a as (b, self.x): pass
with a as b, c as self.x: pass
[a for self.x in b]
if a: self.x, b = 1, 2
if a: self.x: int = 1
if a:
    b; self.x, c = 1, 2
self.x \\
    = 1
self.x, \\
    a = 1, 2
(self.x,
 a) = 1, 2
(
    a,
    self.x,  # one
    b,
) = 1, 2, 3
(
    a,
    self.x
) = 1, 2
[
    self.x, a] = 1, 2
"""

READS = """
a = self.x
a = self.x  # a
return self.x
return self.x, a
a = f(self.x)
a = f(self.x, b=1)
a = f(b, self.x, c)
a = f(b=self.x)
a[self.x] = 1
a = [self.x, b]
if self.x: pass
if self.x == a: pass
if self.x <= a: pass
if self.x != a: pass
if self.x in a: pass
if a is self.x: pass
while not self.x:
    a()
self.x.y = 1
self.x[0] = 1
self.x()
self.y = self.x or a
self.y = (self.x, a)
self.y.x.z = 1
self.xy = 1
f'{self.x}'
a = {
    'b': self.x,
    'c': 1,
}
f(
    self.x,
    a,
)
"""


def statements(text: str) -> list[str]:
    """The source of each statement in `text`."""
    return [str(ast.get_source_segment(text, node)) for node in ast.parse(text).body]


@pytest.mark.parametrize("text", statements(TARGETS))
def test_targets(text: str) -> None:
    text = f"a = 1\n{text}\nb = 1\n"
    assert list(assigned(text, "x", 0, len(text)))


@pytest.mark.parametrize("text", statements(READS))
def test_reads(text: str) -> None:
    text = f"a = 1\n{text}\nb = 1\n"
    assert not list(assigned(text, "x", 0, len(text)))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_real_files(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    starts = [0, *itertools.accumulate(map(len, lines))]
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and isinstance(node.value, ast.Name):
            last = (node.end_lineno or node.lineno) - 1
            end = starts[last] + len(lines[last].encode()[: node.end_col_offset].decode())
            assert end in assigned(text, node.attr, 0, len(text))
