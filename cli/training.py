"""What programs do first, run once so that its classes are in the JVM's archive.

A class that is not in the archive is read from a jar and verified at each start. So this asks for a
little of everything.
"""

import abc
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
import importlib.util
import io
import itertools
import json
import math
import operator
import os
import pathlib
import pickle
import random
import re
import statistics
import string
import struct
import sys
import textwrap
import time
import typing
import zlib


@dataclasses.dataclass(order=True)
class Point:
    x: float
    y: float = 0.0
    tags: list = dataclasses.field(default_factory=list)

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)


class Color(enum.Enum):
    RED = 1
    BLUE = "b"


class Shape(abc.ABC):
    __slots__ = ("_size",)

    def __init__(self, size):
        self._size = size

    @property
    def size(self):
        return self._size

    @abc.abstractmethod
    def area(self): ...


class Square(Shape):
    def area(self):
        return self.size**2

    def __repr__(self):
        return f"{type(self).__name__}({self.size!r})"

    def __eq__(self, other):
        return isinstance(other, Square) and self.size == other.size

    def __hash__(self):
        return hash(self.size)


def numbers():
    total = sum(i * i for i in range(50)) + 7**80 // 3**20 - (1 << 70) ^ 5
    floats = [math.sin(x) * 1.5 / (x + 1) for x in range(20)]
    return (
        total, divmod(-17, 5), 17 % -5, round(2.675, 2), 1e300 * 10, abs(-3.5), int("12345678901234567890"), hex(255),
        math.factorial(30), math.gcd(12, 18), statistics.mean(floats), complex(1, 2) * 3j, -7 // 2, 7 & 3 | 8, ~5,
        decimal.Decimal("1.10") + decimal.Decimal(2), fractions.Fraction(1, 3), random.Random(1).sample(range(100), 5),
        float("1.5e3"), f"{1234567.891:,.2f} {0.1!r} {255:#x} {1e-7:g}", str(10**60), pow(3, 100, 7), max(floats), min(floats),
    )


def texts():
    words = textwrap.dedent("  the quick  brown\n fox äöü 雪 \U0001f600").split()
    joined = "-".join(sorted(words, key=str.lower, reverse=True)).upper().replace("QUICK", "slow").encode()
    match = re.compile(r"(?P<key>\w+)\s*=\s*(?:'([^']*)'|(\d+))", re.I).findall("a = 'x' b=12 c='y'")
    return (
        joined.decode(), match, re.sub(r"[aeiou]+", lambda m: m[0].upper(), "education"), re.split("[,;]", "a,b;c"),
        "%-5s|%05.1f|%d" % ("ab", 3.14159, 42), "{:>8} {name}".format("x", name="y"), "abc"[::-1], "a" in "cab",
        string.Template("$a").substitute(a=1), "straße".casefold(), " x ".strip(), "a\tb".expandtabs(), "abc".find("c"),
        "x".isalpha(), "ab".zfill(5), "a,b".partition(","), ascii("é"), ord("a"), bytes.fromhex("00ff"), b"ab" * 3,
    )


def containers():
    counts = collections.Counter("abracadabra")
    groups = collections.defaultdict(list)
    for word in ("apple", "avocado", "banana"):
        groups[word[0]].append(word)
    queue = collections.deque([1, 2, 3], maxlen=5)
    queue.appendleft(0)
    heap = [5, 1, 4]
    heapq.heapify(heap)
    nested = {k: {v for v in range(k)} for k in range(5)} | {"z": None}
    first, *rest = sorted([(3, "c"), (1, "a"), (2, "b")], key=operator.itemgetter(1))
    array = bytearray(range(10))
    array[2:4] = b"xyz"
    matrix = [[(i * j) % 7 for j in range(5)] for i in range(5)]
    items = [3, 1, 2]
    items.insert(1, 9)
    items.extend((4, 5))
    items.remove(9)
    del items[0]
    items.reverse()
    return (
        counts.most_common(2), dict(groups), queue.pop(), heapq.heappop(heap), nested, first, rest, bytes(array),
        list(zip(*matrix)), set("abc") & set("bcd") - {"x"}, frozenset([1]), items[1:3], bisect.bisect([1, 2, 3], 2),
        list(itertools.chain.from_iterable(itertools.permutations(range(3)))), copy.deepcopy(nested), list(map(str, items)),
        list(itertools.groupby(items)), any(items), all(items), [*enumerate(filter(None, items))], memoryview(array)[1],
        collections.OrderedDict(a=1), typing.NamedTuple("Pair", [("a", int)])(1), tuple(reversed(items)), sorted([2.5, 1.5]),
    )


