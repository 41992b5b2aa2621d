"""A walk through the standard library; what it prints must be the same everywhere."""

import asyncio
import base64
import bisect
import collections
import contextlib
import copy
import csv
import dataclasses
import datetime
import decimal
import enum
import fractions
import functools
import hashlib
import heapq
import io
import itertools
import json
import lzma
import math
import operator
import os
import pathlib
import pickle
import random
import re
import sqlite3
import statistics
import string
import struct
import sys
import tempfile
import textwrap
import traceback
import typing
import unicodedata
import zipfile
import zlib
import bz2


def section(title):
    print(f"== {title}")


section("json")
document = {"name": "Ünïcode ☃ 𝄞", "numbers": [1, 2.5, -0.0, 1e300, 2**70], "none": None, "t": True}
print(json.dumps(document))
print(json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True))
print(json.loads('{"a": [1, {"b": "\\ud83d\\ude00"}], "c": 1.0E-2}'))
try:
    json.loads('{"a": [1, 2,, 3]}')
except json.JSONDecodeError as e:
    print(type(e).__qualname__, e)

section("re")
pattern = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")
for match in pattern.finditer("from 2024-02-29 to 2026-01-31."):
    print(match.span(), match.groupdict())
print(re.sub(r"\b(\w)(\w*)", lambda m: m[1].upper() + m[2], "the quick brown fox"))
print(re.split(r"\s*[,;]\s*", "a , b;c ;d"), re.findall(r"(?i)PY\w+", "python PyPy pyodide"))

section("decimal and fractions")
with decimal.localcontext() as context:
    context.prec = 50
    print(decimal.Decimal(2).sqrt(), decimal.Decimal(1) / 7)
    print(decimal.Decimal("0.1") + decimal.Decimal("0.2"), decimal.Decimal("1e-7").quantize(decimal.Decimal("1e-8")))
print(fractions.Fraction(3, 7) + fractions.Fraction("0.125"), fractions.Fraction(math.pi).limit_denominator(1000))

section("datetime")
moment = datetime.datetime(2024, 2, 29, 12, 30, 15, 123456, tzinfo=datetime.timezone.utc)
print(moment.isoformat(), moment.strftime("%A %d %B %Y %H:%M:%S %j %U"))
print(moment + datetime.timedelta(days=366, hours=-13), (datetime.date(2026, 1, 1) - datetime.date(2000, 1, 1)).days)
print(datetime.datetime.strptime("31/12/1999 23:59", "%d/%m/%Y %H:%M"), moment.timestamp())
print(datetime.datetime.fromisoformat("2026-07-14T01:02:03+05:30").astimezone(datetime.timezone.utc))

section("dataclasses and enum")


class Colour(enum.Enum):
    RED = 1
    GREEN = "g"


class Permission(enum.Flag):
    R = enum.auto()
    W = enum.auto()
    X = enum.auto()


@dataclasses.dataclass(order=True, slots=True)
class Point:
    x: int
    y: float = 0.0
    tags: list = dataclasses.field(default_factory=list, compare=False)


points = sorted([Point(2, 1.5), Point(1), Point(1, -3.0, ["low"])])
print(points, dataclasses.asdict(points[0]), dataclasses.replace(points[0], x=9))
print(list(Colour), Colour("g"), Permission.R | Permission.X, Permission(7) & ~Permission.W)

section("generators and itertools")


def echo():
    received = []
    try:
        while True:
            received.append((yield len(received)))
    except ValueError as e:
        yield f"thrown {e}"
    finally:
        print("closed after", received)


generator = echo()
print(next(generator), generator.send("a"), generator.send("b"), generator.throw(ValueError("stop")))
generator.close()
print(list(itertools.islice(itertools.accumulate(itertools.count(1), operator.mul), 12)))
print(["".join(p) for p in itertools.permutations("abc", 2)], list(itertools.batched("abcdefg", 3)))
print({k: list(g) for k, g in itertools.groupby(sorted("mississippi"))})


def flatten(tree):
    for node in tree:
        if isinstance(node, list):
            yield from flatten(node)
        else:
            yield node


print(list(flatten([1, [2, [3, [4]], 5], [[[6]]]])))

section("exceptions")


class ApplicationError(Exception):
    pass


def deep(n):
    if n == 0:
        return {}["missing"]
    return deep(n - 1)


try:
    try:
        deep(2)
    except KeyError as e:
        raise ApplicationError("wrapped") from e
except ApplicationError as e:
    e.add_note("a note")
    print(traceback.format_exc())
try:
    raise ExceptionGroup("several", [ValueError("one"), TypeError("two"), ExceptionGroup("inner", [OSError(2, "three")])])
