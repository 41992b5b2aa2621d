"""The modules js and pyodide_js"""

import io
import sys

import js
import pyodide_js
from js import JSON, Array, Number, Object, Set, console
from pyodide.ffi import JsException, to_js
from support import raises, raises_async


def test_js_is_a_closed_list():
    for name in ("document", "window", "process", "require", "java", "Java", "Packages"):
        assert not hasattr(js, name), name
    raises(ImportError, lambda: exec("from js import document"))


def test_global_this():
    assert js.globalThis.Object == js.Object and js.self == js.globalThis


def test_json():
    text = JSON.stringify(to_js({"a": [1, 2.5, "x\n", None, True], "b": {}}))
    assert text == '{"a":[1,2.5,"x\\n",null,true],"b":{}}'
    assert JSON.parse(text).to_py() == {"a": [1, 2.5, "x\n", JSON.parse("null"), True], "b": {}}
    assert JSON.stringify(to_js([1]), None, 2) == "[\n  1\n]"
    for bad in ("", "{", "[1,]", "01", '"a', "nul", "1 2", '{"a" 1}', "\\"):
        assert raises(JsException, lambda: JSON.parse(bad)).name == "SyntaxError", bad
    loop = Array.new()
    loop.push(loop)
    assert "circular" in str(raises(JsException, lambda: JSON.stringify(loop)))
    assert raises(JsException, lambda: JSON.parse("[" * 100000)).name in ("RangeError", "SyntaxError")


def test_object_functions():
    value = to_js({"b": 1, "a": 2})
    assert Object.keys(value).to_py() == ["b", "a"] and Object.values(value).to_py() == [1, 2]
    assert Object.entries(value).to_py() == [["b", 1], ["a", 2]]
    assert Object.assign(Object.new(), value, to_js({"c": 3})).to_py() == {"b": 1, "a": 2, "c": 3}
    assert Object.fromEntries(Object.entries(value)).to_py() == value.to_py()
    raises(JsException, lambda: Object.keys(None))


def test_array_functions():
    assert Array.isArray(Array.new()) and not Array.isArray(Set.new())
    assert len(Array.new(3)) == 3 and Array.of(7).to_py() == [7]
    from_ = getattr(Array, "from")
    assert from_(Set.new([1, 1, 2])).to_py() == [1, 2]
    assert from_([1, 2], lambda x, i: x * 10).to_py() == [10, 20]
    assert raises(JsException, lambda: Array.new(-1)).name == "RangeError"
    assert raises(JsException, lambda: Array.new(1e300)).name == "RangeError"


def test_more_methods_of_arrays():
    array = Array.new(1, 2, 3, 4)
    assert array.find(lambda x, *r: x > 2) == 3 and array.findIndex(lambda x, *r: x > 9) == -1
    assert array.findLast(lambda x, *r: x < 4) == 3 and array.lastIndexOf(4) == 3
    assert array.some(lambda x, *r: x == 2) and array.every(lambda x, *r: x > 0)
    assert array.reduceRight(lambda a, b, *r: f"{a}{b}", "") == "4321"
    assert array.fill(0, 2).to_py() == [1, 2, 0, 0]
    assert to_js([1, [2, [3]]]).flat().to_py() == [1, 2, [3]]
    assert Array.new(10, 9, 1).sort().to_py() == [1, 10, 9]


def test_numbers():
    assert Number("12") == 12 and js.String(1.5) == "1.5" and js.Boolean("") is False
    assert js.BigInt("12345678901234567890") == 12345678901234567890
    assert raises(JsException, lambda: js.BigInt(1.5)).name == "RangeError"


def test_error_classes():
    for name in ("Error", "TypeError", "RangeError", "SyntaxError", "EvalError", "ReferenceError", "URIError"):
        assert getattr(js, name).new("m").name == name
    exception = js.DOMException.new("text", "AbortError")
    assert exception.name == "AbortError" and exception.message == "text"
    cause = js.Error.new("outer", to_js({"cause": 5}))
    assert cause.cause == 5


def test_console_prints():
    console.log("a line", 1, to_js([2]))
    console.warn("a warning")


