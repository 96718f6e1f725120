# astral-sh/ruff#25325: poll of a remote service with a walrus condition.
# Verdict: OK: the state is outside the process, there is no event to wait on.
import asyncio

async def until_done(api, job):
    async with asyncio.timeout(60):
        while (state := await api.status(job)) == "running":  # OK
            await asyncio.sleep(1)
    return state
