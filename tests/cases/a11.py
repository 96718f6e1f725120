# astral-sh/ruff#6892: file opened with Path.open instead of open.
# Verdict: FLAG: identical cost.
from pathlib import Path

async def slurp(name):
    p = Path("data") / name
    with p.open() as fh:  # FLAG
        return fh.read()
