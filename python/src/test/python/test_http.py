"""pyodide.http against a server on this machine; its address is in support.BASE"""

import asyncio
import json

import support
from js import AbortController, Object, XMLHttpRequest
from pyodide.ffi import JsException, to_js
from pyodide.http import AbortError, BodyUsedError, FetchResponse, HttpStatusError, open_url, pyfetch, pyxhr
from pyodide.http._exceptions import XHRError, XHRNetworkError
from support import raises, raises_async

BASE = support.BASE


async def test_get():
    response = await pyfetch(BASE + "/hello")
    assert isinstance(response, FetchResponse)
    assert response.status == 200 and response.ok and response.status_text == "OK"
    assert response.url == BASE + "/hello" and not response.redirected and response.type == "basic"
    assert response.headers["content-type"] == "text/plain; charset=utf-8" and response.headers["x-test"] == "yes"
    assert await response.text() == "hällo"
    assert response.body_used


async def test_bodies_in_all_forms():
    assert await (await pyfetch(BASE + "/hello")).string() == "hällo"
    assert await (await pyfetch(BASE + "/hello")).bytes() == "hällo".encode()
    assert (await (await pyfetch(BASE + "/hello")).memoryview()).tobytes() == "hällo".encode()
    assert (await (await pyfetch(BASE + "/hello")).buffer()).to_string() == "hällo"
    assert await (await pyfetch(BASE + "/json")).json() == {"a": [1, 2]}
    assert await (await pyfetch(BASE + "/json")).json(parse_int=str) == {"a": ["1", "2"]}


async def test_a_body_is_read_once():
    response = await pyfetch(BASE + "/hello")
    copy = response.clone()
    await response.text()
    await raises_async(BodyUsedError, response.text())
    raises(BodyUsedError, response.clone)
    assert await copy.text() == "hällo"


async def test_methods_headers_and_bodies():
    response = await pyfetch(
        BASE + "/echo", method="POST", headers={"X-Own": "1", "Content-Type": "application/json"}, body=json.dumps([1])
    )
    echo = await response.json()
    assert echo["method"] == "POST" and echo["body"] == "[1]"
    assert echo["headers"]["x-own"] == "1" and echo["headers"]["content-type"] == "application/json"
    echo = await (await pyfetch(BASE + "/echo", method="PUT", body=b"\x01\x02")).json()
    assert echo["method"] == "PUT" and echo["body"] == "\x01\x02"
    for method in ("DELETE", "PATCH", "OPTIONS"):
        assert (await (await pyfetch(BASE + "/echo", method=method)).json())["method"] == method
    assert await (await pyfetch(BASE + "/echo", method="HEAD")).text() == ""


async def test_headers_of_the_connection_are_kept():
    response = await pyfetch(BASE + "/echo", headers={"Host": "evil.example", "Connection": "x"})
    assert (await response.json())["headers"]["host"] == BASE.removeprefix("http://")


async def test_status():
    response = await pyfetch(BASE + "/status/404")
    assert not response.ok and response.status == 404
    error = raises(HttpStatusError, response.raise_for_status)
    assert error.status == 404 and error.url == BASE + "/status/404"
    assert str(error) == f"404 Client Error: Not Found for url: {BASE}/status/404"
    assert str(raises(HttpStatusError, (await pyfetch(BASE + "/status/503")).raise_for_status)).startswith("503 Server")
    (await pyfetch(BASE + "/hello")).raise_for_status()


async def test_redirects():
    response = await pyfetch(BASE + "/redirect/302/hello")
    assert response.redirected and response.url == BASE + "/hello" and await response.text() == "hällo"
    manual = await pyfetch(BASE + "/redirect/302/hello", redirect="manual")
    assert manual.status == 302
    await raises_async(OSError, pyfetch(BASE + "/redirect/302/hello", redirect="error"))


async def test_redirects_change_the_method_as_browsers_do():
    async def method(status, sent):
        response = await pyfetch(BASE + f"/redirect/{status}/echo", method=sent, body="x")
        echo = await response.json()
        return echo["method"], echo["body"]

    assert await method(302, "POST") == ("GET", "") and await method(303, "PUT") == ("GET", "")
    assert await method(307, "POST") == ("POST", "x") and await method(308, "PUT") == ("PUT", "x")


async def test_endless_redirects_end():
    error = await raises_async(OSError, pyfetch(BASE + "/loop"))
    assert "redirections" in str(error)


async def test_redirects_are_checked_like_requests():
    error = await raises_async(OSError, pyfetch(BASE + "/redirect-to?http://refused.invalid/"))
    assert "refused.invalid:80 is not allowed" in str(error)
    error = await raises_async(OSError, pyfetch(BASE + "/redirect-to?file:///etc/passwd"))
    assert "neither http nor https" in str(error)


async def test_refused_hosts_say_what_would_allow_them():
    error = await raises_async(AbortError, pyfetch("https://refused.invalid/x"))
    assert 'NetworkAccess.hosts("refused.invalid:443")' in str(error)
    await raises_async(OSError, pyfetch("http://127.0.0.1:1/"))
    await raises_async(OSError, pyfetch("http://[::1]:9/"))
    await raises_async(OSError, pyfetch("http://169.254.169.254/latest/meta-data"))
    await raises_async(OSError, pyfetch("http://2130706433/"))


