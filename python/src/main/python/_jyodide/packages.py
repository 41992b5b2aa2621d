"""The module _jyodide_packages: the packages of Pyodide's release, as its lock file names them.

Defined when a module is missing, or when a program wants to load a package.
"""

import builtins as __builtins__  # the C API imports by what the running code has as builtins
import json
import re
import sys

LOCK_FILE = "/lib/jyodide/pyodide-lock.json"


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def read_lock():
    with open(LOCK_FILE, encoding="utf-8") as file:
        return {normal(entry["name"]): entry for entry in json.load(file)["packages"].values()}


# By normal names.
lock = read_lock()


def package_of(module):
    """The name of the package that has a top-level module, or None."""
    for entry in lock.values():
        if module in entry["imports"]:
            return entry["name"]
    return None


def hint(exception):
    """What a Java program does about a ModuleNotFoundError; empty if no package is known to have the module."""
    name = getattr(exception, "name", None)
    package = isinstance(name, str) and package_of(name)
    if not package:
        return ""
    return f'the package {package} has it; Packages.in(interpreter).install("{package}") installs it'


# pyodide_js.loadPackage


def load_package(names, options=None, **more):
    """Loads packages of the release and what they need, and wheels by their addresses; gives a task."""
    import asyncio

    return asyncio.ensure_future(Loading(names, options, more).run())


def load_packages_from_imports(code, options=None, **more):
    """The same for the modules that a program imports, as far as packages of the release have them."""
    from importlib.util import find_spec
    from pyodide.code import find_imports

    def is_missing(module):
        try:
            return module not in sys.modules and find_spec(module) is None
        except ValueError:
            return False

    packages = (package_of(module) for module in find_imports(code) if is_missing(module))
    return load_package(sorted(filter(None, packages)), options, **more)


class Loading:
    """One call of loadPackage."""

    def __init__(self, names, options, more):
        from pyodide.ffi import JsProxy

        names = names.to_py() if isinstance(names, JsProxy) else names
        options = options.to_py() if isinstance(options, JsProxy) else options
        self.names = [names] if isinstance(names, str) else list(names)
        self.options = dict(options or {}) | more
        self.loaded = []

    async def run(self):
        import importlib
        from pyodide.ffi import to_js
        from js import Object
        from pyodide_js import loadedPackages, lockfileBaseUrl

        self.known = loadedPackages
        self.base = lockfileBaseUrl
        try:
            if self.base:
                await self.from_release()
            else:
                await self.from_index()
        except Exception as error:
            self.tell("errorCallback", str(error))
            raise
        importlib.invalidate_caches()
        return to_js(self.loaded, dict_converter=Object.fromEntries)

    def tell(self, callback, message):
        if self.options.get(callback) is not None:
            self.options[callback](message)

    @staticmethod
    def is_address(name):
        return name.endswith(".whl") or "://" in name

    def entry(self, name):
        entry = lock.get(normal(name))
        if entry is None:
            raise ValueError(
                f"No known package with name '{name}': it is not one of Pyodide's release; "
                "micropip.install installs others"
            )
        return entry

    def is_loaded(self, name):
        return getattr(self.known, name, None) is not None

    def note_address(self, address):
        file_name = address.partition("#")[0].rpartition("/")[2]
        name, version = (file_name.split("-") + [""])[:2]
        entry = {"name": normal(name), "version": version, "file_name": file_name, "package_type": "package"}
        self.note(entry, address)

    def note(self, entry, channel):
        setattr(self.known, entry["name"], channel)
        self.loaded.append(
            {
                "name": entry["name"],
                "version": entry["version"],
                "fileName": entry["file_name"],
                "packageType": entry["package_type"],
            }
        )

    async def from_index(self):
        """Nobody has said where the files of the release are: the same versions come from the index of micropip."""
        addresses = [name for name in self.names if self.is_address(name)]
        entries = [self.entry(name) for name in self.names if not self.is_address(name)]
        entries = [entry for entry in entries if not self.is_loaded(entry["name"])]
        wanted = addresses + [f"{entry['name']}=={entry['version']}" for entry in entries]
        if not wanted:
            return
        import micropip

        self.tell("messageCallback", "Loading " + ", ".join(wanted))
        try:
            await micropip.install(wanted)
        except ValueError as error:
            error.add_note("these are from an index; pyodide_js.lockfileBaseUrl says where the release's own files are")
            raise
        for entry in entries:
            self.note(entry, "default channel")
        for address in addresses:
            self.note_address(address)
        self.tell("messageCallback", "Loaded " + ", ".join(wanted))

    async def from_release(self):
        addresses = [name for name in self.names if self.is_address(name)]
        wanted = {}
        rest = [name for name in self.names if not self.is_address(name)]
        while rest:
            entry = self.entry(rest.pop())
            if entry["name"] not in wanted and not self.is_loaded(entry["name"]):
                wanted[entry["name"]] = entry
                rest += entry["depends"]
        names = ", ".join(sorted(wanted) + addresses)
        if not names:
            self.tell("messageCallback", "No new packages to load")
            return
        self.tell("messageCallback", "Loading " + names)
        # All are fetched and checked before the first is unpacked.
        fetched = [(entry, await self.fetch(entry)) for entry in wanted.values()]
        for entry, content in fetched:
            self.unpack(entry, content)
            self.note(entry, "default channel")
        if addresses:
            import micropip

            await micropip.install(addresses, deps=False)
            for address in addresses:
                self.note_address(address)
        self.tell("messageCallback", "Loaded " + names)

    async def fetch(self, entry):
        import hashlib

        place = self.base.rstrip("/") + "/" + entry["file_name"]
        content = await read(place)
        found = hashlib.sha256(content).hexdigest()
        if found != entry["sha256"]:
            raise ValueError(
                f"{place} is not the file of Pyodide's release: its SHA-256 should be {entry['sha256']}, is {found}"
            )
        return content

    @staticmethod
    def unpack(entry, content):
        from pyodide._package_loader import get_install_dir, unpack_buffer
        from pyodide.ffi import to_js

        unpack_buffer(
            to_js(content),
            filename=entry["file_name"],
            extract_dir=get_install_dir(entry["install_dir"]),
            metadata={"INSTALLER": "pyodide.loadPackage", "PYODIDE_SOURCE": "pyodide"},
        )


async def read(place):
    """The file at an address, as far as the network is open, or at a path."""
    from urllib.parse import unquote, urlparse

    scheme = urlparse(place).scheme
    if scheme in ("http", "https"):
        from pyodide.http import pyfetch

        response = await pyfetch(place)
        response.raise_for_status()
        return await response.bytes()
    path = unquote(urlparse(place).path) if scheme in ("file", "emfs") else place
    with open(path, "rb") as file:
        return file.read()
