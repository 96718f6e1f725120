# astral-sh/ruff#28015: the generic requests.request / httpx.request verbs.
# Verdict: FLAG both.
import requests, httpx

async def call(url):
    a = requests.request("GET", url)  # FLAG
    b = httpx.request("GET", url)     # FLAG
    return a, b
