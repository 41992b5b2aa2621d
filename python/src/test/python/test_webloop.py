"""pyodide.webloop, and asyncio on it"""

import asyncio
import contextvars
import io
import sys
import time

from pyodide.ffi import can_run_sync, run_sync
from pyodide.webloop import PyodideFuture, PyodideTask, WebLoop, WebLoopPolicy
from support import raises, raises_async


def test_the_running_loop_is_a_webloop():
    assert isinstance(asyncio.get_event_loop(), WebLoop)
    assert isinstance(asyncio.get_event_loop_policy(), WebLoopPolicy)
    assert asyncio.get_event_loop().is_running() and not asyncio.get_event_loop().is_closed()


def test_asyncio_run():
    async def main():
        await asyncio.sleep(0.001)
        return 5

    assert asyncio.run(main()) == 5


def test_run_until_complete_takes_anything_awaitable():
    loop = asyncio.get_event_loop()
    future = loop.create_future()
    loop.call_later(0.001, future.set_result, 3)
    assert loop.run_until_complete(future) == 3
    assert loop.run_until_complete(asyncio.sleep(0, 4)) == 4


def test_runner():
    # asyncio.Runner makes a loop of its own by the policy.
    async def main():
        return asyncio.get_running_loop()

    assert isinstance(asyncio.run(main()), WebLoop)


async def test_sleep_takes_its_time():
    begin = time.monotonic()
    assert await asyncio.sleep(0.02, "value") == "value"
    assert time.monotonic() - begin >= 0.02


async def test_order_of_callbacks():
    loop = asyncio.get_running_loop()
    order = []
    loop.call_later(0.02, order.append, "later")
    loop.call_soon(order.append, "soon 1")
    loop.call_soon(order.append, "soon 2")
    loop.call_at(loop.time() + 0.01, order.append, "at")
    assert order == []
    await asyncio.sleep(0.04)
    assert order == ["soon 1", "soon 2", "at", "later"]


async def test_cancelled_handles_do_not_run():
    loop = asyncio.get_running_loop()
    ran = []
    loop.call_soon(ran.append, 1).cancel()
    loop.call_later(0.001, ran.append, 2).cancel()
    await asyncio.sleep(0.01)
    assert ran == []


async def test_call_soon_threadsafe():
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon_threadsafe(future.set_result, 1)
    assert await future == 1


def test_no_call_in_the_past():
    raises(ValueError, lambda: asyncio.get_event_loop().call_later(-1, print))


async def test_gather_and_wait():
    assert await asyncio.gather(asyncio.sleep(0.002, 1), asyncio.sleep(0, 2)) == [1, 2]
    fast, slow = asyncio.ensure_future(asyncio.sleep(0)), asyncio.ensure_future(asyncio.sleep(1))
    done, pending = await asyncio.wait([fast, slow], return_when=asyncio.FIRST_COMPLETED)
    assert done == {fast} and pending == {slow}
    slow.cancel()


async def test_task_group_cancels_the_others():
    cancelled = []

    async def waits():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            cancelled.append(True)
            raise

    async def fails():
        await asyncio.sleep(0)
        raise ValueError("group")

    async def group():
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(waits())
            tasks.create_task(fails())

    error = await raises_async(ExceptionGroup, group())
    assert isinstance(error.exceptions[0], ValueError) and cancelled == [True]


async def test_timeouts():
    await raises_async(TimeoutError, asyncio.wait_for(asyncio.sleep(10), 0.005))

    async def within():
        async with asyncio.timeout(0.005):
            await asyncio.sleep(10)

    await raises_async(TimeoutError, within())
    assert await asyncio.wait_for(asyncio.sleep(0, 1), 5) == 1


async def test_cancel_and_shield():
    inner = asyncio.ensure_future(asyncio.sleep(0.01, "kept"))
    outer = asyncio.ensure_future(asyncio.shield(inner))
    await asyncio.sleep(0)
    outer.cancel("why")
    error = await raises_async(asyncio.CancelledError, outer)
    assert error.args == ("why",)
    assert await inner == "kept"


async def test_queues_locks_events():
    queue = asyncio.Queue(1)
    lock, event = asyncio.Lock(), asyncio.Event()
    seen = []

    async def produce():
        for i in range(3):
            await queue.put(i)
        event.set()

    async def consume():
        while not (event.is_set() and queue.empty()):
            async with lock:
                seen.append(await queue.get())

    await asyncio.gather(produce(), consume())
    assert seen == [0, 1, 2]