def control():
    @functools.lru_cache(maxsize=None)
    def fib(n):
        return n if n < 2 else fib(n - 1) + fib(n - 2)

    def numbered(n):
        received = yield n
        while received:
            received = yield from (received for _ in range(1))

    @contextlib.contextmanager
    def block():
        try:
            yield "inside"
        finally:
            log.append("left")

    log = []
    with block() as name, contextlib.suppress(KeyError):
        log.append(name)
        {}["missing"]
    generator = numbered(1)
    log.append((next(generator), generator.send(2)))
    for bad in (lambda: 1 / 0, lambda: int("x"), lambda: [][1], lambda: None.x, lambda: undefined):
        try:
            bad()
        except (ZeroDivisionError, ValueError, IndexError) as e:
            log.append(repr(e))
        except Exception as e:
            log.append(f"{type(e).__name__}: {e} {e.__traceback__.tb_lineno}")
    try:
        raise RuntimeError("outer") from ValueError("inner")
    except RuntimeError as e:
        log.append(e.__cause__)
    match {"kind": "point", "at": [1, 2]}:
        case {"kind": "point", "at": [x, y]} if x < y:
            log.append((x, y))
    while len(log) > 5:
        log.pop()
    total = (lambda *args, scale=1, **rest: sum(args) * scale)(*range(5), scale=2, other=0)
    return log, total, fib(40), [i for i in range(20) if i % 3 == 0 or not i % 7], functools.reduce(operator.mul, range(1, 6))


def data():
    record = {"a": [1, 2.5, None, True, "ü\n"], "b": {"c": []}}
    table = io.StringIO()
    csv.writer(table).writerows([["x", "y,z"], [1, 2]])
    return (
        json.loads(json.dumps(record, indent=1, sort_keys=True)), json.dumps(record), list(csv.reader(table.getvalue().splitlines())),
        pickle.loads(pickle.dumps([Point(1, 2), record])), struct.unpack("<iHd", struct.pack("<iHd", 1, 2, 3.5)),
        hashlib.sha256(b"x").hexdigest(), hashlib.md5(b"x").hexdigest(), zlib.decompress(zlib.compress(b"ab" * 50)),
        base64.b64encode(b"xyz"), datetime.datetime(2026, 1, 31, 12).isoformat(), datetime.date(2026, 3, 1) - datetime.timedelta(days=1),
        datetime.datetime.strptime("2026-02-03", "%Y-%m-%d").strftime("%d %B"), time.strftime("%Y", time.gmtime(0)),
        time.perf_counter() > time.time(), importlib.util.find_spec("json") is None,
    )


def files():
    here = pathlib.Path(__file__).parent
    names = sorted(os.listdir(here)), [entry.name for entry in os.scandir(here)], list(here.glob("*.py"))
    with open(__file__, encoding="utf-8") as source:
        lines = source.readlines()
    target = pathlib.Path("/tmp/training.txt")
    target.write_text("".join(lines[:3]))
    with open(target, "rb") as source:
        source.seek(3)
        start = source.read(5)
    os.remove(target)
    return names, start, os.path.join("a", "b"), os.getcwd(), os.environ.get("HOME"), sys.argv, len(sys.path)


def main():
    shapes = [Square(i) for i in range(5)]
    print(sum(shape.area() for shape in shapes), shapes, Square(1) == Square(1), {Square(2)}, sep="; ")
    print(Point(1) + Point(2, 3), Point(1) < Point(2), Color.RED, Color("b").name, isinstance(shapes[0], Shape))
    for part in (numbers, texts, containers, control, data, files):
        print(part.__name__, part())
    # Functions of CPython that are called a thousand times get classes of their own.
    end = time.monotonic() + 2
    while time.monotonic() < end:
        for part in (numbers, texts, containers, control, data):
            part()
    compile("x = [i for i in range(3)]\nclass A: pass\n", "text", "exec")
    exec("y = 1 + 2", {})
    print("done", file=sys.stderr)


if __name__ == "__main__":
    main()
