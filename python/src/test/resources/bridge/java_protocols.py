# --- list: length and truth
from java.util import ArrayList
assert len(ArrayList()) == 0 and not ArrayList() and len(ArrayList([1, 2])) == 2 and ArrayList([1])
# --- list: items
from java.util import ArrayList
x = ArrayList(["a", "b", "c"])
assert x[0] == "a" and x[-1] == "c" and x[True] == "b"
# --- list: an index out of range
from java.util import ArrayList
for i in (1, -2):
    try:
        ArrayList([1])[i]
        raise AssertionError
    except IndexError as e:
        assert str(e) == "list index out of range"
# --- list: an index that is none
from java.util import ArrayList
try:
    ArrayList([1])["x"]
    raise AssertionError
except TypeError as e:
    assert "str" in str(e)
# --- list: slices
from java.util import ArrayList
x = ArrayList(range(6))
assert x[1:3] == [1, 2] and x[::-1] == [5, 4, 3, 2, 1, 0] and x[::2] == [0, 2, 4] and x[10:] == [] and x[-2:] == [4, 5]
# --- list: items are set
from java.util import ArrayList
x = ArrayList([1, 2])
x[0] = "a"; x[-1] = None
assert x == ["a", None]
# --- list: slices are set
from java.util import ArrayList
x = ArrayList(range(5))
x[1:3] = [10, 20, 30]
assert x == [0, 10, 20, 30, 3, 4]
x[::2] = ["a", "b", "c"]
assert x == ["a", 10, "b", 30, "c", 4]
x[2:2] = (7,)
assert x[2] == 7
# --- list: an extended slice keeps its size
from java.util import ArrayList
try:
    ArrayList(range(4))[::2] = [1]
    raise AssertionError
except ValueError as e:
    assert "size 1" in str(e)
# --- list: items are deleted
from java.util import ArrayList
x = ArrayList(range(6))
del x[0]; del x[-1]; del x[1:3]
assert x == [1, 4]
y = ArrayList(range(6))
del y[::-2]
assert y == [0, 2, 4]
# --- list: append, extend, insert
from java.util import ArrayList
x = ArrayList()
x.append(1); x.extend([2, 3]); x.extend(i for i in (4,)); x.insert(0, 0); x.insert(-1, 9); x.insert(100, 5)
assert x == [0, 1, 2, 3, 9, 4, 5]
# --- list: extend with itself
from java.util import ArrayList
x = ArrayList([1, 2])
x.extend(x)
assert x == [1, 2, 1, 2]
# --- list: pop and remove
from java.util import ArrayList
x = ArrayList([1, 2, 3, 2])
assert x.pop() == 2 and x.pop(0) == 1 and x.remove(3) is None and x == [2]
# --- list: pop from an empty one
from java.util import ArrayList
try:
    ArrayList().pop()
    raise AssertionError
except IndexError as e:
    assert str(e) == "pop from empty list"
# --- list: remove what is not there
from java.util import ArrayList
try:
    ArrayList([1]).remove(2)
    raise AssertionError
except ValueError:
    pass
# --- list: index and count
from java.util import ArrayList
x = ArrayList([1, 2, 1, 3])
assert x.index(1) == 0 and x.index(1, 1) == 2 and x.count(1) == 2 and x.count(9) == 0
try:
    x.index(3, 0, 2)
    raise AssertionError
except ValueError as e:
    assert "3 is not in list" == str(e)
