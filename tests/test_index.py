"""The index of the tables reads what is asked for, and knows the last names of what blocks before that."""

from __future__ import annotations

import pytest

from flake8_asyncio_review.knowledge.index import Index
from flake8_asyncio_review.knowledge.tables import TABLES


def last_names(index: Index) -> set[str]:
    """The last parts of what blocks, and of names that are others' too."""
    return {name.rpartition(".")[2] for name in (*index.blocking, *index.aliases)}


@pytest.mark.parametrize("package", TABLES)
def test_what_is_noted_is_what_will_be_required(package: str) -> None:
    noted, required = Index(), Index()
    noted.note([package])
    required.require([package])
    assert noted.tails == required.tails == last_names(required)


def test_what_is_only_noted_is_not_indexed() -> None:
    index = Index()
    index.note(["requests"])
    assert not index.mentions("requests.get")
    index.require(["requests"])
    assert index.mentions("requests.get")


@pytest.mark.parametrize("package", TABLES)
def test_types_that_a_package_hands_out_are_indexed_with_it(package: str) -> None:
    index = Index()
    index.require([package])
    kinds = {kind.partition("[")[0] for kind in (*index.returns.values(), *index.attributes.values())}
    others = {name.partition(".")[0] for name in kinds} - {package}
    before = set(index.known_types)
    index.require(others)
    assert index.known_types == before
