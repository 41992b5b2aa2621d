"""The module _jyodide_images: what a Python does before it is frozen and after it goes on from an image.

Run at the end of the start of an interpreter. It imports nothing that Python has not imported already.
"""

import builtins as __builtins__  # PyImport_Import looks for them in the module that is running
import sys


def resumed(variables, other_zone, other_mounts, settings, own):
    """Fits a Python that goes on from an image to its surroundings.

    The variables are those of the environment that are different, None for one that is gone; the settings
    those of PyConfig that options and variables of Python have changed. In own are the names of what may
    be modules where Python looks first, each with a slash behind it.
    """
    modules = sys.modules
    if variables is not None:
        environ = modules["os"].environ
        for name, value in variables.items():
            if value is None:
                environ.pop(name, None)
            else:
                environ[name] = value
    if other_zone:
        adopt_zone()
    path = None
    if settings is not None:
        adopt_settings(settings)
        path = settings.get("pythonpath_env")
    if own:
        import_afresh(own.split("/"))
    if other_mounts or path:
        adopt_files(other_mounts, path)
    imported_ahead.clear()  # from now on programs hold on to modules
    names_ahead.clear()
    draw_afresh()
    forget_lookups = getattr(modules.get("jyodide"), "_forget_lookups", None)
    if forget_lookups is not None:
        forget_lookups()
    out = sys.stdout
    try:
        if out.isatty() is not out.line_buffering and not out.write_through:
            out.reconfigure(line_buffering=out.isatty())
    except (AttributeError, ValueError, OSError):
        pass  # a program has replaced or closed it


def warm_up():
    """Imports what programs commonly import, for the image that interpreters start from."""
    import importlib

    global imported_ahead
    loaded = set(sys.modules)
    for name in commonly_imported.split():
        importlib.import_module(name)
    imported_ahead = [name for name in sys.modules if name not in loaded]
    names_ahead.update(name.partition(".")[0] for name in imported_ahead)
    gc = importlib.import_module("gc")
    gc.collect()
    # What is here to stay need not be looked at by each collection.
    gc.freeze()
    # But the variables of programs are, at the end, or their objects would not be deleted.
    main = type(sys)("__main__")
    main.__dict__.update(sys.modules["__main__"].__dict__)
    sys.modules["__main__"] = main


def flush():
    """Writes out what the standard streams hold back."""
    for stream in sys.stdout, sys.stderr:
        try:
            stream.flush()
        except (AttributeError, ValueError, OSError):
            pass  # a program has replaced or closed it


# Names of modules, in an image that nobody has run a program in.
imported_ahead = []
names_ahead = set()

commonly_imported = """
    abc argparse ast base64 bisect builtins calendar codecs collections collections.abc contextlib copy csv
    dataclasses datetime decimal enum fractions functools gc hashlib heapq importlib importlib.metadata
    importlib.resources inspect io itertools json linecache locale logging math numbers operator os pathlib
    pickle platform pprint queue random re shutil signal statistics string struct subprocess sys tempfile
    textwrap threading time tokenize traceback types typing unicodedata urllib.parse uuid warnings weakref
    zipfile zoneinfo
"""


def adopt_zone():
    """Sets what the module time has found out about the zone when it was initialized."""
    import time

    year = time.gmtime().tm_year
    halves = [time.localtime(time.mktime((year, month, 1, 0, 0, 0, 0, 0, -1))) for month in (1, 7)]
    halves.sort(key=lambda moment: moment.tm_isdst)
    standard, summer = halves
    time.timezone = -standard.tm_gmtoff
    time.altzone = -summer.tm_gmtoff
    time.daylight = int(standard.tm_isdst != summer.tm_isdst)
    time.tzname = standard.tm_zone, summer.tm_zone


