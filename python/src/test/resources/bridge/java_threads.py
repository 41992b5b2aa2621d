# --- join: supplyAsync
from java.util.concurrent import CompletableFuture
assert CompletableFuture.supplyAsync(lambda: 5).join() == 5
# --- join: a chain
from java.util.concurrent import CompletableFuture
f = CompletableFuture.supplyAsync(lambda: 5).thenApplyAsync(lambda v: v + 1).thenApplyAsync(lambda v: v * 2)
assert f.join() == 12
# --- get: submit
from java.util.concurrent import Callable
import jyodide
assert pool.submit(jyodide.cast(Callable, lambda: "x")).get() == "x"
# --- get: with a timeout
from java.util.concurrent import CompletableFuture, TimeUnit
import time
f = CompletableFuture.supplyAsync(lambda: 7)
assert f.get(10, TimeUnit.SECONDS) == 7
# --- get: times out
from java.util.concurrent import CompletableFuture, TimeUnit
try:
    CompletableFuture().get(10, TimeUnit.MILLISECONDS)
except TimeoutError:
    pass
else:
    raise AssertionError
# --- invokeAll
from java.util.concurrent import Callable
import jyodide
tasks = [jyodide.cast(Callable, lambda i=i: i * i) for i in range(20)]
assert [f.get() for f in pool.invokeAll(tasks)] == [i * i for i in range(20)]
# --- invokeAny
from java.util.concurrent import Callable
import jyodide
assert pool.invokeAny([jyodide.cast(Callable, lambda: 3)]) == 3
# --- parallel streams
from java.util import ArrayList
from java.util.stream import Collectors
numbers = ArrayList(range(200))
assert numbers.parallelStream().map(lambda v: v + 1).collect(Collectors.toList()) == list(range(1, 201))
# --- parallel streams: reduce
from java.util.stream import IntStream
assert IntStream.range(0, 1000).parallel().map(lambda v: v * 2).sum() == 999000
# --- parallel streams: for
from java.util import ArrayList
assert sorted(v for v in ArrayList(range(100)).parallelStream().sorted(lambda a, b: a - b).map(lambda v: -v)) == list(range(-99, 1))
# --- parallel streams: forEach
from java.util.stream import IntStream
seen = []
IntStream.range(0, 500).parallel().forEach(seen.append)
assert sorted(seen) == list(range(500))
# --- latch
from java.util.concurrent import CountDownLatch
latch = CountDownLatch(3)
for _ in range(3):
    pool.execute(latch.countDown)
latch.await_()
# --- a queue between threads
from java.util.concurrent import ArrayBlockingQueue
queue = ArrayBlockingQueue(2)
def produce():
    for i in range(10):
        queue.put(i)
pool.execute(produce)
assert [queue.take() for _ in range(10)] == list(range(10))
# --- thread: join
from java.lang import Thread
seen = []
t = Thread(lambda: seen.append(1))
t.start()
t.join()
assert seen == [1]
# --- nested: a callback that waits for a callback
from java.util.concurrent import CompletableFuture
def outer():
    return CompletableFuture.supplyAsync(lambda: 4, pool).join() + 1
assert CompletableFuture.supplyAsync(outer, pool).join() == 5
# --- nested: five deep
from java.util.concurrent import CompletableFuture
from java.lang import Thread
def deep(n):
    if n == 0:
        return 0
    seen = []
    t = Thread(lambda: seen.append(deep(n - 1) + 1))
    t.start()
    t.join()
    return seen[0]
assert deep(5) == 5
# --- the exception of a callback is the same object
from java.util.concurrent import CompletableFuture
error = KeyError("k")
def fail():
    raise error
try:
    CompletableFuture.supplyAsync(fail).join()
except Exception as e:
    found = e
    while found is not None and found is not error:
        found = found.__cause__
    assert found is error, repr(e)
else:
    raise AssertionError
