"""The module _jyodide: what the host calls. Run at the end of the start of an interpreter."""

import linecache

import pyodide  # noqa: F401  installs the event loop of the host in asyncio


def show_lines(code, source, file_name):
    """Lets tracebacks show the lines of code that was not read from a file."""
    if file_name.startswith("<"):
        linecache._register_code(code, source, file_name)
    else:
        lines = source.splitlines(keepends=True)
        linecache.cache[file_name] = (len(source), None, lines, file_name)
