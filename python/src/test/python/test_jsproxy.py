"""pyodide.ffi: containers and objects of the host"""

from collections.abc import Mapping, MutableMapping, MutableSequence, Sequence

import js
from js import Array, ArrayBuffer, Float64Array, Map, Object, Set, Uint8Array
from pyodide.ffi import (
    JsBigInt,
    JsCallable,
    JsMap,
    JsNull,
    jsnull,
    to_js,
)
from support import raises


def test_maps():
    value = Map.new([["a", 1], ["b", 2]])
    assert isinstance(value, JsMap) and isinstance(value, MutableMapping) and isinstance(value, Mapping)
    assert value["a"] == 1 and len(value) == 2 and "a" in value and "z" not in value
    assert list(value) == ["a", "b"] and list(value.items()) == [("a", 1), ("b", 2)]
    assert list(value.keys()) == ["a", "b"] and list(value.values()) == [1, 2]
    value["c"] = 3
    del value["a"]
    assert value.to_py() == {"b": 2, "c": 3}
    assert raises(KeyError, lambda: value["z"]).args == ("z",)
    assert value.get("z", 9) == 9 and value.pop("b") == 2 and value.setdefault("d", 4) == 4
    value.update({"e": 5}, f=6)
    assert value["e"] == 5 and value["f"] == 6
    value.clear()
    assert len(value) == 0 and not value


def test_sets():
    value = Set.new([1, 2, 2])
    assert len(value) == 2 and 2 in value and sorted(value) == [1, 2]


def test_arrays_are_sequences():
    array = Array.new(1, 2, 3)
    assert isinstance(array, MutableSequence) and isinstance(array, Sequence)
    assert array[0] == 1 and array[-1] == 3 and array[0:2].to_py() == [1, 2] and array[::-1].to_py() == [3, 2, 1]
    assert raises(IndexError, lambda: array[3])
    array.append(4)
    array.extend([5, 6])
    array.insert(0, 0)
    assert array.to_py() == [0, 1, 2, 3, 4, 5, 6]
    assert array.pop() == 6 and array.pop(0) == 0
    assert array.index(3) == 2 and array.count(3) == 1 and 3 in array
    raises(ValueError, lambda: array.index(99))
    array.remove(3)
    array.reverse()
    assert array.to_py() == [5, 4, 2, 1]
    assert list(reversed(array)) == [1, 2, 4, 5]
    array[1:3] = [9]
    assert array.to_py() == [5, 9, 1]
    del array[0]
    array += [7]
    assert (array * 2).to_py() == [9, 1, 7, 9, 1, 7] and (array + [8]).to_py() == [9, 1, 7, 8]
    assert not Array.new() and array


def test_objects():
    value = Object.new()
    value.a = 1
    value.class_ = 2
    assert value.a == 1 and value.object_keys().to_py() == ["a", "class"]
    assert value.object_entries().to_py() == [["a", 1], ["class", 2]] and value.object_values().to_py() == [1, 2]
    del value.a
    assert not hasattr(value, "a")
    raises(AttributeError, lambda: value.missing)
    assert "class_" in dir(value) and value.typeof == "object"


def test_objects_as_maps():
    value = to_js({"a": 1, "b": {"c": 2}})
    view = value.as_object_map()
    assert view["a"] == 1 and set(view) == {"a", "b"} and "a" in view and len(view) == 2
    view["d"] = 4
    assert value.d == 4
    del view["a"]
    assert not hasattr(value, "a")
    raises(KeyError, lambda: view["zz"])
    assert value.as_object_map(hereditary=True)["b"]["c"] == 2


def test_objects_as_json():
    value = to_js({"a": [1, {"b": 2}]}).as_py_json()
    assert value["a"][1]["b"] == 2 and list(value) == ["a"]


def test_identity_and_equality():
    value = Object.new()
    holder = Array.new(value)
    assert holder[0] == value and holder[0].js_id == value.js_id
    raises(TypeError, lambda: hash(value))
    assert Object.new() != value


def test_functions():
    assert isinstance(js.setTimeout, JsCallable) and js.setTimeout.typeof == "function"
    assert callable(js.setTimeout) and not callable(Object.new())
    assert Object.fromEntries([["a", 1]]).a == 1
    raises(TypeError, lambda: Object.new()())


def test_typed_arrays():
    array = Float64Array.new(3)
    array[1] = 2.5
    assert list(array) == [0, 2.5, 0] and array.BYTES_PER_ELEMENT == 8 and array.byteLength == 24
    assert Uint8Array.new([1, 2, 300]).to_bytes() == bytes([1, 2, 44])
    view = Uint8Array.new(array.buffer, 8, 8)
    assert view.length == 8
    assert memoryview(array.to_memoryview()).format == "d"
    assert Uint8Array.of(1, 2).to_py().tolist() == [1, 2]


def test_buffers():
    buffer = ArrayBuffer.new(4)
    view = Uint8Array.new(buffer)
    view.assign(b"wxyz")
    assert buffer.to_bytes() == b"wxyz" and buffer.to_string() == "wxyz"
    target = bytearray(4)
    view.assign_to(target)
    assert target == b"wxyz"
    raises(ValueError, lambda: view.assign(b"too long for it"))
    assert view.subarray(1, 3).to_bytes() == b"xy"
    import tempfile

    with tempfile.TemporaryFile() as file:
        view.to_file(file)
        file.seek(0)
        other = Uint8Array.new(4)
        other.from_file(file)
        assert other.to_bytes() == b"wxyz"


def test_strings_of_buffers():
    view = Uint8Array.new([0xE4])
    assert view.to_string("latin1") == "ä"
    raises(ValueError, lambda: view.to_string())


def test_null_is_not_none():
    assert js.JSON.parse("null") is jsnull and isinstance(jsnull, JsNull) and not jsnull
    assert repr(jsnull) == "jsnull" and to_js(jsnull) is jsnull
    assert Array.new(None)[0] is None


def test_big_integers():
    assert to_js(2**60) == 2**60
    small = js.BigInt(5)
    assert isinstance(small, JsBigInt) and small == 5 and small + 1 == 6