# --- list: clear, copy, reverse
from java.util import ArrayList
x = ArrayList([1, 2, 3])
c = x.copy()
x.reverse()
assert x == [3, 2, 1] and c == [1, 2, 3] and type(c) is list
x.clear()
assert x == []
# --- list: sort
from java.util import ArrayList
x = ArrayList([3, 1, 2])
x.sort()
assert x == [1, 2, 3]
x.sort(reverse=True)
assert x == [3, 2, 1]
x.sort(key=lambda v: (v % 2, v))
assert x == [2, 1, 3]
# --- list: sort by a comparator of Java
from java.util import ArrayList, Collections
x = ArrayList([1, 3, 2])
x.sort(Collections.reverseOrder())
assert x == [3, 2, 1]
# --- list: sort by a function of two arguments
from java.util import ArrayList
x = ArrayList([1, 3, 2])
x.sort(lambda a, b: b - a)
assert x == [3, 2, 1]
# --- list: sums and products
from java.util import ArrayList
x = ArrayList([1])
assert x + [2] == [1, 2] and [0] + x == [0, 1] and x * 2 == [1, 1] and 2 * x == [1, 1] and x + x == [1, 1]
x += [5]
assert type(x) is ArrayList and x == [1, 5]
x *= 2
assert x == [1, 5, 1, 5]
# --- list: comparison
from java.util import ArrayList, LinkedList
assert ArrayList([1]) == [1] and [1] == ArrayList([1]) and ArrayList([1]) == LinkedList([1]) and ArrayList([1]) != [2]
assert ArrayList([1]) != (1,) or True
assert ArrayList([1, 2]) < [1, 3] and not ArrayList() == None
# --- list: membership
from java.util import ArrayList
assert 1 in ArrayList([1]) and 1.0 in ArrayList([1]) and 2 not in ArrayList([1]) and None in ArrayList([None])
# --- list: iteration
from java.util import ArrayList
assert [v for v in ArrayList([1, 2])] == [1, 2] and list(reversed(ArrayList([1, 2]))) == [2, 1] and sum(ArrayList([1, 2])) == 3
a, b = ArrayList([1, 2])
assert (a, b) == (1, 2) and [*ArrayList([3])] == [3]
# --- list: changed while a loop runs
from java.util import ArrayList
x = ArrayList([1, 2, 3])
try:
    for v in x:
        x.append(v)
    raise AssertionError
except RuntimeError as e:
    assert "ConcurrentModification" in e.java_type
# --- list: an immutable one
from java.util import List
try:
    List.of(1).append(2)
    raise AssertionError
except TypeError:
    pass
try:
    List.of(1).append(2)
    raise AssertionError
except NotImplementedError:
    pass
# --- list: unhashable
from java.util import ArrayList
try:
    hash(ArrayList())
    raise AssertionError
except TypeError as e:
    assert "unhashable" in str(e)
# --- list: text
from java.util import ArrayList
assert str(ArrayList([1, "a", None])) == "[1, 'a', None]" and repr(ArrayList(["a"])) == "ArrayList(['a'])"
# --- list: abstract classes and patterns
from collections.abc import MutableSequence, Sequence
from java.util import ArrayList
assert isinstance(ArrayList(), MutableSequence) and isinstance(ArrayList(), Sequence)
match ArrayList([1, 2, 3]):
    case [first, *rest]:
        assert first == 1 and rest == [2, 3]
    case _:
        raise AssertionError
# --- list: Java's own methods
from java.util import ArrayList
x = ArrayList([1, 2])
assert x.size() == 2 and x.get(0) == 1 and x.isEmpty() is False and x.subList(0, 1) == [1]
# --- list: a number takes the type of the others
x = ledger.same(ledger.map().values().stream().toList())
from java.util import ArrayList
y = ArrayList(x)
y.append(5)
assert y == [1, 5] and y.get(0).__class__ is int
# --- list: Python objects in it stay what they are
from java.util import ArrayList
class C: pass
c = C()
x = ArrayList()
x.append(c)
x.append([1])
assert x[0] is c and x[1] == [1]
x[1].append(2)
assert x[1] == [1, 2]
x.clear()
# --- list: to_py
from java.util import ArrayList, HashMap
x = ArrayList([1])
x.append(HashMap({"a": 1}))
assert type(x.to_py()) is list and type(x.to_py()[1]) is dict and type(x.to_py(1)[1]) is HashMap
# --- list: nested deep
from java.util import ArrayList
x = ArrayList()
for i in range(200):
    y = ArrayList()
    y.append(x)
    x = y
