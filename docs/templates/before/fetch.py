"""Fetching as it is often written first."""

import asyncio

import requests


async def fetch(url):  # ASY424
    return requests.get(url).content  # ASY152


async def fetch_all(urls):
    found = []
    for url in urls:
        found.append(await fetch(url))
    return found


def main(urls):
    return asyncio.run(fetch_all(urls))
