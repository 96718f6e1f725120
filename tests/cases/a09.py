# home-assistant/core#125993: certificate text loaded from memory (cadata=) reported like the file form.
# Verdict: cadata= only OK; cafile/capath FLAG.
import ssl

async def trust(pem: str, path: str):
    ctx = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    ctx.load_verify_locations(cadata=pem)   # OK
    ctx.load_verify_locations(cafile=path)  # FLAG
    return ctx
