"""The module _jyodide_shims: what known packages have to do otherwise here.

Defined when a program first imports one of them. Each shim says of which versions it is known to be true; nothing else
of the package is touched. docs/shims.md lists them.
"""

import builtins as __builtins__  # the C API imports by what the running code has as builtins
import asyncio
import functools

from pyodide.ffi import JsException, run_sync, to_js

# The module after whose import a shim is applied: package, versions that it was tested with, function.
SHIMS = {}


def shim(module, package, versions):
    def register(function):
        SHIMS[module] = (package, versions, function)
        return function

    return register


def apply(module):
    SHIMS[module.__name__][2](module)


# asyncio: no threads, and a loop that always runs


class WebRunner:
    """asyncio.Runner for the loop of the host, which waits on the same stack."""

    def __init__(self, *, debug=None, loop_factory=None):
        self.loop = asyncio.get_event_loop()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    def close(self):
        pass

    def get_loop(self):
        return self.loop

    def run(self, coroutine, *, context=None):
        return self.loop.run_until_complete(self.loop.create_task(coroutine, context=context))


def wait_for(future, timeout=None):
    """Waits until a concurrent.futures.Future is done, while the loop goes on."""
    if future.done():
        return
    ended = asyncio.get_event_loop().create_future()
    future.add_done_callback(lambda _: ended.done() or ended.set_result(None))
    run_sync(asyncio.wait_for(ended, timeout))


def run_in_task(function, arguments):
    """Calls an async function and waits. A result that could be awaited itself is not."""
    results = []

    async def collect():
        results.append(await function(*arguments))

    run_sync(collect())
    return results[0]


# anyio


@shim("anyio._core._eventloop", "anyio", ">=4.16,<5")
def anyio_eventloop(module):
    """The loop always runs, so whether somebody is in it is told by tasks alone."""
    original = module.run

    @functools.wraps(original)
    def run(func, *args, backend="asyncio", backend_options=None):
        if backend == "asyncio" and asyncio.current_task() is None:
            return module.get_async_backend(backend).run(func, args, {}, backend_options or {})
        return original(func, *args, backend=backend, backend_options=backend_options)

    module.run = run


@shim("anyio._backends._asyncio", "anyio", ">=4.16,<5")
def anyio_backend(module):
    """What would run in a worker thread runs at once, on this one."""
    backend = module.AsyncIOBackend

    async def run_sync_in_worker_thread(cls, func, args, abandon_on_cancel=False, limiter=None):
        await cls.checkpoint()
        async with limiter or cls.current_default_thread_limiter():
            return module.copy_context().run(func, *args)

    def run_async_from_thread(cls, func, args, token):
        return run_in_task(func, args)

    def run_sync_from_thread(cls, func, args, token):
        async def in_a_task():
            return func(*args)

        return run_in_task(in_a_task, ())

    module.Runner = WebRunner
    backend.run_sync_in_worker_thread = classmethod(run_sync_in_worker_thread)
    backend.run_async_from_thread = classmethod(run_async_from_thread)
    backend.run_sync_from_thread = classmethod(run_sync_from_thread)


@shim("anyio.from_thread", "anyio", ">=4.16,<5")
def anyio_from_thread(module):
    """A blocking portal is a task of this thread's loop, and who calls it waits on the same stack."""
    from contextlib import contextmanager

    class PortalFuture(module.Future):
        def result(self, timeout=None):
            wait_for(self, timeout)
            return super().result(0)

        def exception(self, timeout=None):
            wait_for(self, timeout)
            return super().exception(0)

    def check_running(self):
        if self._event_loop_thread_id is None:
            raise RuntimeError("This portal is not running")

    @functools.wraps(module.start_blocking_portal)
    @contextmanager
    def start_blocking_portal(backend="asyncio", backend_options=None, *, name=None):
        if backend != "asyncio":
            raise LookupError(f"No such backend here: {backend}")
        loop = asyncio.get_event_loop()
        ready = loop.create_future()

        async def run_portal():
            async with module.BlockingPortal() as portal:
                ready.set_result(portal)
                await portal.sleep_until_stopped()

        task = loop.create_task(run_portal())
        # An error before the portal is there must not leave us waiting for it.
        run_sync(asyncio.wait((ready, task), return_when=asyncio.FIRST_COMPLETED))
        if task.done():
            task.result()
        portal = ready.result()
        cancel_remaining_tasks = False
        try:
            yield portal
        except BaseException:
            cancel_remaining_tasks = True
            raise
        finally:
            try:
                run_sync(portal.stop(cancel_remaining_tasks))
            finally:
                run_sync(task)

    module._token_or_error = lambda token: token or module.current_token()
    module.Future = PortalFuture
    module.BlockingPortal._check_running = check_running
    module.start_blocking_portal = start_blocking_portal


# httpx


@shim("httpx._transports.default", "httpx", ">=0.28,<1")
def httpx_transports(module):
    """Requests go through the host's fetch, within its network policy, instead of sockets."""
    import httpx

    async def send(request, content):
        import js

        timeout = request.extensions.get("timeout", {})
        limits = [timeout[kind] for kind in ("connect", "read") if timeout.get(kind) is not None]
        options = {
            "method": request.method,
            "headers": [[name.decode("latin-1"), value.decode("latin-1")] for name, value in request.headers.raw],
            "redirect": "manual",
        }
        if content:
            options["body"] = content
        fetched = js.fetch(str(request.url), to_js(options, dict_converter=js.Object.fromEntries))
        try:
            response = await asyncio.wait_for(fetched, sum(limits) if limits else None)
            body = (await response.bytes()).to_bytes()
        except TimeoutError as error:
            raise httpx.ReadTimeout(f"no answer within {sum(limits)} s", request=request) from error
        except JsException as error:
            raise httpx.ConnectError(str(error), request=request) from error
        return httpx.Response(
            response.status,
            headers=[tuple(header) for header in response.headers.entries()],
            stream=httpx.ByteStream(body),
            request=request,
            extensions={"http_version": b"HTTP/1.1", "reason_phrase": response.statusText.encode()},
        )

    def handle_request(self, request):
        return run_sync(send(request, request.read()))

    async def handle_async_request(self, request):
        return await send(request, await request.aread())

    module.HTTPTransport.handle_request = handle_request
    module.AsyncHTTPTransport.handle_async_request = handle_async_request
