"""pyodide.ffi"""

import gc
import sys
from collections.abc import Mapping, MutableMapping, MutableSequence, Sequence

import js
from js import Array, ArrayBuffer, Error, Float64Array, Map, Object, Promise, Set, Uint8Array
from pyodide.ffi import (
    IN_PYODIDE,
    ConversionError,
    JsArray,
    JsBigInt,
    JsBuffer,
    JsCallable,
    JsCallableDoubleProxy,
    JsDoubleProxy,
    JsException,
    JsIterable,
    JsIterator,
    JsMap,
    JsMutableMap,
    JsNull,
    JsOnceCallable,
    JsPromise,
    JsProxy,
    JsTypedArray,
    create_once_callable,
    create_proxy,
    destroy_proxies,
    jsnull,
    register_js_module,
    run_sync,
    to_js,
    unregister_js_module,
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


def test_errors():
    error = Error.new("message")
    assert isinstance(error, JsException) and isinstance(error, Exception)
    assert error.name == "Error" and error.message == "message" and str(error) == "Error: message"
    caught = raises(JsException, lambda: Map())
    assert caught.name == "TypeError"
    made = JsException("TypeError", "made")
    assert made.name == "TypeError" and str(made) == "TypeError: made"

    def fails():
        raise made

    assert raises(JsException, fails) is made


def test_exceptions_keep_their_identity_through_a_host_function():
    class Own(Exception):
        pass

    own = Own("mine")

    def fails(*ignored):
        raise own

    assert raises(Own, lambda: Array.new(1).map(fails)) is own


def test_callbacks_get_arguments():
    seen = []
    Array.new("a", "b").forEach(lambda value, index, array: seen.append((value, index)))
    assert seen == [("a", 0), ("b", 1)]
    assert Array.new(1, 2, 3).map(lambda x, *rest: x * 2).to_py() == [2, 4, 6]
    assert Array.new(3, 1, 2).sort(lambda a, b: a - b).to_py() == [1, 2, 3]
    assert Array.new(1, 2).reduce(lambda a, b, *rest: a + b, 10) == 13


def test_create_proxy():
    value = [1, 2]
    proxy = create_proxy(value)
    assert isinstance(proxy, JsDoubleProxy) and proxy.unwrap() is value
    proxy.destroy()
    assert "already been destroyed" in str(raises(JsException, lambda: proxy.destroyed_now))

    def f(x):
        return x + 1

    function = create_proxy(f)
    assert isinstance(function, JsCallableDoubleProxy) and function(1) == 2
    function.destroy()


def test_borrowed_proxies_end_with_the_call():
    kept = []

    class Thing:
        pass

    holder = Object.new()
    Array.new(1).forEach(lambda *args: kept.append(args))
    Object.assign(holder, to_js({"a": 1}))
    assert holder.a == 1 and kept


def test_create_once_callable():
    calls = []
    once = create_once_callable(lambda x: calls.append(x))
    assert isinstance(once, JsOnceCallable)
    once(1)
    assert calls == [1]
    assert "OnceProxy can only be called once" in str(raises(JsException, lambda: once(2)))
    other = create_once_callable(print)
    other.destroy()
    assert "already been destroyed" in str(raises(JsException, other.destroy))


def test_capture_this():
    seen = []
    proxy = create_proxy(lambda self, x: seen.append((self.name, x)), capture_this=True)
    value = Object.new()
    value.name = "owner"
    value.method = proxy
    proxy.call(value, 5)
    assert seen == [("owner", 5)]
    proxy.destroy()


def test_proxies_of_lists_have_the_methods_of_arrays():
    proxy = create_proxy([3, 1, 2])
    assert proxy.length == 3 and len(proxy) == 3
    assert proxy.map(lambda x, *r: x * 2).to_py() == [6, 2, 4]
    assert proxy.filter(lambda x, *r: x > 1).to_py() == [3, 2]
    assert proxy.indexOf(2) == 2 and proxy.includes(1) and proxy.join("-") == "3-1-2"
    assert proxy.slice(1).to_py() == [1, 2] and proxy.at(-1) == 2 and proxy.find(lambda x, *r: x < 3) == 1
    assert proxy.some(lambda x, *r: x > 2) and not proxy.every(lambda x, *r: x > 2)
    assert proxy.push(9) == 4 and proxy.splice(3).to_py() == [9] and proxy.shift() == 3 and proxy.unshift(7, 8) == 4
    assert proxy.unwrap() == [7, 8, 1, 2]
    proxy.sort(lambda a, b: a - b)
    assert proxy.unwrap() == [1, 2, 7, 8]
    assert proxy.splice(1, 2).to_py() == [2, 7] and proxy.unwrap() == [1, 8]
    proxy.reverse()
    assert proxy.unwrap() == [8, 1]
    proxy.fill(0)
    assert proxy.unwrap() == [0, 0]
    proxy.destroy()


def test_buffers_of_proxies():
    data = bytearray(b"abcd")
    proxy = create_proxy(data)
    view = proxy.getBuffer()
    assert view.data.to_bytes() == b"abcd" and view.format == "B" and view.nbytes == 4
    assert view.shape.to_py() == [4] and view.strides.to_py() == [1] and not view.readonly and view.c_contiguous
    view.data[0] = 120
    assert data == b"xbcd"
    raises(BufferError, lambda: data.append(1))
    view.release()
    data.append(1)
    raises(JsException, lambda: view.data[0])
    words = proxy.getBuffer("i8")
    assert words.data.BYTES_PER_ELEMENT == 1
    words.release()
    raises(JsException, lambda: proxy.getBuffer("nothing"))
    proxy.destroy()


def test_relaxed_calls():
    proxy = create_proxy(lambda a: a)
    assert proxy.callRelaxed(1, 2, 3) == 1
    assert proxy.callWithOptions(to_js({"relaxed": True}), 4, 5) == 4
    assert proxy.callKwargs(to_js({"a": 6})) == 6
    proxy.destroy()


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


async def test_promises():
    promise = Promise.resolve(5)
    assert await promise == 5 and isinstance(Promise.withResolvers().promise, JsPromise)
    assert await promise.then(lambda x: x + 1) == 6
    assert await Promise.reject(Error.new("no")).catch(lambda e: e.message) == "no"
    ended = []
    assert await promise.finally_(lambda: ended.append(1)) == 5 and ended == [1]


async def test_rejected_promises_raise():
    try:
        await Promise.reject(Error.new("no"))
    except JsException as e:
        assert e.message == "no"
    else:
        raise AssertionError("no exception")


async def test_promise_combinations():
    assert (await Promise.all([Promise.resolve(1), 2])).to_py() == [1, 2]
    assert await Promise.race([Promise.resolve(1), 2]) == 1
    assert await Promise.any([Promise.reject(Error.new("x")), 3]) == 3
    states = await Promise.allSettled([Promise.reject(Error.new("x")), 3])
    assert [s.status for s in states] == ["rejected", "fulfilled"]


async def test_promises_of_executors():
    def executor(resolve, reject):
        resolve(7)

    assert await Promise.new(executor) == 7
    pair = Promise.withResolvers()
    pair.resolve(8)
    assert await pair.promise == 8


async def test_a_coroutine_is_a_promise_for_the_host():
    async def value():
        return 3

    assert (await Promise.all([value(), value()])).to_py() == [3, 3]


async def test_exceptions_of_coroutines_stay_themselves():
    own = KeyError("own")

    async def fails():
        raise own

    try:
        await Promise.resolve(fails())
    except KeyError as e:
        assert e is own
    else:
        raise AssertionError("no exception")


def test_run_sync_of_promises():
    assert run_sync(Promise.resolve(4)) == 4
    raises(JsException, lambda: run_sync(Promise.reject(Error.new("no"))))


def test_iterators():
    iterator = Map.new([["a", 1]]).entries()
    assert isinstance(iterator, JsIterator) and isinstance(iterator, JsIterable)
    assert next(iterator).to_py() == ["a", 1]
    raises(StopIteration, lambda: next(iterator))


def test_js_modules():
    register_js_module("made_up", to_js({"a": 1, "inner": {"b": 2}}))
    try:
        import made_up
        from made_up.inner import b

        assert made_up.a == 1 and b == 2
    finally:
        unregister_js_module("made_up")
    for name in ("made_up", "made_up.inner"):
        sys.modules.pop(name, None)

    def missing():
        import made_up  # noqa: F401

    raises(ModuleNotFoundError, missing)
    raises(ValueError, lambda: unregister_js_module("made_up"))
    raises(TypeError, lambda: register_js_module(5, Object.new()))


def test_weak_references():
    value = Object.new()
    reference = value.to_weakref()
    assert reference.deref() == value


def test_bound_signatures():
    def sig(x: int, /) -> int: ...

    bound = js.Number.bind_sig(sig)
    assert bound("5") == 5


def test_wrappers():
    from pyodide.ffi.wrappers import clear_interval, clear_timeout, set_interval, set_timeout
    import asyncio

    calls = []
    set_timeout(lambda: calls.append("timeout"), 1)
    clear_timeout(set_timeout(lambda: calls.append("never"), 1))
    interval = set_interval(lambda: calls.append("interval"), 2)
    asyncio.run(asyncio.sleep(0.03))
    clear_interval(interval)
    count = len(calls)
    asyncio.run(asyncio.sleep(0.01))
    assert calls[0] == "timeout" and calls.count("interval") >= 2 and "never" not in calls
    assert len(calls) == count


def test_event_listeners():
    from js import AbortController
    from pyodide.ffi.wrappers import add_event_listener, remove_event_listener

    seen = []
    controller = AbortController.new()

    def listener(event):
        seen.append(event.type)

    def other(event):
        seen.append("other")

    signal = controller.signal
    add_event_listener(signal, "abort", listener)
    add_event_listener(signal, "abort", other)
    remove_event_listener(signal, "abort", other)
    controller.abort()
    assert seen == ["abort"]
    remove_event_listener(signal, "abort", listener)
    gc.collect()
