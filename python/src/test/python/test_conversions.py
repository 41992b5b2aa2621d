"""pyodide.ffi: values that cross the border"""

from js import Array, Map, Promise
from pyodide.ffi import (
    IN_PYODIDE,
    ConversionError,
    JsArray,
    JsBuffer,
    JsMutableMap,
    JsPromise,
    JsProxy,
    JsTypedArray,
    destroy_proxies,
    to_js,
)
from support import raises


def test_we_are_in_pyodide():
    assert IN_PYODIDE is True


def test_immutables_cross_as_they_are():
    array = to_js([1, 1.5, "text", True, None, 2**70])
    assert array.to_py() == [1, 1.5, "text", True, None, 2**70]
    assert array[5] == 2**70 and array[3] is True and array[4] is None


def test_lists_become_arrays():
    array = to_js([1, [2, [3]]])
    assert isinstance(array, JsArray) and isinstance(array, JsProxy)
    assert len(array) == 2 and array[1][1][0] == 3
    assert array.to_py() == [1, [2, [3]]]


def test_tuples_become_arrays_and_sets_sets():
    assert to_js((1, 2)).to_py() == [1, 2]
    numbers = to_js({1, 2})
    assert numbers.has(1) and numbers.size == 2 and numbers.to_py() == {1, 2}


def test_dicts_become_objects():
    value = to_js({"a": 1, "b": {"c": [2]}})
    assert value.a == 1 and value.b.c[0] == 2
    assert value.to_py() == {"a": 1, "b": {"c": [2]}}
    assert value.object_keys().to_py() == ["a", "b"]


def test_dict_converters():
    as_map = to_js({1: 2, "x": 3}, dict_converter=Map.new)
    assert isinstance(as_map, JsMutableMap) and as_map[1] == 2 and as_map["x"] == 3
    pairs = to_js({"a": 1}, dict_converter=Array.js_from if hasattr(Array, "js_from") else Array.from_)
    assert pairs.to_py() == [["a", 1]]


def test_depth():
    value = to_js([[1]], depth=1)
    assert isinstance(value[0], list)
    assert value.to_py(depth=1)[0] == [1]


def test_what_has_no_conversion_is_proxied():
    class Thing:
        pass

    thing = Thing()
    proxies = Array.new()
    value = to_js([thing], pyproxies=proxies)
    assert value[0] is thing and len(proxies) == 1
    destroy_proxies(proxies)
    raises(ConversionError, lambda: to_js(Thing(), create_pyproxies=False))


def test_default_converter():
    class Pair:
        def __init__(self, a, b):
            self.a, self.b = a, b

    def convert(value, convert, cache):
        if not isinstance(value, Pair):
            return value
        result = Array.new()
        cache(value, result)
        result.push(convert(value.a))
        result.push(convert(value.b))
        return result

    assert to_js(Pair(1, [2]), default_converter=convert).to_py() == [1, [2]]
    loop = Pair(1, None)
    loop.b = loop
    value = to_js(loop, default_converter=convert)
    assert value[1].js_id == value.js_id


def test_eager_converter():
    def eager(value, convert, cache):
        return "eager" if isinstance(value, tuple) else convert(value)

    assert to_js([(1,), [2]], eager_converter=eager).to_py() == ["eager", [2]]


def test_cycles_and_shared_parts_stay():
    inner = [1]
    value = to_js([inner, inner])
    first, second = value[0], value[1]
    assert first.js_id == second.js_id and first == second
    loop = []
    loop.append(loop)
    converted = to_js(loop)
    assert converted[0] == converted
    back = converted.to_py()
    assert back[0] is back


def test_keys_that_cannot_be():
    raises(ConversionError, lambda: to_js({(1, 2): 3}))
    raises(ConversionError, lambda: to_js({(1, 2)}))


def test_bytes_become_typed_arrays():
    value = to_js(b"abc")
    assert isinstance(value, JsTypedArray) and isinstance(value, JsBuffer)
    assert value.to_bytes() == b"abc" and value.to_py().tobytes() == b"abc" and value[0] == 97


def test_to_py_converters():
    def convert(value, convert, cache):
        return ("promise",) if isinstance(value, JsPromise) else value

    assert to_js([1, Promise.withResolvers().promise]).to_py(default_converter=convert) == [1, ("promise",)]
