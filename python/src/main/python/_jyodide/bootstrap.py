"""The module _jyodide: what the host calls, and what has to wait until it is needed.

Run at the end of the start of an interpreter. It imports nothing that Python has not imported already.
"""

import builtins as __builtins__  # PyImport_Import looks for them in the module that is running
import sys


class Undisturbed:
    """Keeps signals waiting: a start that one of them ends could not be made again.

    The host sets hold_signals and release_signals.
    """

    def __enter__(self):
        hold_signals()

    def __exit__(self, *exception):
        release_signals()


class WatchingFinder:
    """Does something about the import of some modules, which other finders find."""

    @classmethod
    def from_others(cls, name, path=None):
        for finder in sys.meta_path:
            spec = None if finder is cls else finder.find_spec(name, path)
            if spec is not None:
                return spec
        return None


class PyodideFinder(WatchingFinder):
    """Starts Pyodide's modules when a program imports one of them or asyncio.

    _pyodide_core connects Python with the host and makes js and pyodide_js importable; pyodide gives
    asyncio the event loop of the host. Both cost more than the rest of a start.
    """

    is_starting = False
    started = False
    names = frozenset(("asyncio", "js", "micropip", "pyodide", "pyodide_js", "_pyodide_core"))

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if cls.started and name == "micropip":
            cls.prepare_micropip()
        if cls.started or cls.is_starting or name not in cls.names:
            return None
        if name in ("asyncio", "_pyodide_core"):
            return cls.then_start(name)
        with Start():
            start_core()
            offer_packages()
            cls.started = True
            if name == "pyodide":
                return None
            import pyodide  # noqa: F401

            if name == "micropip":
                cls.prepare_micropip()
        # The import that asks goes on with the finders that there were before.
        return cls.from_others(name)

    @staticmethod
    def prepare_micropip():
        from pyodide_js import _api

        if not hasattr(_api, "install"):
            _api.install = install_wheel
            _api.loadBinaryFile = load_binary_file
            offer_release(_api)

    @classmethod
    def then_start(cls, name):
        spec = cls.from_others(name)
        if spec is not None:
            spec.loader = ThenStart(spec.loader)
        return spec


def start_core():
    """Connects Python with the host, which sets run_sync."""
    import _pyodide_core

    run_sync.__module__ = _pyodide_core.__name__
    _pyodide_core.run_sync = run_sync


class WrappingLoader:
    """Loads a module as its own loader does, then does something more."""

    def __init__(self, loader):
        self.loader = loader

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        module.__spec__.loader = module.__loader__ = self.loader
        self.loader.exec_module(module)
        with Undisturbed():
            self.after(module)


class Start(Undisturbed):
    """The start of Pyodide, which imports such modules itself."""

    def __enter__(self):
        super().__enter__()
        PyodideFinder.is_starting = True

    def __exit__(self, *exception):
        PyodideFinder.is_starting = False
        super().__exit__(*exception)


class ThenStart(WrappingLoader):
    """Starts the rest of Pyodide."""

    def create_module(self, spec):
        with Start():
            return super().create_module(spec)

    def exec_module(self, module):
        with Start():
            super().exec_module(module)

    def after(self, module):
        start_core()
        import pyodide  # noqa: F401

        offer_packages()
        PyodideFinder.started = True


class ThenShim(WrappingLoader):
    """Applies the shim of a known package."""

    def after(self, module):
        if "_jyodide_shims" not in sys.modules:
            start_shims()
        sys.modules["_jyodide_shims"].apply(module)
        ShimFinder.watched.discard(module.__name__)


class ShimFinder(WatchingFinder):
    """Watches for the modules of packages that have to do something otherwise here.

    The host sets start_shims, which defines the module _jyodide_shims.
    """

    watched = {
        "anyio._backends._asyncio",
        "anyio._core._eventloop",
        "anyio.from_thread",
        "httpx._transports.default",
    }

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name not in cls.watched:
            return None
        spec = cls.from_others(name, path)
        if spec is not None:
            spec.loader = ThenShim(spec.loader)
        return spec


sys.meta_path.insert(0, ShimFinder)
sys.meta_path.insert(0, PyodideFinder)


