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