def test_timers_take_arguments():
    import asyncio

    from pyodide.ffi import create_once_callable

    seen = []
    js.setTimeout(create_once_callable(lambda *args: seen.append(args)), 1, "a", "b")
    js.queueMicrotask(create_once_callable(lambda: seen.append("micro")))
    asyncio.run(asyncio.sleep(0.02))
    assert seen == ["micro", ("a", "b")]
    raises(JsException, lambda: js.setTimeout("code", 1))
    js.clearTimeout(999999)


def test_classes_need_new():
    for name in ("Map", "Set", "Promise", "Headers", "Request", "AbortController", "XMLHttpRequest"):
        assert raises(JsException, getattr(js, name)).name == "TypeError", name


def test_shared_methods_cannot_be_changed():
    def change():
        Array.new().push.extra = 1

    raises(JsException, change)


def test_pyodide_js():
    assert pyodide_js.version == "314.0.7"
    assert pyodide_js.loadedPackages.object_keys().to_py() == []
    before = pyodide_js.setDebug(True)
    assert pyodide_js.setDebug(before) is True


async def test_packages_are_those_of_the_release():
    assert len(await pyodide_js.loadPackagesFromImports("import sys, unheard_of")) == 0
    assert len(await pyodide_js.loadPackage([])) == 0
    error = await raises_async(ValueError, pyodide_js.loadPackage("unheard_of"))
    assert "No known package with name 'unheard_of'" in str(error)
    said = []
    await raises_async(ValueError, pyodide_js.loadPackage("unheard_of", errorCallback=said.append))
    assert said == [str(error)]


async def test_abort_signals():
    from js import AbortController, AbortSignal

    controller = AbortController.new()
    assert controller.signal.aborted is False and controller.signal.reason is None
    controller.abort()
    assert controller.signal.aborted and controller.signal.reason.name == "AbortError"
    raises(JsException, controller.signal.throwIfAborted)
    first = controller.signal.reason
    controller.abort(js.Error.new("late"))
    assert controller.signal.reason.js_id == first.js_id if hasattr(first, "js_id") else True
    assert AbortSignal.abort("why").reason == "why"
    timeout = AbortSignal.timeout(1)
    import asyncio

    await asyncio.sleep(0.02)
    assert timeout.aborted and timeout.reason.name == "TimeoutError"
    one, two = AbortController.new(), AbortController.new()
    either = AbortSignal.any(to_js([one.signal, two.signal]))
    assert not either.aborted
    two.abort("second")
    assert either.aborted and either.reason == "second"


def test_headers():
    from js import Headers

    headers = Headers.new(to_js({"Content-Type": "text/plain"}))
    headers.append("X-Many", "1")
    headers.append("x-many", "2")
    assert headers.get("content-type") == "text/plain" and headers.get("X-MANY") == "1, 2"
    assert headers.has("x-many") and list(headers.keys()) == ["content-type", "x-many"]
    headers.set("x-many", "3")
    headers.delete("content-type")
    assert [e.to_py() for e in headers.entries()] == [["x-many", "3"]]
    raises(JsException, lambda: headers.set("bad name", "x"))
    raises(JsException, lambda: headers.set("x", "a\nb"))


def test_requests():
    from js import Request

    request = Request.new("http://example.org", to_js({"method": "post", "body": "x", "headers": {"A": "b"}}))
    assert request.url == "http://example.org/" and request.method == "POST"
    assert request.headers.get("a") == "b" and request.headers.get("content-type") == "text/plain;charset=UTF-8"
    raises(JsException, lambda: Request.new("relative"))
    raises(JsException, lambda: Request.new("http://a b"))
    raises(JsException, lambda: Request.new("http://a/", to_js({"body": "x"})))
    raises(JsException, lambda: Request.new("http://a/", to_js({"method": "CONNECT"})))


async def test_responses():
    from js import Response

    response = Response.new('{"a": 1}', to_js({"status": 201, "statusText": "Made"}))
    assert response.status == 201 and response.statusText == "Made" and response.ok
    copy = response.clone()
    assert (await response.json()).a == 1 and response.bodyUsed
    assert await copy.text() == '{"a": 1}'
    await raises_async(JsException, response.text())
    raises(JsException, response.clone)
    assert (await Response.new(b"abc").bytes()).to_bytes() == b"abc"