class MicropipFinder:
    """Finds the micropip of the release, when none is installed."""

    wheel = "/lib/jyodide/micropip.whl"

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name != "micropip":
            return None
        from importlib.machinery import PathFinder

        spec = PathFinder.find_spec(name, [cls.wheel])
        if spec is not None and cls.wheel not in sys.path:
            sys.path.append(cls.wheel)  # for importlib.metadata
        return spec


sys.meta_path.append(MicropipFinder)


def packages():
    """The module that knows the packages of Pyodide's release.

    The host sets start_packages, which defines it.
    """
    if "_jyodide_packages" not in sys.modules:
        with Undisturbed():
            start_packages()
    return sys.modules["_jyodide_packages"]


def offer_packages():
    """Gives pyodide_js the functions that load packages."""
    import pyodide_js

    pyodide_js.loadPackage = load_package
    pyodide_js.loadPackagesFromImports = load_packages_from_imports


def offer_release(api):
    """Lets micropip take packages of the release, as in Pyodide, if somebody has said where they are."""
    from pyodide.ffi import to_js
    from pyodide_js import lockfileBaseUrl

    if lockfileBaseUrl:
        import js

        api.lockfile_packages = to_js(packages().lock, dict_converter=js.Object.fromEntries)


def load_package(names, options=None, **more):
    """Loads packages of Pyodide's release, or wheels by their addresses."""
    return packages().load_package(names, options, **more)


def load_packages_from_imports(code, options=None, **more):
    """Loads the packages of Pyodide's release that a program imports."""
    return packages().load_packages_from_imports(code, options, **more)


def missing_module_hint(exception):
    """What to do about a ModuleNotFoundError that leaves Python; empty if that is not known."""
    hint = packages().hint(exception)
    if hint and hint not in getattr(exception, "__notes__", ()):
        exception.add_note(hint)
    return hint


async def install_wheel(buffer, file_name, directory, metadata=None):
    """What micropip calls to unpack a wheel that it has fetched and checked."""
    import importlib
    from pyodide._package_loader import unpack_buffer

    unpack_buffer(buffer, filename=file_name, extract_dir=directory, metadata=metadata)
    importlib.invalidate_caches()


async def load_binary_file(path):
    """What micropip calls to read a wheel that is named by a path."""
    from pyodide.ffi import to_js

    with open(path, "rb") as file:
        return to_js(file.read())


class JavaFinder:
    """Finds the module jyodide and the packages of Java, when nothing else has found them.

    The host sets start_java, which makes the module, and java_roots, the first names of what Python may import, None
    for any.
    """

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name == "jyodide":
            global started
            with Undisturbed():
                start_java()
            started = sys.modules["jyodide"]
            from importlib.machinery import ModuleSpec

            return ModuleSpec(name, cls)
        if java_roots is not None and name.partition(".")[0] not in java_roots:
            return None
        with Undisturbed():
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


def frames(traceback, known):
    """The frames of a traceback, the one that raised last: module, function, file, line.

    Those after the first `known` are left out.
    """
    found = []
    while traceback is not None and len(found) != known:
        frame = traceback.tb_frame
        code = frame.f_code
        module = frame.f_globals.get("__name__")
        found.append((str(module), code.co_qualname, code.co_filename, traceback.tb_lineno or 0))
        traceback = traceback.tb_next
    return found


def enter(manager):
    """Begins what with does: gives what ends it, the value and None, or what was raised."""
    steps = inside(manager)
    try:
        return steps, next(steps), None
    except BaseException as exception:
        return None, None, without_own_frames(exception)


def leave(steps, exception):
    """Ends what enter began, with an exception or None.

    Gives whether it was suppressed, and what __exit__ raised instead or None.
    """
    traceback = getattr(exception, "__traceback__", None)
    try:
        if exception is None:
            next(steps, None)
        else:
            steps.throw(exception)
    except StopIteration:
        return True, None
    except BaseException as raised:
        if raised is exception or (isinstance(exception, StopIteration) and raised.__cause__ is exception):
            return False, None
        return False, without_own_frames(raised)
    finally:
        if exception is not None:
            exception.__traceback__ = traceback
    return False, None


def inside(manager):
    with manager as value:
        yield value


def without_own_frames(exception):
    """The exception with a traceback that begins with code of the user."""
    begin = exception.__traceback__
    while begin is not None and begin.tb_frame.f_globals is globals():
        begin = begin.tb_next
    return exception.with_traceback(begin)