async def test_run_in_executor_and_to_thread_run_inline():
    loop = asyncio.get_running_loop()
    assert await loop.run_in_executor(None, max, 1, 2) == 2
    assert await asyncio.to_thread(sum, [1, 2]) == 3
    await raises_async(ZeroDivisionError, asyncio.to_thread(lambda: 1 / 0))


async def test_to_thread_keeps_the_context():
    variable = contextvars.ContextVar("variable")
    variable.set("mine")
    assert await asyncio.to_thread(variable.get) == "mine"


async def test_then_catch_finally():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    assert isinstance(future, PyodideFuture)
    chained = future.then(lambda x: x + 1).then(lambda x: asyncio.sleep(0, x * 2))
    future.set_result(1)
    assert await chained == 4
    ended = []
    failed = loop.create_future()
    caught = failed.finally_(lambda: ended.append(1)).catch(lambda e: repr(e))
    failed.set_exception(ValueError("x"))
    assert await caught == "ValueError('x')" and ended == [1]


async def test_then_passes_on_what_is_not_handled():
    loop = asyncio.get_running_loop()
    failed = loop.create_future()
    passed = failed.then(lambda x: x)
    failed.set_exception(KeyError("k"))
    await raises_async(KeyError, passed)
    cancelled = loop.create_future()
    then = cancelled.then(lambda x: x)
    cancelled.cancel()
    await raises_async(asyncio.CancelledError, then)


async def test_tasks_are_pyodide_tasks():
    task = asyncio.create_task(asyncio.sleep(0, 2), name="named")
    assert isinstance(task, PyodideTask) and task.get_name() == "named"
    assert await task.then(lambda x: x + 1) == 3


async def test_unhandled_errors_are_reported():
    before, sys.stderr = sys.stderr, io.StringIO()
    try:

        async def fails():
            raise ValueError("nobody waits")

        task = asyncio.create_task(fails())
        await asyncio.sleep(0.01)
        text = sys.stderr.getvalue()
        assert "ValueError: nobody waits" in text and "Unhandled exception in event loop" in text
        del task
    finally:
        sys.stderr = before


async def test_exception_handler():
    loop = asyncio.get_running_loop()
    contexts = []
    loop.set_exception_handler(lambda loop, context: contexts.append(context))
    try:
        loop.call_soon(lambda: 1 / 0)
        await asyncio.sleep(0.01)
        assert isinstance(contexts[0]["exception"], ZeroDivisionError)
    finally:
        loop.set_exception_handler(None)


async def test_async_generators_are_closed():
    closed = []

    async def numbers():
        try:
            for i in range(10):
                yield i
        finally:
            await asyncio.sleep(0)
            closed.append(True)

    async for n in numbers():
        if n == 2:
            break
    await asyncio.sleep(0.02)
    import gc

    gc.collect()
    await asyncio.sleep(0.02)
    assert closed == [True]


def test_run_sync_in_a_plain_call():
    assert can_run_sync()
    assert run_sync(asyncio.sleep(0.001, 9)) == 9


async def test_run_sync_in_a_task_lets_others_run():
    ticks = []

    async def ticker():
        for i in range(3):
            ticks.append(i)
            await asyncio.sleep(0.001)

    task = asyncio.ensure_future(ticker())
    run_sync(asyncio.sleep(0.2))
    assert ticks == [0, 1, 2]
    await task


async def test_run_sync_returns_in_reverse_order():
    # Waits nest on one stack: the outer one goes on only after the inner one has returned.
    order = []

    async def outer():
        run_sync(asyncio.sleep(0.005))
        order.append("outer")

    async def inner():
        await asyncio.sleep(0)
        run_sync(asyncio.sleep(0.03))
        order.append("inner")

    await asyncio.gather(outer(), inner())
    assert order == ["inner", "outer"]


def test_run_sync_passes_exceptions():
    async def fails():
        raise KeyError("k")

    raises(KeyError, lambda: run_sync(fails()))
    raises(TypeError, lambda: run_sync(5))


def test_time_sleep_runs_the_loop():
    ticks = []
    asyncio.get_event_loop().call_later(0.005, ticks.append, 1)
    time.sleep(0.02)
    assert ticks == [1]


def test_current_task():
    async def main():
        task = asyncio.current_task()
        run_sync(asyncio.sleep(0))
        return asyncio.current_task() is task and task in asyncio.all_tasks()

    assert asyncio.run(main()) is True


def test_what_webloop_does_not_have():
    loop = asyncio.get_event_loop()
    raises(NotImplementedError, lambda: loop.add_reader(0, print))
    raises(NotImplementedError, lambda: loop.add_signal_handler(2, print))
    raises(NotImplementedError, lambda: asyncio.run(asyncio.create_subprocess_exec("ls")))