def adopt_settings(settings):
    """Does in Python what the start does there for options and variables."""
    if not settings.get("buffered_stdio", True):
        stop_buffering()
    if not settings.get("write_bytecode", True):
        sys.dont_write_bytecode = True
    if not settings.get("user_site_directory", True):
        sys.modules["site"].ENABLE_USER_SITE = False
    options = settings.get("warnoptions")
    if options:
        import warnings

        sys.warnoptions.extend(options)
        warnings._processoptions(options)


def stop_buffering():
    """Opens stdout and stderr anew, as create_stdio in Python/pylifecycle.c does it for -u."""
    import _io

    # It stays buffered, but is said to write through.
    if sys.__stdin__ is not None and not sys.__stdin__.closed:
        sys.__stdin__.reconfigure(line_buffering=False, write_through=True)
    for number, name in enumerate(("stdout", "stderr"), 1):
        old = getattr(sys, f"__{name}__")
        if old is None or old.closed:
            continue
        old.flush()
        raw = _io.open(number, "wb", 0, closefd=False)
        raw.name = f"<{name}>"
        new = _io.TextIOWrapper(raw, old.encoding, old.errors, "\n", False, True)
        new.mode = "w"
        if getattr(sys, name) is old:
            setattr(sys, name, new)
        setattr(sys, f"__{name}__", new)


def adopt_files(other_mounts, path):
    """Does what the start does with the directories that modules come from; the path is PYTHONPATH."""
    import site

    own = sys.path[:1] == [""] and [sys.path.pop(0)]
    if path:
        first = dict.fromkeys(map(site.os.path.abspath, path.split(":")))
        sys.path[:] = [*first, *(each for each in sys.path if each not in first)]
        for place in first:
            import_afresh(name.partition(".")[0] for name in file_names(place))
    has_packages = other_mounts and adopt_mounts(site)
    # Start files are looked for where there may be some.
    if path or has_packages:
        site.execsitecustomize()
    if own:
        sys.path[:0] = own


def adopt_mounts(site):
    """Looks again at what an import may find, does what site does with packages, and says if there are any."""
    for finder in sys.path_importer_cache.values():
        if hasattr(finder, "_path_mtime"):
            finder.invalidate_caches()
    directories = [each for each in site.getsitepackages() if site.os.path.isdir(each)]
    for directory in directories:
        site.addsitedir(directory)
    return any(map(site.os.listdir, directories))


def import_afresh(found):
    """Forgets what was imported for all programs if a module of such a name is among those found."""
    if not names_ahead.isdisjoint(found):
        for name in imported_ahead:
            sys.modules.pop(name, None)
        imported_ahead.clear()
        names_ahead.clear()


def file_names(place):
    """What is in a directory or an archive."""
    os = sys.modules["os"]
    try:
        return os.listdir(place)
    except NotADirectoryError:
        pass
    except OSError:
        return ()
    try:
        import zipimport

        return {name.partition("/")[0] for name in zipimport.zipimporter(place)._get_files()}
    except ImportError:
        return ()


def draw_afresh():
    """Makes what is random different from that of other Pythons that go on from the same image."""
    loaded = sys.modules.get
    if (random := loaded("random")) is not None:
        # It would ask for ten times as much, which takes the host longer than all else here.
        random.seed(int.from_bytes(sys.modules["os"].urandom(32)))
    if (uuid := loaded("uuid")) is not None:
        for name in ("_node", "_last_timestamp", "_last_timestamp_v6", "_last_timestamp_v7", "_last_counter_v7"):
            if hasattr(uuid, name):
                setattr(uuid, name, 0 if name == "_last_counter_v7" else None)
    if (tempfile := loaded("tempfile")) is not None:
        tempfile._name_sequence = None
    if (numpy_random := loaded("numpy.random")) is not None:
        numpy_random.seed()


def become_command(argv, arguments):
    """Makes a Python that Java calls one that runs the command python with these arguments."""
    sys.argv = argv
    sys.orig_argv = [sys.orig_argv[0], *arguments]
    if sys.path and sys.path[0] == "":
        del sys.path[0]
