# microsoft/pyright#3563: coroutine passed to a call that cannot await it (print, logging).
# Verdict: FLAG: object repr is logged.
import logging

async def body(): return {"a": 1}

async def main():
    logging.debug("got %s", body())  # FLAG
    print(body())                    # FLAG
