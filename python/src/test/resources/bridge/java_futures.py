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
