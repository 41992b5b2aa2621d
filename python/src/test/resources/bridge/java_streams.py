# --- a loop, list, sum
from java.util.stream import IntStream, Stream, LongStream, DoubleStream
assert list(IntStream.range(0, 4)) == [0, 1, 2, 3] and sum(LongStream.rangeClosed(1, 4)) == 10 and list(DoubleStream.of(0.5)) == [0.5]
assert list(Stream.of("a", "b")) == ["a", "b"] and list(Stream.empty()) == []
# --- Python functions in its methods
from java.util.stream import IntStream, Stream, Collectors
assert list(IntStream.range(0, 5).filter(lambda n: n % 2 == 0).map(lambda n: n * n)) == [0, 4, 16]
assert IntStream.range(0, 5).mapToObj(lambda n: f"n{n}").collect(Collectors.joining(",")) == "n0,n1,n2,n3,n4"
assert Stream.of("bb", "a").sorted(lambda a, b: len(a) - len(b)).toList() == ["a", "bb"]
assert Stream.of(1, 2, 3).reduce(0, lambda a, b: a + b) == 6 and IntStream.of(3, 1).boxed().toList() == [3, 1]
assert Stream.of(1, 2, 3, 4).collect(Collectors.groupingBy(lambda n: n % 2 == 0)) == {False: [1, 3], True: [2, 4]}
# --- once only
from java.util.stream import Stream
s = Stream.of(1)
assert list(s) == [1]
try:
    list(s)
    raise AssertionError
except RuntimeError as e:
    assert "IllegalState" in e.java_type
# --- lazy and endless
import itertools
from java.util.stream import Stream
seen = []
def step(n):
    seen.append(n)
    return n + 1
assert list(itertools.islice(Stream.iterate(1, step), 3)) == [1, 2, 3] and len(seen) < 10
# --- an exception of a Python function comes out as itself
from java.util.stream import Stream
error = KeyError("k")
def fail(value):
    raise error
try:
    list(Stream.of(1).map(fail))
    raise AssertionError
except KeyError as e:
    assert e is error
error = None
# --- wanted by Java: any iterable
from org.jyodide.fixtures import Echo
assert list(Echo.stream(["a", "b"])) == ["a", "b"] and list(Echo.stream(c for c in "xy")) == ["x", "y"]
# --- close runs its handlers
from java.util.stream import Stream
closed = []
with Stream.of(1).onClose(lambda: closed.append(1)) as s:
    assert list(s) == [1]
assert closed == [1]
