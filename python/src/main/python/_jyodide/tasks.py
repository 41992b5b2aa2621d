"""The module _jyodide_tasks: tasks of asyncio that Java waits for.

Defined when Java first asks for one.
"""

import builtins as __builtins__  # the C API imports by what the running code has as builtins
import asyncio

import pyodide.webloop  # noqa: F401
from pyodide.code import eval_code_async

loop = asyncio.get_event_loop()


class Raised:
    """What a task that never fails itself gives for an exception, so that nobody else reports it."""

    def __init__(self, exception):
        self.exception = exception


async def guarded(coroutine):
    """Awaits what runs code of the user. Only a cancellation comes out as an exception."""
    try:
        return await coroutine
    except asyncio.CancelledError:
        raise
    except BaseException as exception:
        return Raised(exception.with_traceback(without_own_frames(exception.__traceback__)))


def without_own_frames(traceback):
    """The part of a traceback that begins with the code of the user."""
    begin = traceback
    while begin is not None and begin.tb_frame.f_globals.get("__name__") in (__name__, "_pyodide._base"):
        begin = begin.tb_next
    return begin


def start(source, namespace, file_name, done):
    """Starts a task that evaluates source; calls done without arguments when it has ended."""
    return listen(guarded(eval_code_async(source, namespace, filename=file_name)), done)


def start_with(manager, body, done):
    """Starts a task that runs body, which gives an awaitable, in an asynchronous context manager.

    Its result is whether body's outcome counts: that is not so if the manager has suppressed an exception.
    """
    return listen(guarded(run_with(manager, body)), done)


async def run_with(manager, body):
    async with manager as value:
        await body((value,))
        return True
    return False


class AsyncSteps:
    """An asynchronous iteration whose steps are tasks."""

    def __init__(self, iterable):
        self.iterator = aiter(iterable)
        self.running = None

    def next(self, done):
        """Starts a task that gives the next element in a tuple; an empty one at the end."""
        return listen(guarded(self.step()), done)

    async def step(self):
        self.running = asyncio.current_task()
        try:
            return (await anext(self.iterator),)
        except StopAsyncIteration:
            return ()

    def close(self, done):
        """Starts a task that ends a running step, then the iterator if that can be closed."""
        return listen(guarded(self.end()), done)

    async def end(self):
        if self.running is not None and not self.running.done():
            self.running.cancel()
            await asyncio.wait([self.running])
        if hasattr(self.iterator, "aclose"):
            await self.iterator.aclose()


def listen(awaitable, done):
    """The task or future of an awaitable; calls done without arguments when it has ended."""
    if asyncio.isfuture(awaitable):
        task = awaitable
    else:
        task = asyncio.ensure_future(awaitable, loop=loop)
    task.add_done_callback(lambda task: done())
    return task


def outcome(task):
    """How a task ended (0: returned, 1: raised, 2: was cancelled) and with what."""
    try:
        result = task.result()
    except asyncio.CancelledError as exception:
        return 2, exception.with_traceback(None)
    except BaseException as exception:
        # The frame of this function comes first.
        return 1, exception.with_traceback(exception.__traceback__.tb_next)
    if isinstance(result, Raised):
        return 1, result.exception
    return 0, result


def cancel(task):
    task.cancel()


def cancel_all(seconds, done):
    """Cancels all tasks, as asyncio.run does at its end; calls done when they have ended or time is up."""

    async def end():
        tasks = asyncio.all_tasks(loop) - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks, timeout=seconds)
        async with asyncio.timeout(seconds):
            await loop.shutdown_asyncgens()

    listen(end(), done)
