# --- await: a future that is done
import asyncio
from java.util.concurrent import CompletableFuture
async def main():
    return await CompletableFuture.completedFuture(5)
assert asyncio.run(main()) == 5
# --- await: a future that comes
import asyncio
async def main():
    return await ledger.later()
assert asyncio.run(main()) == "came"
# --- await: a future that fails
import asyncio
from java.lang import IllegalStateException
from java.util.concurrent import CompletableFuture
async def main():
    try:
        await CompletableFuture.failedFuture(IllegalStateException("no"))
    except IllegalStateException as e:
        return str(e)
assert asyncio.run(main()) == "no"
# --- await: a cancelled future
import asyncio
from java.util.concurrent import CompletableFuture
async def main():
    f = CompletableFuture()
    f.cancel(True)
    try:
        await f
    except asyncio.CancelledError:
        return "cancelled"
assert asyncio.run(main()) == "cancelled"
# --- await: cancellation reaches the future
import asyncio
from java.util.concurrent import CompletableFuture
async def main():
    f = CompletableFuture()
    async def wait(): await f
    t = asyncio.ensure_future(wait())
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        pass
    await asyncio.sleep(0)
    return f.isCancelled()
assert asyncio.run(main()) is True
# --- await: gather
import asyncio
from java.util.concurrent import CompletableFuture
async def main():
    async def one(v): return await CompletableFuture.completedFuture(v)
    return await asyncio.gather(one(1), one(2))
assert asyncio.run(main()) == [1, 2]

# --- a stage that failed with a Python exception raises it
import asyncio
from java.util.concurrent import CompletableFuture
for error in (KeyError("k"), StopAsyncIteration()):
    async def run():
        def fail(value):
            raise error
        return await CompletableFuture.completedFuture(1).thenApply(fail)
    try:
        asyncio.get_event_loop().run_until_complete(run())
    except type(error) as caught:
        assert caught is error
    else:
        assert False
error = run = None

# --- a stage that failed with StopIteration says so
import asyncio
from java.util.concurrent import CompletableFuture
async def stop():
    await CompletableFuture.completedFuture(1).thenApply(lambda value: next(iter(())))
try:
    asyncio.get_event_loop().run_until_complete(stop())
except RuntimeError as caught:
    assert isinstance(caught.__cause__, StopIteration), caught
else:
    assert False
# --- timeout: asyncio.timeout cancels the stage
import asyncio
from java.util.concurrent import CompletableFuture
async def main():
    f = CompletableFuture()
    try:
        async with asyncio.timeout(0.02):
            await f
    except TimeoutError:
        pass
    else:
        raise AssertionError
    assert f.isCancelled()
asyncio.run(main())
# --- timeout: wait_for
import asyncio
from java.util.concurrent import CompletableFuture
async def main():
    f = CompletableFuture()
    try:
        await asyncio.wait_for(f, 0.02)
    except TimeoutError:
        pass
    else:
        raise AssertionError
    assert f.isCancelled()
    assert await asyncio.wait_for(CompletableFuture.completedFuture(3), 1) == 3
asyncio.run(main())
# --- gather takes stages as they are
import asyncio
from java.util.concurrent import CompletableFuture
async def main():
    return await asyncio.gather(CompletableFuture.completedFuture(1), ledger.later())
assert asyncio.run(main()) == [1, "came"]
# --- gather: a thousand stages
import asyncio
from java.util.concurrent import CompletableFuture
async def main():
    fs = [CompletableFuture() for _ in range(1000)]
    async def end():
        for i, f in enumerate(fs):
            f.complete(i)
    got, _ = await asyncio.gather(asyncio.gather(*fs), end())
    return got
assert asyncio.run(main()) == list(range(1000))
# --- gather: exceptions as values
import asyncio
from java.lang import IllegalStateException
from java.util.concurrent import CompletableFuture
async def main():
    error = IllegalStateException("no")
    a, b = await asyncio.gather(CompletableFuture.failedFuture(error), CompletableFuture.completedFuture(1), return_exceptions=True)
    assert a is error and b == 1
asyncio.run(main())
# --- shield keeps the stage
import asyncio
from java.util.concurrent import CompletableFuture
async def main():
    f = CompletableFuture()
    try:
        await asyncio.wait_for(asyncio.shield(f), 0.01)
    except TimeoutError:
        pass
    assert not f.isCancelled()
    f.complete(1)
asyncio.run(main())
# --- create_task, ensure_future, wait, as_completed
import asyncio
from java.util.concurrent import CompletableFuture
async def main():
    f = CompletableFuture()
    t = asyncio.ensure_future(f)
    f.complete("v")
    done, pending = await asyncio.wait([t])
    assert [d.result() for d in done] == ["v"] and not pending
    assert sorted([await c for c in asyncio.as_completed([ledger.later(), CompletableFuture.completedFuture("a")])]) == ["a", "came"]
asyncio.run(main())
# --- TaskGroup: a stage that fails cancels its siblings
import asyncio
from java.lang import IllegalStateException
from java.util.concurrent import CompletableFuture
async def wait(f):
    return await f
async def main():
    other = CompletableFuture()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(wait(other))
            group.create_task(wait(CompletableFuture.failedFuture(IllegalStateException("no"))))
    except* IllegalStateException as e:
        assert len(e.exceptions) == 1
    assert other.isCancelled()
asyncio.run(main())
# --- the exception of a stage is one object, however often it is awaited
import asyncio
from java.lang import IllegalStateException
from java.util.concurrent import CompletableFuture
async def main():
    error = IllegalStateException("no")
    f = CompletableFuture.failedFuture(error)
    for _ in range(2):
        try:
            await f
        except IllegalStateException as e:
            assert e is error
asyncio.run(main())
# --- a Python exception comes back through a stage as itself
import asyncio
from java.util.concurrent import CompletableFuture
error = KeyError("k")
def fail(value):
    raise error
async def main():
    try:
        await CompletableFuture.completedFuture(1).thenApply(fail)
    except KeyError as e:
        assert e is error
    else:
        raise AssertionError
asyncio.run(main())
# --- two tasks wait for one stage
import asyncio
from java.util.concurrent import CompletableFuture
async def main():
    f = CompletableFuture()
    async def wait(): return await f
    a, b = asyncio.create_task(wait()), asyncio.create_task(wait())
    await asyncio.sleep(0)
    f.complete(4)
    return await a, await b
assert asyncio.run(main()) == (4, 4)
