# IBM/mcp-context-forge#2941: function cancels its own child, awaits it and drops the CancelledError.
# Verdict: OK: the usual stop() idiom (self-initiated cancel).
import asyncio

async def stop(self):
    self.task.cancel()
    try:
        await self.task
    except asyncio.CancelledError:  # OK
        pass
