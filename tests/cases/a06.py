# astral-sh/ruff#23425: blocking call inside a lambda that is handed to a thread.
# Verdict: OK inside the lambda, FLAG for the direct call.
import asyncio

async def ask():
    direct = input("now? ")                              # FLAG
    later = await asyncio.to_thread(lambda: input("> "))  # OK
    return direct, later
