# python-trio/flake8-async#395: yield under a sync context manager (file) in an async generator.
# Verdict: FLAG low only: cleanup may be late but needs no await; async with is the serious case.
async def lines(path):
    with open(path) as fh:   # FLAG (open), yield itself low
        for line in fh:
            yield line

async def rows(pool):
    async with pool.acquire() as c:
        yield await c.fetch()  # FLAG
