# /// script
# dependencies = ["anyio==4.16.0"]
# ///
"""Runs tasks, worker functions and a blocking portal on the one thread there is."""

import anyio
import anyio.from_thread
import anyio.to_thread


async def later(value):
    await anyio.sleep(0.01)
    return value


def worker():
    return anyio.from_thread.run(later, 9) + anyio.from_thread.run_sync(lambda: 1)


async def main():
    results = []

    async def collect(value):
        results.append(await later(value))

    async with anyio.create_task_group() as group:
        group.start_soon(collect, 1)
        group.start_soon(collect, 2)
    with anyio.move_on_after(0.01) as scope:
        await anyio.sleep(10)
    assert scope.cancelled_caught
    return sorted(results), await anyio.to_thread.run_sync(worker)


assert anyio.run(main) == ([1, 2], 10)
with anyio.from_thread.start_blocking_portal() as portal:
    first, second = portal.start_task_soon(later, 3), portal.start_task_soon(later, 4)
    assert (second.result(), first.result()) == (4, 3)
    try:
        portal.call(lambda: 1 / 0)
    except ZeroDivisionError:
        pass
    else:
        raise AssertionError("no error")
