"""Which `async def` is the handler that Lambda calls."""

from __future__ import annotations

import pytest
from helpers import codes

HANDLER = "async def lambda_handler(event, context):\n    return {}\n\n"


def test_alone() -> None:
    assert codes(HANDLER) == ["ASY243"]


@pytest.mark.parametrize(
    "rest",
    [
        "import asyncio\ndef main(event, context):\n    return asyncio.run(lambda_handler(event, context))\n",
        "def lambda_handler(event, context):\n    return {}\n",
        "from mystery import wrap\nlambda_handler = wrap(lambda_handler)\n",
        "from mystery import lambda_handler\n",
    ],
)
def test_another_one_is_called(rest: str) -> None:
    assert codes(HANDLER + rest) == []


def test_a_trial_by_hand_changes_nothing() -> None:
    trial = 'import asyncio\nif __name__ == "__main__":\n    asyncio.run(lambda_handler({}, None))\n'
    assert codes(HANDLER + trial) == ["ASY243"]