assert len(x) == 1
# --- map: items
from java.util import HashMap
m = HashMap()
m["a"] = 1
assert m["a"] == 1 and len(m) == 1 and "a" in m and "b" not in m and m
# --- map: a missing key
from java.util import HashMap
try:
    HashMap()["a"]
    raise AssertionError
except KeyError as e:
    assert e.args == ("a",)
# --- map: a missing key is deleted
from java.util import HashMap
try:
    del HashMap()["a"]
    raise AssertionError
except KeyError as e:
    assert e.args == ("a",)
# --- map: items are deleted
from java.util import HashMap
m = HashMap({"a": 1})
del m["a"]
assert m == {} and not m
# --- map: get
from java.util import HashMap
m = HashMap({"a": None})
assert m.get("a", 1) is None and m.get("b") is None and m.get("b", 2) == 2
# --- map: iteration
from java.util import LinkedHashMap
m = LinkedHashMap({"a": 1, "b": 2})
assert list(m) == ["a", "b"] and list(m.keys()) == ["a", "b"] and list(m.values()) == [1, 2] and list(m.items()) == [("a", 1), ("b", 2)]
assert {**m} == {"a": 1, "b": 2} and dict(m) == {"a": 1, "b": 2} and list(reversed(m)) == ["b", "a"]
# --- map: views are live
from java.util import LinkedHashMap
m = LinkedHashMap()
k = m.keys()
m["a"] = 1
assert list(k) == ["a"] and "a" in k and ("a", 1) in m.items() and 1 in m.values() and k & {"a"} == {"a"}
# --- map: pop, popitem, setdefault, update
from java.util import LinkedHashMap
m = LinkedHashMap()
m.update({"a": 1}, b=2)
assert m.setdefault("a", 5) == 1 and m.setdefault("c", 3) == 3 and m.pop("a") == 1 and m.pop("a", 9) == 9
assert m.popitem() in (("b", 2), ("c", 3)) and len(m) == 1
m.clear()
assert len(m) == 0
# --- map: pop of a missing key
from java.util import HashMap
try:
    HashMap().pop("x")
    raise AssertionError
except KeyError:
    pass
# --- map: union
from java.util import HashMap
m = HashMap({"a": 1})
assert m | {"b": 2} == {"a": 1, "b": 2} and {"b": 2} | m == {"a": 1, "b": 2}
m |= {"c": 3}
assert type(m) is HashMap and m == {"a": 1, "c": 3}
# --- map: comparison
from java.util import HashMap, TreeMap
assert HashMap({"a": 1}) == {"a": 1} and {"a": 1} == HashMap({"a": 1}) and HashMap({"a": 1}) == TreeMap({"a": 1}) and HashMap() != {"a": 1} and HashMap() != []
# --- map: numbers as keys
from java.util import HashMap
m = HashMap({1: "a", 2.5: "b"})
assert m[1] == "a" and m[2.5] == "b" and 1 in m and 3 not in m
# --- map: keys of another type of number
m = ledger.map()
from java.util import HashMap
n = HashMap()
for k in m.values():
    n.put(k, "v")
assert n[1] == "v"
# --- map: a key that cannot be compared
from java.util import TreeMap
m = TreeMap({"a": 1})
assert 5 not in m and None not in m
# --- map: text
from java.util import HashMap
assert str(HashMap({"a": 1})) == "{'a': 1}" and repr(HashMap({"a": 1})) == "HashMap({'a': 1})"
# --- map: abstract classes and patterns
from collections.abc import MutableMapping
from java.util import HashMap
assert isinstance(HashMap(), MutableMapping)
match HashMap({"a": 1, "b": 2}):
    case {"a": value}:
        assert value == 1
    case _:
        raise AssertionError
