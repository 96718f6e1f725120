"""Named tuples of our own are those of `typing`."""

from __future__ import annotations

import copy
import pickle
import typing

import pytest

from flake8_asyncio_review.named import NamedTuple


class Ours(NamedTuple):
    """A place."""

    line: int
    column: int = 0
    name: str = ""

    @property
    def shown(self) -> str:
        """As messages have it."""
        return f"{self.line}:{self.column}"

    def moved(self, by: int) -> Ours:
        """A later place."""
        return self._replace(line=self.line + by)


class Theirs(typing.NamedTuple):
    """A place."""

    line: int
    column: int = 0
    name: str = ""


def test_the_same_as_theirs() -> None:
    assert Ours(1) == Theirs(1) == (1, 0, "")
    assert Ours(1, name="x") == Theirs(1, name="x")
    assert hash(Ours(1, 2)) == hash(Theirs(1, 2))
    assert repr(Ours(1, 2)) == repr(Theirs(1, 2)).replace("Theirs", "Ours")
    assert Ours._fields == Theirs._fields
    assert (Ours.__doc__, Ours.__module__, Ours.__qualname__) == (Theirs.__doc__, Theirs.__module__, "Ours")


def test_methods() -> None:
    assert Ours(1, 2).moved(3) == Ours(4, 2)
    assert Ours(1, 2).shown == "1:2"


def test_copies() -> None:
    assert pickle.loads(pickle.dumps(Ours(1))) == Ours(1)
    assert copy.copy(Ours(1)) == Ours(1)


def test_arguments_are_checked() -> None:
    with pytest.raises(TypeError):
        Ours()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Ours(1, depth=2)  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="depth"):
        Ours(1)._replace(depth=2)  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        Ours(1).line = 2  # type: ignore[misc]
