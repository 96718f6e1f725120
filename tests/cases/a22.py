# astral-sh/ruff#11043: only an async comprehension in the body.
# Verdict: OK.
async def rows(cursor, keep):  # OK
    found = [r async for r in cursor if keep(r)]
    return found
