# pylint-dev/pylint#1496: attribute or item taken from an un-awaited coroutine.
# Verdict: FLAG both.
async def fetch(): return {"id": 1}

async def main():
    r = fetch()
    a = r["id"]           # FLAG
    b = fetch().keys()    # FLAG
    return a, b
