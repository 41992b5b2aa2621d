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
