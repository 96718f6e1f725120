# python-trio/flake8-async#106: earlier handler re-raises the cancellation, later broad one swallows the rest.
# Verdict: OK: BaseException can no longer be a cancellation here.
import asyncio

async def guard(fn):
    try:
        await fn()
    except asyncio.CancelledError:
        raise
    except BaseException:  # OK
        print("failed")
