"""Run once at the end of the start of an interpreter, in a namespace of its own."""

import sys


class AsyncioFinder:
    """Imports pyodide, which installs the event loop of the host, as soon as asyncio is imported.

    Programs without asyncio start faster without both.
    """

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name != "asyncio":
            return None
        sys.meta_path.remove(cls)
        from importlib.util import find_spec

        spec = find_spec(name)
        if spec is not None:
            spec.loader = AsyncioLoader(spec.loader)
        return spec


class AsyncioLoader:
    """Loads asyncio as its own loader does, then pyodide."""

    def __init__(self, loader):
        self.loader = loader

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        module.__spec__.loader = module.__loader__ = self.loader
        self.loader.exec_module(module)
        import pyodide  # noqa: F401


sys.meta_path.insert(0, AsyncioFinder)
