# --- iterable: of users
ledger.add(None, 1); ledger.add(None, 2)
assert [e.amount for e in ledger] == [1.0, 2.0] and sum(e.amount for e in ledger) == 3.0
# --- iterator
from java.util import ArrayList
i = ArrayList([1, 2]).iterator()
assert iter(i) is i and next(i) == 1 and next(i) == 2
try:
    next(i)
    raise AssertionError
except StopIteration:
    pass
assert next(i, 7) == 7
# --- iterator: Java's own methods
from java.util import ArrayList
i = ArrayList([1]).iterator()
assert i.hasNext() and i.next() == 1 and not i.hasNext()
# --- enumeration
from java.util import Vector
assert list(Vector([1, 2]).elements()) == [1, 2]
# --- stream
from java.util import ArrayList
assert list(ArrayList([3, 1, 2]).stream().sorted()) == [1, 2, 3]
# --- stream: with functions of Python
from java.util import ArrayList
from java.util.stream import Collectors
x = ArrayList(["a", "bb", "cc"])
assert x.stream().filter(lambda s: len(s) > 1).map(str.upper).collect(Collectors.joining(",")) == "BB,CC"
assert dict(x.stream().collect(Collectors.groupingBy(len))) == {1: ["a"], 2: ["bb", "cc"]}
# --- stream: of numbers
from java.util.stream import IntStream
assert list(IntStream.range(0, 3)) == [0, 1, 2] and IntStream.of(1, 2).sum() == 3 and IntStream.range(0, 4).filter(lambda i: i % 2 == 0).count() == 2
# --- stream: to_py
from java.util.stream import Stream
assert Stream.of("a", "b").to_py() == ["a", "b"]
