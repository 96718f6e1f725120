# astral-sh/ruff#9833: coroutine assigned to a name and never awaited or passed on.
# Verdict: FLAG.
async def load(): return 1

async def main():
    result = load()   # FLAG
    return "ok"