except* ValueError as group:
    print("caught", group.exceptions)
except* (TypeError, OSError) as group:
    print("and", repr(group))
try:
    exec("def f(:\n  pass", {})
except SyntaxError as e:
    print("".join(traceback.format_exception_only(e)))
with contextlib.suppress(ZeroDivisionError):
    print(1 / 0)
print(sys.exc_info())

section("big integers")
print(2**521 - 1)
print(math.factorial(60), math.isqrt(10**41), pow(3, 10**20, 10**9 + 7), math.comb(100, 50))
print((-(10**30)) // 7, (-(10**30)) % 7, hex(2**100), int("zz", 36), (255).to_bytes(4, "big"))
print(hash(2**61), (2**64).bit_length(), int.from_bytes(b"\xff\xfe", "little", signed=True))

section("floats")
print(0.1 + 0.2, 1e16, 1e22, 5e-324, float("nan"), -math.inf, repr(-0.0), round(2.675, 2), round(0.5), round(1.5))
print((0.1).hex(), float.fromhex("0x1.8p3"), math.sqrt(2), math.exp(1), math.sin(1e6), math.gamma(5.5), math.fsum([0.1] * 10))
print(f"{math.pi:.10f} {1234567.891:,.2f} {0.00012345:e} {255:#x} {3:>5}|{'x':^7}|{True!r}", complex(1, -2) ** 2)

section("collections")
print(collections.Counter("abracadabra").most_common(3), collections.deque(range(10), maxlen=3))
Pair = collections.namedtuple("Pair", "left right")
print(Pair(1, 2)._replace(left=5), collections.ChainMap({"a": 1}, {"a": 2, "b": 3})["b"])
ordered = collections.OrderedDict.fromkeys("abc")
ordered.move_to_end("a")
print(ordered, dict(sorted({"b": 1, "a": 2}.items())), frozenset([3]), {1, 2} ^ {2, 3})
heap = [5, 1, 4, 2]
heapq.heapify(heap)
print([heapq.heappop(heap) for _ in range(4)], bisect.bisect([1, 3, 5], 4), copy.deepcopy([[1], {2: [3]}]))

section("strings")
print("ß".upper(), "İ".lower(), "Ω".casefold(), unicodedata.normalize("NFD", "é").encode(), unicodedata.name("☃"))
print("naïve café".encode("utf-8"), "naïve".encode("latin-1"), b"\xff\xfe".decode("utf-8", "surrogateescape").encode("utf-8", "surrogateescape"))
print("a\tb\\".expandtabs(4), textwrap.fill("word " * 12, 24), string.Template("$who owes $$${sum}").substitute(who="Ann", sum=5), sep="\n")
print("%-6s|%05d|%.3e|%x" % ("ab", 42, 12345.678, 255), "{:>8}{:<8}{:^8}".format(1, 2, 3), "abc".translate({97: "X", 98: None}))
print(ascii("é☃𝄞"), repr("a'b\"c\n\x00\ud800".encode("utf-16", "surrogatepass")), "x".join("abc"), "aXbX".rsplit("X", 1))

section("bytes, struct and hashes")
print(struct.pack("<bhiqfd", 1, -2, 3, -4, 0.5, -0.25).hex(), struct.unpack(">HI", b"\x01\x02\x03\x04\x05\x06"))
print(hashlib.sha256(b"jyodide").hexdigest(), hashlib.md5(b"x" * 1000).hexdigest(), hashlib.blake2b(b"", digest_size=8).hexdigest())
print(base64.b64encode(bytes(range(20))), zlib.crc32(b"hello"), zlib.decompress(zlib.compress(b"a" * 1000))[:5], len(zlib.compress(b"a" * 1000)))
data = bytes(random.Random(42).randbytes(1000)) * 3
print(len(lzma.decompress(lzma.compress(data))), lzma.decompress(lzma.compress(b"xz" * 50)) == b"xz" * 50, bz2.decompress(bz2.compress(data)) == data)
view = memoryview(bytearray(b"abcdef"))[::2]
print(view.tobytes(), view.shape, view.strides, bytearray(b"x") * 3)

section("random and statistics")
rng = random.Random(2024)
print([rng.randrange(1000) for _ in range(8)], rng.random(), rng.gauss(0, 1), rng.sample(range(100), 5))
print(statistics.mean([1, 2, 3, 4]), statistics.median([5, 1, 3]), statistics.stdev([2, 4, 4, 4, 5, 5, 7, 9]))

section("functools and typing")


@functools.lru_cache(maxsize=None)
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


@functools.singledispatch
def describe(value):
    return f"object {value!r}"


@describe.register
def _(value: int):
    return f"int {value}"


print(fibonacci(90), fibonacci.cache_info(), describe(3), describe("x"))
print(functools.reduce(operator.xor, range(10)), functools.partial(int, base=2)("1011"))
print(typing.get_type_hints(Point), list[int] | None, typing.Optional[str])


def classify(value):
    match value:
        case {"kind": "circle", "r": r} if r > 0:
            return f"circle {r}"
        case [first, *rest]:
            return f"sequence {first} {rest}"
        case Point(x=0, y=y):
            return f"on axis {y}"
        case int() | float():
            return "number"
        case _:
            return "other"


print([classify(v) for v in ({"kind": "circle", "r": 2}, [1, 2, 3], Point(0, 4.0), 3.5, None)])

section("classes")


class Meta(type):
    def __new__(mcls, name, bases, namespace, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace)
        cls.made_with = kwargs
        return cls


class Base(metaclass=Meta, flag=1):
    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value

    def __getattr__(self, name):
        return f"no {name}"

    def __matmul__(self, other):
        return type(self)((self.value, other.value))

    @property
    def double(self):
        return self.value * 2


class Derived(Base):
    def __repr__(self):
        return f"Derived({super().__getattribute__('value')!r})"


print(Derived.made_with, Base.made_with, Derived(4).double, Derived(1).absent, Derived(1) @ Derived(2), Derived.__mro__)

section("csv, io and pickle")
buffer = io.StringIO()
writer = csv.writer(buffer)
writer.writerows([["a", 'quote "q"', "line\nbreak"], [1, 2.5, None]])
print(repr(buffer.getvalue()), list(csv.reader(io.StringIO("x,\"y,z\"\n"))))
print(pickle.loads(pickle.dumps({"p": Point(1, 2.0, ["t"]), "s": {1, 2}, "b": b"\x00", "i": 2**80})))

section("files")
with tempfile.TemporaryDirectory() as directory:
    folder = pathlib.Path(directory)
    (folder / "sub").mkdir()
    text = folder / "sub" / "text.txt"
    text.write_text("line one\nZeile zwei ü\n", encoding="utf-8")
    print(text.read_bytes(), text.stat().st_size, text.suffix, text.exists(), (folder / "none").exists())
    with open(text, "a+", encoding="utf-8") as f:
        f.write("third\n")
        f.seek(0)
        print(f.readlines())
    archive = folder / "archive.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as z:
        z.write(text, "text.txt")
        z.writestr("data/more.bin", bytes(2000), zipfile.ZIP_LZMA)
    with zipfile.ZipFile(archive) as z:
        print([(i.filename, i.file_size, i.compress_type) for i in z.infolist()], z.testzip(), z.read("text.txt")[:8])
    print(sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*")))
    os.rename(text, folder / "moved.txt")
    print(sorted(os.listdir(folder)), text.exists())
    try:
        open(text)
    except OSError as e:
        print(type(e).__name__, e.strerror)
print(folder.exists(), pathlib.PurePosixPath("/a/../b/./c.tar.gz").suffixes, os.path.normpath("/a/../b//c"))

section("sqlite3")
connection = sqlite3.connect(":memory:")
connection.execute("create table item (id integer primary key, name text unique, price real, data blob)")
with connection:
    connection.executemany(
        "insert into item (name, price, data) values (?, ?, ?)",
        [("apple", 1.25, b"\x00\x01"), ("pear", None, None), ("fig ü", 3, b"")],
    )
try:
    with connection:
        connection.execute("insert into item (name) values ('apple')")
except sqlite3.IntegrityError as e:
    print(type(e).__name__, e)
print(connection.execute("select * from item order by name desc").fetchall())
connection.create_function("double", 1, lambda x: None if x is None else 2 * x)
print(connection.execute("select sum(double(price)), count(*), group_concat(upper(name), '/') from item").fetchone())
connection.close()

section("asyncio")
asyncio.run(asyncio.sleep(0.01))


async def worker(name, turns):
    for i in range(3):
        for _ in range(turns):
            await asyncio.sleep(0)
        print(name, i)
    await asyncio.sleep(0.001)
    return name


async def together():
    print(await asyncio.gather(worker("fast", 1), worker("slow", 5)))
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.01)
    except TimeoutError as e:
        print("timeout", type(e).__name__)
    queue = asyncio.Queue()
    task = asyncio.create_task(queue.get())
    await queue.put("item")
    print(await task)
    async with asyncio.TaskGroup() as group:
        group.create_task(worker("grouped", 0))


asyncio.run(together())
print("slept")

section("end")
print(sys.platform, sys.byteorder, sys.maxsize, sys.version_info[:3], sys.implementation.name)
