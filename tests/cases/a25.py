# python-trio/flake8-async#309: async test that needs an async fixture but awaits nothing.
# Verdict: OK: tests and fixtures with parameters stay async.
import pytest

@pytest.fixture
async def db(pool):  # OK
    return pool.name

async def test_name(db):  # OK
    assert db == "main"
