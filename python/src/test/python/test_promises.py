"""pyodide.ffi: promises, iterators, modules, wrappers"""

import gc
import sys

import js
from js import Error, Map, Object, Promise
from pyodide.ffi import (
    JsException,
    JsIterable,
    JsIterator,
    JsPromise,
    register_js_module,
    run_sync,
    to_js,
    unregister_js_module,
)
from support import raises


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
    assert await Promise.race([Promise.withResolvers().promise, 2]) == 2
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
    asyncio.run(asyncio.sleep(0.2))
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
