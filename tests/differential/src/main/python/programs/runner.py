"""Runs programs and tells what they did. Prints one line for each, or all of it for one."""

import base64
import contextlib
import decimal
import gc
import io
import linecache
import re
import sys
import traceback
import warnings
import zlib

from . import program

NAME = "<program>"
MODULES = """
abc annotationlib array ast base64 binascii bisect bz2 calendar cmath codecs collections colorsys configparser contextlib copy csv dataclasses
datetime decimal difflib dis enum fnmatch fractions functools gettext graphlib hashlib heapq hmac html inspect io ipaddress itertools json locale marshal
math operator pathlib pickle posixpath pprint quopri random re reprlib shlex sqlite3 statistics string stringprep struct sys textwrap time tokenize tomllib types
typing unicodedata urllib.parse uuid weakref xml.etree.ElementTree zlib
"""

PRELUDE = """
import {modules}

def report(error):
    print(type(error).__name__, error)

def show(*functions):
    for function in functions:
        try:
            print(function())
        except Exception as error:
            report(error)

def clip(value):
    "Something short instead of something long, so that loops do not make giants."
    if isinstance(value, int) and not isinstance(value, bool):
        return value if abs(value) < 1 << 300 else value % 1000003
    if isinstance(value, (str, bytes, bytearray, list, tuple)):
        return value[:40]
    if isinstance(value, dict):
        return dict(itertools.islice(value.items(), 20))
    if isinstance(value, (set, frozenset)):
        return set(sorted(value, key=repr)[:20])
    return value

def steady_hash(value):
    "The hash of a NaN is made of its address."
    return hash(value) if value == value else "NaN"

def traced(function):
    @functools.wraps(function)
    def inner(*a, **k):
        print("call", function.__name__, a, k)
        return function(*a, **k)
    return inner

def tokens(text):
    return [(t.type, t.string) for t in tokenize.generate_tokens(io.StringIO(text).readline)]

class Described:
    def __get__(self, instance, owner):
        return type(instance).__name__, owner.__name__
    def __set__(self, instance, value):
        raise AttributeError(f"cannot set {{value}}")
    def __set_name__(self, owner, name):
        self.name = name

class Meta(type):
    def __call__(cls, *a, **k):
        print("making", cls.__name__)
        return super().__call__(*a, **k)
    def __len__(cls):
        return len(cls.__name__)

class Step:
    def __init__(self, value):
        self.value = value
    def __await__(self):
        return (yield self.value)

class Resource:
    async def __aenter__(self):
        return await Step("enter")
    async def __aexit__(self, *a):
        await Step("exit")

async def agen(n):
    for i in range(n):
        yield await Step(i), i

def drive(coroutine, error=None):
    steps = []
    try:
        value = None
        while len(steps) < 20:
            value = coroutine.throw(error) if error and steps else coroutine.send(value)
            steps.append(value)
    except StopIteration as end:
        return steps, end.value
    finally:
        coroutine.close()
    return steps
""".format(modules=", ".join(MODULES.split()))

NAMES = {"__name__": "prelude"}
exec(compile(PRELUDE, "<prelude>", "exec"), NAMES)
# When garbage is collected depends on what a host did before, and programs print as they are collected.
gc.disable()
gc.freeze()
ADDRESS = re.compile(r"\bat 0x[0-9a-f]+")


def run(source):
    """What a program prints, its exception included."""
    decimal.setcontext(decimal.Context())
    out = io.StringIO()
    names = dict(NAMES, __name__="program")
    module = type(sys)("program")
    module.__dict__.update(names)
    sys.modules["program"] = module
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        linecache.cache[NAME] = (len(source), None, source.splitlines(True), NAME)
        try:
            exec(compile(source, NAME, "exec"), module.__dict__)
        except BaseException as error:
            error.__traceback__ = error.__traceback__ and error.__traceback__.tb_next
            out.write("".join(traceback.format_exception(error)))
        text = out.getvalue()
        names = module = None
        del sys.modules["program"]
        gc.collect()
    return ADDRESS.sub("at 0x...", text)


def one(what):
    """The program of a seed, or the one given, and what it prints: both in Base64."""
    source = what if isinstance(what, str) else program.make(what)
    parts = (text.encode("utf-8", "backslashreplace") for text in (source, run(source)))
    return " ".join(base64.b64encode(part).decode() for part in parts)


def checksum(text):
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def batch(first, count):
    """For each seed a line: checksums of the program and of what it printed."""
    lines = []
    for seed in range(first, first + count):
        source = program.make(seed)
        lines.append(f"{seed} {checksum(source)} {checksum(run(source))}")
    return "\n".join(lines)