# --- map: Java's own methods
from java.util import HashMap
m = HashMap()
assert m.put("a", 1) is None and m.containsKey("a") and m.entrySet().iterator().next().getKey() == "a" and m.getOrDefault("b", 4) == 4
# --- map: to_py
from java.util import HashMap, ArrayList
m = HashMap({"a": ArrayList([1])})
assert m.to_py() == {"a": [1]} and type(m.to_py()["a"]) is list
# --- map: entries
p = ledger.pair()
assert p.key == "k" and p.value == 1 and p.getValue() == 1
# --- map: computeIfAbsent takes a function
from java.util import HashMap
m = HashMap()
assert m.computeIfAbsent("k", lambda k: k * 2) == "kk" and m["k"] == "kk"
# --- set: membership and length
from java.util import HashSet
s = HashSet([1, 2])
assert 1 in s and 3 not in s and len(s) == 2 and sorted(s) == [1, 2] and not HashSet()
# --- set: comparison
from java.util import HashSet
assert HashSet([1]) == {1} and {1} == HashSet([1]) and HashSet([1]) < {1, 2} and HashSet([1]) <= {1} and HashSet([1, 2]) > {1} and HashSet([1]) != {2}
# --- set: operators
from java.util import HashSet
s = HashSet([1, 2])
assert s & {2, 3} == {2} and s | {3} == {1, 2, 3} and s - {1} == {2} and s ^ {2, 3} == {1, 3} and {2, 3} & s == {2} and {5} | s == {1, 2, 5}
# --- set: operators in place
from java.util import HashSet
s = HashSet([1, 2])
s |= {3}
s &= {2, 3}
s -= {2}
s ^= {4}
assert type(s) is HashSet and s == {3, 4}
# --- set: methods
from java.util import HashSet
s = HashSet([1])
s.add(2); s.discard(9); s.remove(1); s.update([5, 6])
assert s == {2, 5, 6} and s.union([7]) == {2, 5, 6, 7} and s.intersection([5]) == {5} and s.difference([5]) == {2, 6}
assert s.issubset({2, 5, 6}) and s.issuperset([2]) and s.isdisjoint([9]) and s.copy() == {2, 5, 6} and s.symmetric_difference([2]) == {5, 6}
assert s.pop() in (2, 5, 6) and len(s) == 2
s.clear()
assert len(s) == 0
# --- set: a missing member
from java.util import HashSet
for f in (lambda: HashSet().remove(1), lambda: HashSet().pop()):
    try:
        f()
        raise AssertionError
    except KeyError:
        pass
# --- set: unhashable
from java.util import HashSet
try:
    hash(HashSet())
    raise AssertionError
except TypeError:
    pass
# --- set: abstract class
from collections.abc import MutableSet
from java.util import TreeSet
assert isinstance(TreeSet(), MutableSet)
# --- set: text
from java.util import HashSet
assert str(HashSet([1])) == "{1}" and repr(HashSet([1])) == "HashSet({1})" and repr(HashSet()) == "HashSet(set())"
# --- collection: queues
from java.util import ArrayDeque
d = ArrayDeque([1, 2])
assert len(d) == 2 and 1 in d and list(d) == [1, 2] and d.poll() == 1
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
# --- optional
from java.util import Optional
assert Optional.of(1) and not Optional.empty() and list(Optional.of(1)) == [1] and list(Optional.empty()) == []
assert Optional.of("x").get() == "x" and Optional.empty().orElse(3) == 3 and Optional.of(1).isPresent() and Optional.empty().isEmpty()
assert repr(Optional.of("x")) == "Optional('x')" and repr(Optional.empty()) == "Optional.empty"
assert Optional.of(1).to_py() == 1 and Optional.empty().to_py() is None and Optional.of(2).map(lambda v: v + 1).get() == 3
# --- optional: without a value
from java.util import Optional
try:
    Optional.empty().get()
    raise AssertionError
except KeyError as e:
    assert str(e) == "No value present"
