# --- components are attributes and methods
from org.jyodide.fixtures import Echo
p = Echo.Point(3, 4)
assert p.x == 3 and p.y == 4 and p.x() == 3 if callable(p.x) else p.x == 3
assert p.length() == 5.0
# --- constructors, static members and other methods
from org.jyodide.fixtures import Echo
assert Echo.Point(2) == Echo.Point(2, 2) == Echo.Point.of(2, 2) and Echo.Point.ORIGIN == Echo.Point(0)
assert Echo.Point(1, 2).plus(Echo.Point(1)) == Echo.Point(2, 3)
# --- equality and hash are Java's
from org.jyodide.fixtures import Echo
a, b = Echo.Point(1, 2), Echo.Point(1, 2)
assert a == b and a is not b and hash(a) == hash(b) and {a: 1}[b] == 1 and a != Echo.Point(2, 1) and a != (1, 2)
# --- text
from org.jyodide.fixtures import Echo
assert str(Echo.Point(1, 2)) == "Point[x=1, y=2]" and "Point" in repr(Echo.Point(1, 2))
# --- order is that of Comparable
from org.jyodide.fixtures import Echo
points = [Echo.Point(2, 1), Echo.Point(1, 2), Echo.Point(1, 1)]
assert [str(p) for p in sorted(points)] == ["Point[x=1, y=1]", "Point[x=1, y=2]", "Point[x=2, y=1]"]
# --- components cannot be set
from org.jyodide.fixtures import Echo
p = Echo.Point(1, 2)
try:
    p.x = 5
    raise AssertionError
except AttributeError:
    pass
assert p.x == 1
# --- patterns, by name and by position
from org.jyodide.fixtures import Echo
match Echo.Point(3, 4):
    case Echo.Point(x=3, y=y):
        assert y == 4
    case _:
        raise AssertionError
match Echo.Point(3, 4):
    case Echo.Point(a, b):
        assert (a, b) == (3, 4)
    case _:
        raise AssertionError
# --- wanted by Java: from a dict, a sequence, an object
from org.jyodide.fixtures import Echo
import types
for value in ({"x": 1, "y": 2}, (1, 2), [1, 2], types.SimpleNamespace(x=1, y=2), Echo.Point(1, 2)):
    assert Echo.point(value) == Echo.Point(1, 2), value
# --- wanted by Java: one in another
from org.jyodide.fixtures import Echo
s = Echo.segment({"from": (1, 2), "to": {"x": 3, "y": 4}})
assert s.to == Echo.Point(3, 4) and not s.name and getattr(s, "from_") == Echo.Point(1, 2)
assert Echo.segment(((1, 2), (3, 4), "n")).name.get() == "n"
# --- wanted by Java: what does not fit says what and where
from org.jyodide.fixtures import Echo
for value, words in (({"x": 1}, "y"), ({"x": 1, "y": 2, "z": 3}, "z"), ((1,), "(x, y)"), ({"x": 1, "y": "2"}, "y")):
    try:
        Echo.point(value)
        raise AssertionError(value)
    except TypeError as e:
        assert words in str(e), (value, str(e))
# --- wanted by Java: generic components are converted to their types
from org.jyodide.fixtures import Echo
p = Echo.pair(("a", 1))
assert p.first == "a" and p.second == 1
try:
    Echo.pair((1, 1))
    raise AssertionError
except TypeError as e:
    assert "[0]" in str(e), e
# --- a check in the constructor raises
from org.jyodide.fixtures import Echo
try:
    Echo.Range(2, 1, [])
    raise AssertionError
except ValueError as e:
    assert str(e) == "2 > 1"
assert list(Echo.Range(1, 2, ["a"]).tags) == ["a"]
# --- one without components
from org.jyodide.fixtures import Echo
assert Echo.Nothing() == Echo.Nothing() and str(Echo.Nothing()) == "Nothing[]"
# --- dir, vars and isinstance
from org.jyodide.fixtures import Echo
from java.lang import Record, Comparable
p = Echo.Point(1, 2)
assert {"x", "y", "length", "plus"} <= set(dir(p))
assert isinstance(p, Echo.Point) and isinstance(p, Record) and isinstance(p, Comparable) and not isinstance(p, Echo.Pair)
# --- wrong constructor arguments
from org.jyodide.fixtures import Echo
for arguments in ((), (1, 2, 3), ("a", "b"), (1.5, 2)):
    try:
        Echo.Point(*arguments)
        raise AssertionError(arguments)
    except TypeError as e:
        assert "Point" in str(e), e
