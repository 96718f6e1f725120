# juspay/clairvoyance#982: sync def nested in an async def, run in a thread; a naive ast.walk that `continue`s on the FunctionDef still visits its body.
# Verdict: OK: the nested body does not run on the loop.
import asyncio, time

async def probe():
    def wait_ready():
        time.sleep(3)  # OK
        return True
    return await asyncio.to_thread(wait_ready)
