# home-assistant/core#140648: TLS context that reads the system trust store inside a coroutine.
# Verdict: FLAG: create_default_context and set_default_verify_paths read many files.
import ssl

async def dial(host):
    ctx = ssl.create_default_context()  # FLAG
    ctx.set_default_verify_paths()      # FLAG
    return ctx
