"""Functions whose result comes from what they are handed: `def select(session, kind): return session.query(kind)`."""

from __future__ import annotations

from pathlib import Path

import pytest
from trees import check_marked, lint_one, plant

LIB = """
import functools
import pathlib
from sqlalchemy.orm import Session


def traced(function):
    def call(*args):
        return print(function(*args))
    return call


class Folder:
    def file(self):
        return pathlib.Path("a")


class Table:
    def select(self, session, kind):
        return session.query(kind).filter_by(name="a")

    @staticmethod
    def plain(session, kind):
        return session.query(kind)

    @classmethod
    def own(cls, session, kind):
        return session.query(kind)

    def load(self, session: Session, name):
        return self.select(session, name).all()


def select(session, kind=None):
    return session.query(kind)


def declared(session, kind) -> "Table":
    return session.query(kind)


def changed(session, kind):
    session = session or kind
    return session.query(kind)


def either(session, kind):
    if kind:
        return session.query(kind)
    return kind


@traced
def decorated(session, kind):
    return session.query(kind)


async def later(session, kind):
    return session.query(kind)


def each(session, kind):
    yield session
    return session.query(kind)


def quiet(session, kind):
    return session.nothing_like_it(kind)


def bottomless(session, kind):
    return session.bottomless(session, kind)


def file_of(folder):
    return folder.file()
"""
HEAD = "from lib import *\n\n\nasync def g(x, db: Session, folder: Folder):"
FOUND = {
    "a function": "select(db, x).all()",
    "a function with a default": "select(db).all()",
    "a method": "Table().select(db, x).all()",
    "a method called on its class": "Table.select(Table(), db, x).all()",
    "a static method": "Table().plain(db, x).all()",
    "a class method": "Table.own(db, x).all()",
    "kept": "query = select(db, x); query.all()",
    "one in another": "select(db, x).filter(x).all()",
    "an object of the project": "file_of(folder).read_text()",
}
SILENT = {
    "nothing known": "select(x, x).all()",
    "the wrong argument": "select(x, db).all()",
    "by keyword": "select(kind=x, session=db).all()",
    "a starred argument": "select(*x).all()",
    "nothing passed": "select().all()",
    "a method that needs its object": "Table.select(db, x).all()",
    "another result declared": "declared(db, x).all()",
    "another value in between": "changed(db, x).all()",
    "one of two results": "either(db, x).all()",
    "a decorator that does something else": "decorated(db, x).all()",
    "a coroutine function": "(await later(db, x)).all()",
    "a generator": "each(db, x).all()",
    "an attribute that is not there": "quiet(db, x).all()",
    "one that leads to itself": "bottomless(db, x).all()",
    "None": "select(None, x).all()",
}


@pytest.mark.parametrize("call", FOUND.values(), ids=FOUND)
def test_found(tmp_path: Path, call: str) -> None:
    path = plant(tmp_path, {"lib.py": LIB, "app.py": f"{HEAD}\n    {call}\n"}) / "app.py"
    assert [code[:5] for _, code in lint_one(path)] == ["ASY15"]


@pytest.mark.parametrize("call", SILENT.values(), ids=SILENT)
def test_silent(tmp_path: Path, call: str) -> None:
    path = plant(tmp_path, {"lib.py": LIB, "app.py": f"{HEAD}\n    {call}\n"}) / "app.py"
    assert lint_one(path) == []


def test_in_a_helper(tmp_path: Path) -> None:
    app = f"{HEAD}\n    Table().load(db, x)  # ASY150\n    Table().load(x, x)  # ASY150\n"
    check_marked(plant(tmp_path, {"lib.py": LIB, "app.py": app}) / "app.py")
