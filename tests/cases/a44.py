# HKUDS/LightRAG#3264: get_event_loop in a coroutine versus in a sync get-or-create helper.
# Verdict: FLAG low in the coroutine, OK in the sync helper.
import asyncio

async def stamp():
    return asyncio.get_event_loop().time()  # FLAG

def get_or_make():
    try: return asyncio.get_event_loop()    # OK
    except RuntimeError: return asyncio.new_event_loop()