# --- arrays
a = ledger.numbers(1, 2, 3)
assert len(a) == 3 and a[0] == 1 and a[-1] == 3 and a[1:] == [2, 3] and list(a) == [1, 2, 3] and 2 in a and a == [1, 2, 3] and a
a[0] = 9
assert a == [9, 2, 3] and a.index(2) == 1 and a.count(9) == 1 and list(reversed(a)) == [3, 2, 9] and repr(a) == "int[9, 2, 3]"
# --- arrays: keep their type
a = ledger.numbers(1)
for bad in ("x", 2**40, None, 1.5):
    try:
        a[0] = bad
        raise AssertionError
    except TypeError:
        pass
assert a == [1]
# --- arrays: keep their length
a = ledger.numbers(1, 2)
a[:] = [3, 4]
assert a == [3, 4]
for f in (lambda: a.__setitem__(slice(None), [1]), lambda: a.__delitem__(0)):
    try:
        f()
        raise AssertionError
    except (ValueError, TypeError):
        pass
# --- arrays: out of range
try:
    ledger.numbers()[0]
    raise AssertionError
except IndexError:
    pass
# --- arrays: to_py
assert ledger.numbers(1, 2).to_py() == [1, 2]
# --- context manager
lock = ledger.lock()
with lock as same:
    assert same is lock and lock.closed == 0
assert lock.closed == 1
# --- context manager: with an exception
lock = ledger.lock()
try:
    with lock:
        1 / 0
    raise AssertionError
except ZeroDivisionError:
    assert lock.closed == 1
# --- functions
from java.util.function import Function, Predicate
f = Function.identity()
assert callable(f) and f(5) == 5 and f.apply(6) == 6
assert Predicate.isEqual("a")("a") is True
# --- functions: composed with those of Python
from java.util.function import Function
assert Function.identity().andThen(lambda v: v + 1)(1) == 2
# --- functions: wrong arguments
from java.util.function import Function
for f in (lambda: Function.identity()(), lambda: Function.identity()(1, 2), lambda: Function.identity()(x=1)):
    try:
        f()
        raise AssertionError
    except TypeError:
        pass
# --- functions: what is none is not callable
from java.util import ArrayList
assert not callable(ArrayList()) and not callable(ledger)
# --- text that changes
from java.lang import StringBuilder
b = StringBuilder("ab")
b.append("c").append(1)
assert str(b) == "abc1" and len(b) == 4 and b[0] == "a" and b[-1] == "1" and b[1:3] == "bc" and "bc" in b and list(b)[0] == "a" and b == "abc1" and repr(b) == "StringBuilder('abc1')"
# --- comparable
from java.util import UUID
assert UUID(0, 1) < UUID(0, 2) and UUID(0, 2) >= UUID(0, 2) and sorted([UUID(0, 2), UUID(0, 1)])[0] == UUID(0, 1)
# --- comparable: not with everything
from java.util import UUID
try:
    UUID(0, 1) < 3
    raise AssertionError
except TypeError:
    pass
