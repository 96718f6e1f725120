# astral-sh/ruff#11768: outer async def that only builds and returns an inner async generator.
# Verdict: FLAG low: outer need not be async (reporter agreed).
async def export(rows, wrap):   # FLAG
    async def lines():
        async for r in rows:
            yield f"{r}\n"
    return wrap(lines())
