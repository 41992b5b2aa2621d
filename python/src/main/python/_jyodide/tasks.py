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


async def evaluate(source, namespace, file_name):
    """Runs source with top-level await. Only a cancellation comes out as an exception."""
    try:
        return await eval_code_async(source, namespace, filename=file_name)
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
    return listen(evaluate(source, namespace, file_name), done)


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
