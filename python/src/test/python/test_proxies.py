"""pyodide.ffi: exceptions and proxies of Python objects"""

from js import Array, Error, Map, Object
from pyodide.ffi import (
    JsCallableDoubleProxy,
    JsDoubleProxy,
    JsException,
    JsOnceCallable,
    create_once_callable,
    create_proxy,
    to_js,
)
from support import raises


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
