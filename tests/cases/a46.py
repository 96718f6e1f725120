# wemake-services/wemake-python-styleguide#1600: await in a loop where order or pacing matters.
# Verdict: OK when paced, dependent or on one connection; at most low for independent awaits.
import asyncio

async def polite(session, urls):
    for u in urls:
        await session.get(u)      # OK
        await asyncio.sleep(1)    # OK
