"""Coroutines that no event loop runs: blocking in them blocks nothing else."""

from __future__ import annotations

SYNCHRONOUS_DRIVERS = frozenset(
    {
        # https://developers.esphome.io: `to_code()` coroutines are stepped by the code generator, one after the other.
        "esphome.codegen",
        # https://docs.cocotb.org: coroutines are stepped by the simulator, and simulated time stands still meanwhile.
        "cocotb",
        # https://amaranth-lang.org/docs: test benches and processes are stepped by the simulator.
        "amaranth.sim",
    }
)
"""A module that imports one of these has its coroutines run by that package."""


CONSTRUCTOR_AWAITERS = frozenset(
    {
        # https://docs.ray.io, ray 2.60.0: it makes the objects of actors and deployments, awaits their `__init__()` and
        # their `__del__()` before it drops them (serve/_private/replica.py).
        "ray",
    }
)
"""A module that imports one of these may have `async def __init__` and `async def __del__`."""