assert UUID(0, 1) != 3
# --- numbers that change
from java.util.concurrent.atomic import AtomicInteger, AtomicLong
n = AtomicInteger(5)
assert int(n) == 5 and float(n) == 5.0 and n == 5 and n < 6 and n.incrementAndGet() == 6 and str(n) == "6" and bool(AtomicInteger()) is False and n > AtomicLong(1)
# --- big numbers
from java.math import BigInteger, BigDecimal
from decimal import Decimal
assert BigInteger("123456789012345678901234567890") == 123456789012345678901234567890 and BigDecimal("1E+3") == Decimal(1000)
# --- java.time: parts
from java.time import LocalDate, LocalDateTime, Duration
d = LocalDate.of(2026, 1, 31)
assert d.year == 2026 and d.monthValue == 1 and d.dayOfMonth == 31 and str(d) == "2026-01-31" and d.plusDays(1).month.name() == "FEBRUARY"
# --- java.time: sums and differences
from java.time import LocalDate, Duration, Period, LocalDateTime
d = LocalDate.of(2026, 1, 31)
assert d + Period.ofMonths(1) == LocalDate.of(2026, 2, 28) and d - Period.ofDays(1) == LocalDate.of(2026, 1, 30) and d - LocalDate.of(2026, 1, 1) == Duration.ofDays(30)
assert LocalDateTime.of(2026, 1, 1, 0, 0) + Duration.ofHours(1) == LocalDateTime.of(2026, 1, 1, 1, 0) and Duration.ofHours(1) + Duration.ofHours(1) == Duration.ofHours(2)
# --- java.time: with Python's
import datetime
from java.time import LocalDate, Duration, Instant, LocalTime
d = LocalDate.of(2026, 1, 31)
assert d == datetime.date(2026, 1, 31) and datetime.date(2026, 1, 31) == d and d < datetime.date(2026, 2, 1) and d + datetime.timedelta(days=1) == datetime.date(2026, 2, 1)
assert Duration.ofSeconds(90) == datetime.timedelta(seconds=90) and LocalTime.of(1, 2) == datetime.time(1, 2)
assert {d: 1}[datetime.date(2026, 1, 31)] == 1
assert Instant.ofEpochSecond(0) == datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
# --- java.time: to_py
import datetime
from java.time import LocalDate, LocalDateTime, Duration, Instant, ZonedDateTime, ZoneId
assert LocalDate.of(2026, 1, 2).to_py() == datetime.date(2026, 1, 2) and type(LocalDate.of(2026, 1, 2).to_py()) is datetime.date
assert LocalDateTime.of(2026, 1, 2, 3, 4, 5).to_py() == datetime.datetime(2026, 1, 2, 3, 4, 5)
assert Duration.ofMillis(1500).to_py() == datetime.timedelta(seconds=1.5)
assert Instant.ofEpochSecond(1).to_py().tzinfo is not None
# --- java.time: what Python's cannot hold
from java.time import LocalDate, Duration
assert type(LocalDate.of(12000, 1, 1).to_py()) is LocalDate and type(Duration.ofNanos(1).to_py()) is Duration
# --- java.time: classes match patterns
from java.time import LocalDate
match LocalDate.of(2026, 1, 31):
    case LocalDate(year=2026, monthValue=m):
        assert m == 1
    case _:
        raise AssertionError
# --- await: a future that is done
import asyncio
from java.util.concurrent import CompletableFuture
async def main():
    return await CompletableFuture.completedFuture(5)
assert asyncio.run(main()) == 5
# --- await: a future that comes
import asyncio
async def main():
    return await ledger.later()
assert asyncio.run(main()) == "came"
# --- await: a future that fails
import asyncio
from java.lang import IllegalStateException
from java.util.concurrent import CompletableFuture
async def main():
    try:
        await CompletableFuture.failedFuture(IllegalStateException("no"))
    except IllegalStateException as e:
        return str(e)
assert asyncio.run(main()) == "no"
# --- await: a cancelled future
import asyncio
from java.util.concurrent import CompletableFuture
async def main():
    f = CompletableFuture()
    f.cancel(True)
    try:
        await f
    except asyncio.CancelledError:
        return "cancelled"
assert asyncio.run(main()) == "cancelled"
# --- await: cancellation reaches the future
import asyncio
from java.util.concurrent import CompletableFuture
async def main():
    f = CompletableFuture()
    async def wait(): await f
    t = asyncio.ensure_future(wait())
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        pass
    await asyncio.sleep(0)
    return f.isCancelled()
assert asyncio.run(main()) is True
# --- await: gather
import asyncio
from java.util.concurrent import CompletableFuture
async def main():
    async def one(v): return await CompletableFuture.completedFuture(v)
    return await asyncio.gather(one(1), one(2))
assert asyncio.run(main()) == [1, 2]