# --- a callback sees no exception and no context of the caller
import contextvars, sys
from java.util.concurrent import CompletableFuture
v = contextvars.ContextVar("v", default=0)
v.set(1)
try:
    raise ValueError("outer")
except ValueError:
    assert CompletableFuture.supplyAsync(lambda: repr(sys.exception())).join() == "None"
    assert str(sys.exception()) == "outer"
assert v.get() == 1
# --- a callback sees no task of the caller
import asyncio
from java.util.concurrent import CompletableFuture
def look():
    try:
        return asyncio.current_task() is None
    except RuntimeError:
        return True
async def main():
    assert asyncio.current_task() is not None
    assert CompletableFuture.supplyAsync(look).join() is True
    assert asyncio.current_task() is not None
asyncio.run(main())
# --- asyncio.run
import asyncio
from java.util.concurrent import CompletableFuture
async def main():
    return await CompletableFuture.supplyAsync(lambda: 5)
assert asyncio.run(main()) == 5
# --- run_sync
from pyodide.ffi import run_sync
from java.util.concurrent import CompletableFuture
assert run_sync(CompletableFuture.supplyAsync(lambda: 5)) == 5
# --- time.sleep
import time
from java.util.concurrent import CompletableFuture
f = CompletableFuture.supplyAsync(lambda: 5)
while not f.isDone():
    time.sleep(0.01)
assert f.join() == 5
# --- a thousand futures
import asyncio
from java.util.concurrent import CompletableFuture
async def main():
    return await asyncio.gather(*(CompletableFuture.supplyAsync(lambda i=i: i) for i in range(1000)))
assert asyncio.run(main()) == list(range(1000))
# --- a scheduled executor
from java.util.concurrent import Executors, TimeUnit, CountDownLatch
timer = Executors.newScheduledThreadPool(1)
latch = CountDownLatch(3)
timer.scheduleAtFixedRate(lambda: latch.countDown(), 0, 5, TimeUnit.MILLISECONDS)
assert latch.await_(20, TimeUnit.SECONDS)
timer.shutdown()
assert timer.awaitTermination(20, TimeUnit.SECONDS)
# --- a server whose handler is Python, called by Python
from com.sun.net.httpserver import HttpServer
from java.net import InetSocketAddress, URL
server = HttpServer.create(InetSocketAddress("127.0.0.1", 0), 0)
def handle(exchange):
    exchange.sendResponseHeaders(200, 5)
    exchange.getResponseBody().write(b"hello")
    exchange.close()
server.createContext("/", handle)
server.setExecutor(pool)
server.start()
try:
    stream = URL(f"http://127.0.0.1:{server.getAddress().getPort()}/").openStream()
    assert bytes(b & 0xFF for b in stream.readAllBytes()) == b"hello"
finally:
    server.stop(0)
# --- a lock that both sides take
from java.util.concurrent.locks import ReentrantLock
from java.util.concurrent import CompletableFuture
lock = ReentrantLock()
def inside():
    lock.lock()
    try:
        return 1
    finally:
        lock.unlock()
lock.lock()
f = CompletableFuture.supplyAsync(inside, pool)
lock.unlock()
assert f.join() == 1
# --- computeIfAbsent in many threads
from java.util.concurrent import ConcurrentHashMap, CompletableFuture
m = ConcurrentHashMap()
fs = [CompletableFuture.runAsync(lambda i=i: m.computeIfAbsent(i % 3, lambda k: k * 10), pool) for i in range(30)]
CompletableFuture.allOf(*fs).join()
assert dict(m) == {0: 0, 1: 10, 2: 20}
# --- submit takes a function as a Callable
assert pool.submit(lambda: 5).get() == 5
assert pool.submit(print).get() is None
# --- a pool that was shut down refuses
from java.util.concurrent import Executors, RejectedExecutionException
ended = Executors.newFixedThreadPool(1)
ended.shutdown()
try:
    ended.submit(lambda: 5)
except RejectedExecutionException:
    pass
else:
    raise AssertionError
