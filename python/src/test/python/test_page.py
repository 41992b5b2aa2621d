"""docs/pyodide-api.md lists every public name of the shipped modules"""

import ast
import importlib
import re
import zipfile

MODULES = (
    "pyodide",
    "pyodide.code",
    "pyodide.ffi",
    "pyodide.ffi.wrappers",
    "pyodide.console",
    "pyodide.webloop",
    "pyodide.http",
    "pyodide.http.pyxhr",
)
# Where public classes of these modules are defined.
SOURCES = (
    "pyodide/console.py",
    "pyodide/webloop.py",
    "pyodide/http/pyxhr.py",
    "pyodide/http/_pyfetch.py",
    "_pyodide/_core_docs.py",
    "_pyodide/_base.py",
)


def listed():
    with open("/docs/pyodide-api.md", encoding="utf-8") as page:
        return set(re.findall(r"`([^`]+)`", page.read()))


def public_names():
    names = set()
    for module in MODULES:
        names.update(importlib.import_module(module).__all__)
    return names


def public_methods(classes):
    with zipfile.ZipFile("/lib/python314.zip") as library:
        for source in SOURCES:
            for node in ast.parse(library.read(source)).body:
                if isinstance(node, ast.ClassDef) and node.name in classes:
                    for member in node.body:
                        is_function = isinstance(member, ast.FunctionDef | ast.AsyncFunctionDef)
                        if is_function and not member.name.startswith("_"):
                            yield f"{node.name}.{member.name}"


def test_every_name_is_on_the_page():
    names = public_names()
    assert len(names) > 70
    missing = sorted((names | set(public_methods(names))) - listed())
    assert not missing, missing


def test_the_page_names_nothing_that_does_not_exist():
    with open("/docs/pyodide-api.md", encoding="utf-8") as page:
        text = page.read()
    known = public_names() | {"can_run_sync", "InternalError", "shorten", "CodeRunner"}
    known |= set(public_methods(known))
    tables = text[: text.index("## The module `js`")]
    rows = [line.split("|")[1] for line in tables.splitlines() if line.startswith("| `")]
    unknown = {name for row in rows for name in re.findall(r"`([^`]+)`", row)} - known
    assert not unknown, unknown
