# python/mypy#16921: un-awaited coroutine used as a condition.
# Verdict: FLAG: always true.
async def allowed(user) -> bool:
    return user == "root"

async def act(user):
    if allowed(user):        # FLAG
        return "done"
    return "denied"
