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
# --- list: text of one that contains itself
from java.util import ArrayList, HashMap
l = ArrayList([1])
l.append(l)
m = HashMap()
m["m"] = m
inner = ArrayList()
outer = HashMap({"l": inner})
inner.append(outer)
assert str(l) == "[1, [...]]" and repr(l) == "ArrayList([1, [...]])" and repr([l]) == "[ArrayList([1, [...]])]"
assert str(m) == "{'m': {...}}" and repr(m) == "HashMap({'m': {...}})" and repr(inner) == "ArrayList([HashMap({'l': [...]})])"
assert repr(ArrayList([l, l])) == f"ArrayList([{l!r}, {l!r}])"
