"""Syntax that runs functions of the project: properties, `with`, loops, subscripts, calls of objects, decorators."""

from __future__ import annotations

import textwrap

import pytest
from helpers import check, findings, marked

HEADER = """
import asyncio
import contextlib
import functools
import time
from functools import cached_property, partial
"""

SHAPES = {
    "property": """
        class Config:
            @property
            def data(self):
                return open("a")

            @property
            def name(self):
                return "a"

            @cached_property
            def kept(self):
                return open("a")

            @data.setter
            def data(self, value):
                pass

        class Sub(Config):
            pass

        class App:
            def __init__(self):
                self.config = Sub()

            async def run(self):
                self.config.data  # ASY150
                self.config.name
                self.config.kept
                self.config.data = 3

        def through(config: Config):
            return config.data

        async def main(config: Config, other):
            config.data.seek(0)  # ASY150
            other.data
            return through(config)  # ASY150
        """,
    "with": """
        class Lock:
            def __enter__(self):
                time.sleep(1)

            def __exit__(self, *error):
                pass

        class Flush:
            def __enter__(self):
                return self

            def __exit__(self, *error):
                time.sleep(1)

        class Both:
            def __enter__(self):
                time.sleep(1)

            def __exit__(self, *error):
                pass

            async def __aenter__(self):
                await asyncio.sleep(1)

            async def __aexit__(self, *error):
                pass

        @contextlib.contextmanager
        def waiting():
            time.sleep(1)
            yield

        @contextlib.contextmanager
        def quiet():
            yield

        def through():
            with waiting():
                pass

        async def main():
            with Lock():  # ASY150
                pass
            with Flush() as flush, quiet():  # ASY150
                pass
            with waiting():  # ASY150
                pass
            with quiet():
                pass
            async with Both():
                pass
            waiting()
            through()  # ASY150
        """,
    "generators": """
        def lines():
            with open("a") as file:
                yield from file

        def filtered():
            for line in lines():
                yield line

        def total():
            return sum(len(line) for line in lines())

        def delegated():
            yield from lines()

        def made():
            return lines()

        async def main():
            for line in lines():  # ASY150
                pass
            [line for line in filtered()]  # ASY150
            list(delegated())  # ASY150
            total()  # ASY150
            made()
            later = lines()
            await asyncio.to_thread(list, lines())
        """,
    "objects": """
        class Loader:
            def __init__(self, name):
                self.name = name

            def __call__(self, item):
                return open(item)

            def __getitem__(self, item):
                return open(item)

            def __iter__(self):
                return iter(open(self.name))

        class Plain:
            def __getitem__(self, item):
                return item

        loader = Loader("a")

        def through():
            return loader["a"]

        async def main():
            loader("a")  # ASY150
            loader["a"]  # ASY150
            loader["a"] = 3
            for item in loader:  # ASY150
                pass
            through()  # ASY150
            Plain()["a"]
            partial(loader, "a")
            partial(through)()  # ASY150
        """,
    "constructors": """
        import dataclasses

        class Base:
            def __init__(self):
                self.file = open("a")

        class Sub(Base):
            def __init__(self):
                super().__init__()

        @dataclasses.dataclass
        class Data:
            name: str

            def __post_init__(self):
                self.file = open(self.name)

        class Quiet:
            pass

        async def main():
            Base()  # ASY150
            Sub()  # ASY150
            Data("a")  # ASY150
            Quiet()
        """,
    "decorated context managers": """
        def logged(function):
            @functools.wraps(function)
            def inner(*args, **kwargs):
                print(args)
                return function(*args, **kwargs)
            return inner

        def named(name):
            def wrap(function):
                @functools.wraps(function)
                def inner(*args, **kwargs):
                    return function(*args, **kwargs)
                return inner
            return wrap

        def replaced(function):
            def inner(*args):
                return contextlib.nullcontext(function)
            return inner

        @contextlib.contextmanager
        @logged
        def under():
            yield open("a")

        @named("a")
        @contextlib.contextmanager
        def over():
            yield open("a")

        @replaced
        @contextlib.contextmanager
        def lost():
            yield open("a")

        def through():
            with under():
                pass

        async def main(x):
            with under():  # ASY150
                pass
            with over() as file:  # ASY150
                file.read()  # ASY153
            with lost():
                pass
            through()  # ASY150
        """,
    "decorators": """
        def logged(function):
            @functools.wraps(function)
            def wrapper(*args, **kwargs):
                print(function.__name__)
                return function(*args, **kwargs)
            return wrapper

        def slow(function):
            def wrapper(*args):
                time.sleep(1)
                return function(*args)
            return wrapper

        def registered(function):
            HANDLERS.append(function)
            return function

        def times(number):
            def decorate(function):
                @functools.wraps(function)
                def wrapper(*args):
                    for _ in range(number):
                        function(*args)
                return wrapper
            return decorate

        def in_thread(function):
            def wrapper(*args):
                return asyncio.to_thread(function, *args)
            return wrapper

        def awaitable(function):
            async def wrapper(*args):
                return await asyncio.to_thread(function, *args)
            return wrapper

        HANDLERS = []

        @logged
        def one():
            time.sleep(1)

        @slow
        def two():
            pass

        @registered
        @times(3)
        def three():
            time.sleep(1)

        @in_thread
        def four():
            time.sleep(1)

        @awaitable
        def five():
            time.sleep(1)

        @functools.cache
        def six():
            time.sleep(1)

        async def main():
            one()  # ASY150
            two()  # ASY150
            three()  # ASY150
            await four()
            await five()
            six()
        """,
    "comprehensions": """
        def load(name):
            return open(name)

        def names():
            return [load(name) for name in "abc"]

        def lazy():
            return (load(name) for name in "abc")

        def table():
            return {name: load(name) for name in "abc"}

        async def main():
            names()  # ASY150
            table()  # ASY150
            lazy()
            return [load(name) for name in "abc"]  # ASY150
        """,
    "loop callbacks": """
        def load():
            return open("a")

        def done(task):
            load()  # ASY150

        class Peer(asyncio.Protocol):
            def data_received(self, data):
                load()  # ASY150

        async def main():
            asyncio.get_running_loop().call_soon(done)
            await asyncio.get_running_loop().run_in_executor(None, load)
        """,
    "marked": """
        def short():  # asy: nonblocking
            return open("a")

        def through():
            return short()

        async def main():
            short()
            through()
        """,
    "costlier one first": """
        import requests

        def fetch():
            open("a")
            requests.get("http://a", timeout=1)

        async def main():
            fetch()  # ASY150
        """,
}


@pytest.mark.parametrize("name", SHAPES)
def test_shape(name: str) -> None:
    source = HEADER + textwrap.dedent(SHAPES[name])
    check(source, marked(source), findings(source))
