"""House-keeping from the command line: python -m orders settings.json archive 2023"""

from __future__ import annotations

import argparse
import asyncio
import importlib
from pathlib import Path

import httpx

from orders.app import Settings, load_settings
from orders.invoices import InvoiceFolder
from orders.payments import ExchangeRates

CURRENCIES = ["CHF", "DKK", "SEK"]


async def archive(settings: Settings, year: int) -> None:
    answer = input(f"Move the invoices of {year} to the archive? [y/N] ")
    if answer == "y":
        await InvoiceFolder(settings.invoices).archive(year, settings.invoices / "archive")


async def confirm(question: str) -> bool:
    return await asyncio.to_thread(input, question) == "y"


async def show_rates(settings: Settings) -> None:
    async with httpx.AsyncClient(base_url=settings.payments_url) as client:
        rates = asyncio.run(ExchangeRates(client).rates(CURRENCIES))
    for currency, rate in rates.items():
        print(f"{currency} {rate:.4f}")


async def run_plugin(settings: Settings, name: str) -> None:
    plugin = importlib.import_module(f"orders_plugins.{name}")
    await plugin.run(settings)


async def run(arguments: argparse.Namespace) -> None:
    settings = await asyncio.to_thread(load_settings, arguments.settings)
    if arguments.command == "archive" and await confirm("Are the books of that year closed? [y/N] "):
        await archive(settings, int(arguments.argument))
    elif arguments.command == "rates":
        await show_rates(settings)
    elif arguments.command == "plugin":
        await run_plugin(settings, arguments.argument)


def main() -> None:
    parser = argparse.ArgumentParser(prog="orders")
    parser.add_argument("settings", type=Path)
    parser.add_argument("command", choices=["archive", "rates", "plugin"])
    parser.add_argument("argument", nargs="?", default="")
    asyncio.run(run(parser.parse_args()))


if __name__ == "__main__":
    main()