async def test_names_with_private_addresses_are_refused():
    error = await raises_async(OSError, pyfetch("http://sub.localhost:8080/"))
    assert "an address of this machine" in str(error) or "not known" in str(error)


async def test_a_closed_port():
    error = await raises_async(OSError, pyfetch(f"http://localhost:{support.CLOSED_PORT}/"))
    assert "fetch failed" in str(error)


async def test_abort():
    task = asyncio.ensure_future(pyfetch(BASE + "/slow"))
    controller = AbortController.new()
    other = asyncio.ensure_future(pyfetch(BASE + "/slow", signal=controller.signal))
    await asyncio.sleep(0.05)
    controller.abort()
    await raises_async(AbortError, other)
    task.cancel()
    await raises_async(asyncio.CancelledError, task)


async def test_abort_of_a_response():
    response = await pyfetch(BASE + "/hello")
    response.abort("enough")
    error = await raises_async(AbortError, response.text())
    assert "enough" in str(error)


async def test_timeouts():
    from js import AbortSignal

    await raises_async(OSError, pyfetch(BASE + "/slow", signal=AbortSignal.timeout(20)))
    await raises_async(TimeoutError, asyncio.wait_for(pyfetch(BASE + "/slow"), 0.02))


async def test_many_at_once():
    responses = await asyncio.gather(*(pyfetch(BASE + "/hello") for _ in range(20)))
    texts = await asyncio.gather(*(r.text() for r in responses))
    assert texts == ["hällo"] * 20


async def test_large_bodies():
    data = await (await pyfetch(BASE + "/bytes/3000000")).bytes()
    assert len(data) == 3000000 and data[:4] == b"aaaa"


async def test_archives(tmp="/tmp/unpacked"):
    response = await pyfetch(BASE + "/archive.zip")
    await response.unpack_archive(extract_dir=tmp)
    with open(tmp + "/inside.txt") as file:
        assert file.read() == "packed"


async def test_into_files():
    import os

    await (await pyfetch(BASE + "/hello"))._create_file("/tmp/created")
    with open("/tmp/created", encoding="utf-8") as file:
        assert file.read() == "hällo"
    os.remove("/tmp/created")


async def test_data_urls():
    assert await (await pyfetch("data:text/plain,a%20b")).text() == "a b"
    assert await (await pyfetch("data:;base64,aGk=")).text() == "hi"
    assert pyxhr.get("data:text/plain,hello").text == "hello"


def test_open_url():
    assert open_url(BASE + "/hello").read() == "hällo"


def test_pyxhr():
    response = pyxhr.get(BASE + "/json")
    assert response.status_code == 200 and response.ok and response.json() == {"a": [1, 2]}
    assert response.headers["x-test"] == "yes" and response.url == BASE + "/json" and response.content == b'{"a": [1, 2]}'
    assert pyxhr.get(BASE + "/echo", params={"q": "a b"}).json()["query"] == "q=a+b"
    echo = pyxhr.post(BASE + "/echo", json={"x": 1}, auth=("u", "p"), headers={"X-Own": "2"}).json()
    assert echo["body"] == '{"x": 1}' and echo["headers"]["authorization"] == "Basic dTpw"
    assert pyxhr.put(BASE + "/echo", data=b"raw").json()["body"] == "raw"
    for name in ("delete", "patch", "options"):
        assert getattr(pyxhr, name)(BASE + "/echo").json()["method"] == name.upper()
    assert pyxhr.head(BASE + "/echo").text == ""
    raises(HttpStatusError, pyxhr.get(BASE + "/status/500").raise_for_status)


def test_pyxhr_errors():
    raises(XHRNetworkError, lambda: pyxhr.get(f"http://localhost:{support.CLOSED_PORT}/"))
    error = raises(XHRError, lambda: pyxhr.get("http://refused.invalid/"))
    assert "is not allowed" in str(error)


def test_xhr_asks_for_bytes():
    request = XMLHttpRequest.new()
    request.open("GET", BASE + "/hello", False)
    request.responseType = "arraybuffer"
    request.send()
    assert request.readyState == 4 and request.response.to_bytes() == "hällo".encode()
    assert request.getResponseHeader("X-Test") == "yes" and "x-test: yes\r\n" in request.getAllResponseHeaders()
    raises(JsException, lambda: request.send())


async def test_xhr_with_callbacks():
    from pyodide.ffi import create_proxy

    future = asyncio.get_running_loop().create_future()
    request = XMLHttpRequest.new()
    done = create_proxy(lambda event: future.set_result(event.type))
    request.onload = done
    request.open("GET", BASE + "/hello")
    request.send()
    assert await future == "load" and request.responseText == "hällo"
    done.destroy()


async def test_a_fetcher_of_ones_own():
    from js import Response

    async def fetcher(request, options):
        return Response.new("made by hand")

    response = await pyfetch("http://refused.invalid/", fetcher=fetcher)
    assert await response.text() == "made by hand"


async def test_js_fetch():
    from js import fetch

    response = await fetch(BASE + "/echo", method="POST", body="keyword", headers=to_js({"a": "b"}))
    echo = await response.json()
    assert echo.body == "keyword" and echo.headers.a == "b"
    response = await fetch(BASE + "/json", Object.new())
    assert (await response.json()).a.to_py() == [1, 2]
