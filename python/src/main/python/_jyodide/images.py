"""The module _jyodide_images: what a Python does before it is frozen and after it goes on from an image.

Run at the end of the start of an interpreter. It imports nothing that Python has not imported already.
"""

import builtins as __builtins__  # PyImport_Import looks for them in the module that is running
import sys


def resumed(variables, other_zone, other_mounts):
    """Fits a Python that goes on from an image to its surroundings.

    The variables are those of the environment that are different, None for one that is gone.
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
    if other_mounts:
        adopt_mounts()
    draw_afresh()
    forget_lookups = getattr(modules.get("jyodide"), "_forget_lookups", None)
    if forget_lookups is not None:
        forget_lookups()
    out = sys.stdout
    try:
        if out.isatty() is not out.line_buffering:
            out.reconfigure(line_buffering=out.isatty())
    except (AttributeError, ValueError, OSError):
        pass  # a program has replaced or closed it


def warm_up():
    """Imports what programs commonly import, for the image that interpreters start from."""
    import importlib

    for name in commonly_imported.split():
        importlib.import_module(name)
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


def adopt_mounts():
    """Looks again at what an import may find, and does what site does with packages."""
    import site

    for finder in sys.path_importer_cache.values():
        if hasattr(finder, "_path_mtime"):
            finder.invalidate_caches()
    directories = [each for each in site.getsitepackages() if site.os.path.isdir(each)]
    for directory in directories:
        site.addsitedir(directory)
    # Start files of packages are looked for where there may be packages.
    if any(map(site.os.listdir, directories)):
        site.execsitecustomize()


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
    sys.modules["os"].environ.pop("PYTHONINSPECT", None)
