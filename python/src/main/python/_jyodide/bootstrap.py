"""The module _jyodide: what the host calls, and what has to wait until it is needed.

Run at the end of the start of an interpreter. It imports nothing that Python has not imported already.
"""

import builtins as __builtins__  # PyImport_Import looks for them in the module that is running
import sys


class PyodideFinder:
    """Starts Pyodide's modules when a program imports one of them or asyncio.

    _pyodide_core connects Python with the host and makes js and pyodide_js importable; pyodide gives
    asyncio the event loop of the host. Both cost more than the rest of a start.
    """

    started = False

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if cls.started or name not in ("asyncio", "js", "pyodide", "pyodide_js", "_pyodide_core"):
            return None
        cls.started = True
        if name in ("asyncio", "_pyodide_core"):
            return cls.then_start(name)
        import _pyodide_core  # noqa: F401

        if name != "pyodide":
            import pyodide  # noqa: F401
        return None

    @classmethod
    def then_start(cls, name):
        for finder in sys.meta_path:
            spec = finder.find_spec(name, None)
            if spec is not None:
                spec.loader = ThenStart(spec.loader)
                return spec
        return None


class ThenStart:
    """Loads a module as its own loader does, then the rest of Pyodide."""

    def __init__(self, loader):
        self.loader = loader

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        module.__spec__.loader = module.__loader__ = self.loader
        self.loader.exec_module(module)
        import _pyodide_core  # noqa: F401
        import pyodide  # noqa: F401


sys.meta_path.insert(0, PyodideFinder)


class JavaFinder:
    """Finds the module jyodide and the packages of Java, when nothing else has found them.

    The host sets start_java, which makes the module, and java_roots, the first names of what Python may import, None
    for any.
    """

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name == "jyodide":
            global started
            start_java()
            started = sys.modules["jyodide"]
            from importlib.machinery import ModuleSpec

            return ModuleSpec(name, cls)
        if java_roots is not None and name.partition(".")[0] not in java_roots:
            return None
        start_java()
        return sys.modules["jyodide"].JavaFinder.find_spec(name, path, target)

    @staticmethod
    def create_module(spec):
        return started

    @staticmethod
    def exec_module(module):
        pass


sys.meta_path.append(JavaFinder)


def show_lines(code, source, file_name):
    """Lets tracebacks show the lines of code that was not read from a file."""
    import linecache

    if file_name.startswith("<"):
        linecache._register_code(code, source, file_name)
    else:
        lines = source.splitlines(keepends=True)
        linecache.cache[file_name] = (len(source), None, lines, file_name)


def frames(exception):
    """The frames of a traceback, the one that raised last: module, function, file, line."""
    found = []
    traceback = exception.__traceback__
    while traceback is not None:
        frame = traceback.tb_frame
        code = frame.f_code
        module = frame.f_globals.get("__name__")
        found.append((str(module), code.co_qualname, code.co_filename, traceback.tb_lineno or 0))
        traceback = traceback.tb_next
    return found
