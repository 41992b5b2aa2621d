# --- all primitive types there and back
from org.jyodide.fixtures import Echo
cases = [
    (Echo.booleans, [True, False]), (Echo.shorts, [-32768, 32767]), (Echo.chars, ["a", "\uffff"]),
    (Echo.ints, [-2**31, 0, 2**31 - 1]), (Echo.longs, [-2**63, 2**53 + 1, 2**63 - 1]),
    (Echo.floats, [0.5, float("inf"), -0.0]), (Echo.doubles, [0.1, -0.0, float("-inf"), 5e-324]),
    (Echo.strings, ["", "a\ud800", None]), (Echo.objects, [1, "a", None, 2.5]),
]
for function, values in cases:
    array = function(values)
    assert list(array) == values and len(array) == len(values), (function, list(array))
    assert array == values and function(array) is array
    assert len(function([])) == 0 and not function(()) and list(function(tuple(values))) == values
# --- bytes are bytes
from org.jyodide.fixtures import Echo
assert Echo.bytes(b"\x00\xff") == b"\x00\xff" and Echo.bytes(bytearray(b"a")) == b"a" and Echo.bytes(memoryview(b"ab")[1:]) == b"b"
assert Echo.bytes([0, -128, 127]) == b"\x00\x80\x7f"
# --- signs of zero and nan
import math
from org.jyodide.fixtures import Echo
a = Echo.doubles([-0.0, math.nan])
assert math.copysign(1, a[0]) == -1 and math.isnan(a[1])
f = Echo.floats([-0.0, math.nan, 0.1])
assert math.copysign(1, f[0]) == -1 and math.isnan(f[1]) and f[2] == 0.10000000149011612
# --- elements out of range say so
from org.jyodide.fixtures import Echo
for function, value in ((Echo.shorts, 32768), (Echo.ints, 2**31), (Echo.longs, 2**63), (Echo.bytes, 128), (Echo.chars, "ab"),
                        (Echo.chars, ""), (Echo.booleans, 1), (Echo.ints, 1.5), (Echo.strings, 5), (Echo.chars, "\U0001f600")):
    try:
        function([value])
        raise AssertionError((function, value))
    except (TypeError, OverflowError) as e:
        assert "[0]" in str(e) or "0" in str(e), e
# --- index, negative index, out of range
from org.jyodide.fixtures import Echo
a = Echo.ints([1, 2, 3])
assert a[0] == 1 and a[-1] == 3 and a[-3] == 1
for index in (3, -4, 2**40):
    for access in (lambda: a[index], lambda: a.__setitem__(index, 1)):
        try:
            access()
            raise AssertionError
        except IndexError as e:
            assert "range" in str(e) or "fit" in str(e), e
for index in ("0", 1.0, None):
    try:
        a[index]
        raise AssertionError
    except TypeError:
        pass
# --- slices are lists
from org.jyodide.fixtures import Echo
a = Echo.ints(range(6))
assert a[1:3] == [1, 2] and a[::-1] == [5, 4, 3, 2, 1, 0] and a[::2] == [0, 2, 4] and a[-2:] == [4, 5] and a[9:] == []
assert type(a[:]) is list
# --- elements and slices are set
from org.jyodide.fixtures import Echo
a = Echo.ints([1, 2, 3, 4])
a[0] = 10; a[-1] = 40; a[1:3] = [20, 30]
assert a == [10, 20, 30, 40]
a[::-1] = (1, 2, 3, 4)
assert a == [4, 3, 2, 1]
for bad in ("x", 1.5, None, 2**31):
    try:
        a[0] = bad
        raise AssertionError
    except (TypeError, OverflowError):
        pass
assert a == [4, 3, 2, 1]
# --- the length stays
from org.jyodide.fixtures import Echo
a = Echo.ints([1, 2, 3])
for change in (lambda: a.__setitem__(slice(0, 2), [1]), lambda: a.__setitem__(slice(0, 1), [1, 2])):
    try:
        change()
        raise AssertionError
    except ValueError as e:
        assert "length" in str(e)
try:
    del a[0]
    raise AssertionError
except TypeError:
    pass
assert not hasattr(a, "append") and a == [1, 2, 3]
# --- several dimensions
from org.jyodide.fixtures import Echo
g = Echo.grid([[1, 2], [3], []])
assert len(g) == 3 and g[0][1] == 2 and g[1] == [3] and len(g[2]) == 0 and [list(r) for r in g] == [[1, 2], [3], []]
g[0][1] = 20
assert g[0] == [1, 20] and g[-1] == []
g[2] = [7, 8]
assert g[2][1] == 8
try:
    Echo.grid([[1], ["x"]])
    raise AssertionError
except TypeError as e:
    assert "[1][0]" in str(e), e
# --- iteration, membership, position, count
from org.jyodide.fixtures import Echo
a = Echo.ints([1, 2, 1])
assert 2 in a and 9 not in a and "x" not in a and a.index(2) == 1 and a.count(1) == 2 and list(reversed(a)) == [1, 2, 1] and sum(a) == 4
assert sorted(a) == [1, 1, 2] and max(a) == 2
x, *rest = a
assert x == 1 and rest == [2, 1]
try:
    a.index(5)
    raise AssertionError
except ValueError as e:
    assert "5" in str(e)
# --- comparison with sequences
from org.jyodide.fixtures import Echo
a = Echo.ints([1, 2])
assert a == [1, 2] and [1, 2] == a and a == Echo.ints([1, 2]) and a == Echo.longs([1, 2]) and a != [1] and a < [1, 3] and a != "12"
try:
    hash(a)
    raise AssertionError
except TypeError:
    pass
# --- text
from org.jyodide.fixtures import Echo
assert repr(Echo.ints([1, 2])) == "int[1, 2]" and str(Echo.strings(["a"])) == "String['a']", str(Echo.strings(["a"]))
# --- abstract class, patterns, copies
from collections.abc import Sequence
from org.jyodide.fixtures import Echo
a = Echo.ints([1, 2])
assert isinstance(a, Sequence)
match a:
    case [1, second]:
        assert second == 2
    case _:
        raise AssertionError
assert a.to_py() == [1, 2] and type(a.to_py()) is list and Echo.grid([[1]]).to_py() == [[1]] and type(Echo.grid([[1]]).to_py()[0]) is list
# --- java.util.Arrays works on them in place
from java.util import Arrays
from org.jyodide.fixtures import Echo
a = Echo.ints([3, 1, 2])
Arrays.sort(a)
assert a == [1, 2, 3] and Arrays.toString(a) == "[1, 2, 3]" and list(Arrays.copyOf(a, 2)) == [1, 2] and Arrays.asList("a", "b") == ["a", "b"]
# --- from a generator, a set
from org.jyodide.fixtures import Echo
assert Echo.ints(i * i for i in range(3)) == [0, 1, 4] and Echo.ints({5}) == [5]
# --- text and dicts are no arrays
from org.jyodide.fixtures import Echo
for function, wrong in ((Echo.strings, "ab"), (Echo.ints, {1: 2}), (Echo.ints, 5), (Echo.ints, b"ab")):
    try:
        function(wrong)
        raise AssertionError(wrong)
    except TypeError:
        pass
