"""asyncio without timers: a tree of coroutines, gather, tasks, queue, lock, async generator."""

import asyncio


async def node(depth, cache):
    if depth == 0:
        await asyncio.sleep(0)
        cache["leaves"] += 1
        return 1
    left, right = await asyncio.gather(node(depth - 1, cache), node(depth - 1, cache))
    return left + right


async def awaited(depth):
    return 1 if depth == 0 else await awaited(depth - 1) + await awaited(depth - 1)


async def counting(limit):
    for i in range(limit):
        if i % 16 == 0:
            await asyncio.sleep(0)
        yield i


async def consume(queue, lock, results):
    while (item := await queue.get()) is not None:
        async with lock:
            results.append(item * 2)


async def main():
    cache = {"leaves": 0}
    total = await node(10, cache)
    total += await awaited(13)
    async for value in counting(4000):
        total += value
    queue = asyncio.Queue(8)
    lock = asyncio.Lock()
    results = []
    consumers = [asyncio.ensure_future(consume(queue, lock, results)) for _ in range(3)]
    for item in range(1500):
        await queue.put(item)
    for _ in consumers:
        await queue.put(None)
    await asyncio.gather(*consumers)
    return total + cache["leaves"] + sum(results)


def drive(coroutine):
    """Runs to the end on a loop that never waits, the same on every host.

    A browser's event loop cannot be nested, so `asyncio.run` differs between hosts. This loop has
    no selector and no clock: only `call_soon`, which is what tasks and futures need.
    """
    return ReadyLoop().run(coroutine)


class ReadyLoop(asyncio.AbstractEventLoop):
    def __init__(self):
        self.ready = []

    def run(self, coroutine):
        before = asyncio.events._get_running_loop()
        asyncio.events._set_running_loop(self)
        try:
            task = asyncio.Task(coroutine, loop=self)
            while not task.done():
                batch, self.ready = self.ready, []
                for handle in batch:
                    if not handle.cancelled():
                        handle._run()
            return task.result()
        finally:
            asyncio.events._set_running_loop(before)

    def call_soon(self, callback, *args, context=None):
        handle = asyncio.Handle(callback, args, self, context)
        self.ready.append(handle)
        return handle

    def create_future(self):
        return asyncio.Future(loop=self)

    def create_task(self, coroutine, **options):
        return asyncio.Task(coroutine, loop=self, **options)

    def get_debug(self):
        return False

    def is_running(self):
        return True

    def call_exception_handler(self, context):
        raise RuntimeError(context["message"])


def run():
    return drive(main())
