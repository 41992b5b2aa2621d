"""pyodide.console"""

import asyncio

from pyodide.console import BANNER, Console, ConsoleFuture, PyodideConsole, repr_shorten, shorten
from support import raises_async


def test_banner():
    assert BANNER.startswith("Python 3.14")


def test_incomplete_and_invalid_input():
    console = Console()
    assert console.push("def f():").syntax_check == "incomplete"
    assert console.push("  return 1").syntax_check == "incomplete"
    assert console.push("").syntax_check == "complete"
    assert Console().push("a b").syntax_check == "syntax-error"


async def test_values():
    console = Console(globals={})
    future = console.push("1 + 1")
    assert isinstance(future, ConsoleFuture) and await future == 2
    assert await console.push("x = 5") is None
    assert await console.push("x") == 5


async def test_await_at_top_level():
    console = Console()
    await console.push("import asyncio")
    assert await console.push("await asyncio.sleep(0, 7)") == 7


async def test_errors_are_formatted():
    console = Console()
    future = console.push("1/0")
    await raises_async(ZeroDivisionError, future)
    assert "ZeroDivisionError: division by zero" in future.formatted_error
    assert "_base.py" not in future.formatted_error


async def test_output_is_redirected():
    written = []
    console = Console(stdout_callback=written.append, stderr_callback=lambda t: written.append("!" + t))
    await console.push("print('out'); import sys; print('err', file=sys.stderr)")
    assert "".join(written) == "out\n!err!\n" or "out" in "".join(written)


def test_completion():
    console = Console({"alpha": 1, "alphabet": "abc"})
    found, start = console.complete("alp")
    assert set(found) >= {"alpha", "alphabet"} and start == 0
    found, start = console.complete("alphabet.sta")
    assert "alphabet.startswith(" in found
    found, start = console.complete("1 + alpha")
    assert start == 4


async def test_pyodide_console():
    console = PyodideConsole()
    await console.push("import json")
    assert await console.push("json.dumps([1])") == "[1]"
    await raises_async(ModuleNotFoundError, console.push("import no_such_module_here"))


def test_shortening():
    assert shorten("abcdefghij", 4) == "ab...ij"
    assert len(repr_shorten("x" * 2000)) < 1100 and repr_shorten("x") == "'x'"
