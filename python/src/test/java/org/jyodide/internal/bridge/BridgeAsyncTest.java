package org.jyodide.internal.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Timer;
import java.util.TimerTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.jyodide.internal.bridge.value.FunctionObject;
import org.jyodide.internal.bridge.value.HostArray;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostPromise;
import org.jyodide.internal.bridge.value.HostSymbol;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.Undefined;

@Timeout(120)
class BridgeAsyncTest {
  @Test
  void asyncioRunsToItsEnd() {
    SharedBridge.test(
        python ->
            assertEquals(
                "[1, 2] timeout cancelled 7",
                python.run(
                    """
                    import asyncio, time
                    async def main():
                        both = await asyncio.gather(asyncio.sleep(0.01, 1), asyncio.sleep(0, 2))
                        try:
                            await asyncio.wait_for(asyncio.sleep(0.3), 0.01)
                        except TimeoutError:
                            first = 'timeout'
                        task = asyncio.create_task(asyncio.sleep(0.3))
                        await asyncio.sleep(0)
                        task.cancel()
                        try:
                            await task
                        except asyncio.CancelledError:
                            second = 'cancelled'
                        return f'{both} {first} {second}'
                    text = asyncio.run(main())
                    f'{text} {asyncio.run(asyncio.sleep(0.01, 7))}'
                    """)));
  }

  @Test
  void waitsNestInsideTasks() {
    SharedBridge.test(
        python ->
            assertEquals(
                "a b True True",
                python.run(
                    """
                    import asyncio, time
                    from pyodide.ffi import run_sync, can_run_sync
                    async def inner(name):
                        task = asyncio.current_task()
                        result = run_sync(asyncio.sleep(0.01, name))
                        return result, asyncio.current_task() is task
                    async def main():
                        begin = time.monotonic()
                        time.sleep(0.02)
                        slept = time.monotonic() - begin >= 0.02
                        (a, same), (b, also) = await asyncio.gather(inner('a'), inner('b'))
                        return f'{a} {b} {slept and same and also} {can_run_sync()}'
                    asyncio.run(main())
                    """)));
  }

  @Test
  void contextAndThreadLocalsAreThoseOfTheCaller() {
    SharedBridge.test(
        python ->
            assertEquals(
                "set local",
                python.run(
                    """
                    import asyncio, contextvars, threading
                    variable = contextvars.ContextVar('variable')
                    local = threading.local()
                    variable.set('set')
                    local.value = 'local'
                    async def main():
                        return f'{variable.get()} {local.value}'
                    asyncio.run(main())
                    """)));
  }

  @Test
  void exceptionsComeOutOfAWait() {
    SharedBridge.test(
        python -> {
          assertEquals(
              "KeyError 3",
              python.run(
                  """
                  import asyncio
                  from pyodide.ffi import run_sync
                  async def fails(): raise KeyError('k')
                  async def leaves(): raise SystemExit(3)
                  try:
                      run_sync(fails())
                  except KeyError as e:
                      first = type(e).__name__
                  try:
                      asyncio.run(leaves())
                  except SystemExit as e:
                      second = e.code
                  f'{first} {second}'
                  """));
        });
  }

  @Test
  void whatCannotBecomeATaskRaises() {
    SharedBridge.test(
        python ->
            assertEquals(
                "object int is not awaitable; not now; none",
                python.run(
                    """
                    import asyncio
                    from pyodide.ffi import run_sync
                    async def none(): pass
                    def outcome(awaitable):
                        try:
                            return str(run_sync(awaitable)).lower()
                        except Exception as e:
                            return str(e)
                    def refuse(loop, coroutine):
                        coroutine.close()
                        raise RuntimeError('not now')
                    outcomes = [outcome(3)]
                    loop = asyncio.get_event_loop()
                    loop.set_task_factory(refuse)
                    try:
                        outcomes.append(outcome(none()))
                    finally:
                        loop.set_task_factory(None)
                    outcomes.append(outcome(none()))
                    '; '.join(outcomes)
                    """)));
  }

  @Test
  void tracebacksHaveNoFramesOfTheHost() {
    SharedBridge.test(
        python ->
            assertEquals(
                "['<module>', 'fails']",
                python.run(
                    """
                    import traceback
                    from pyodide.ffi import run_sync
                    async def fails(): raise KeyError('k')
                    try:
                        run_sync(fails())
                    except KeyError as e:
                        frames = [frame.name for frame in traceback.extract_tb(e.__traceback__)]
                    str(frames)
                    """)));
  }

  @Test
  void aCoroutineIsAPromise() {
    SharedBridge.test(
        python -> {
          HostArray results = new HostArray();
          PyProxy coroutine = python.proxy("import asyncio\nasync def f(): return 5\nf()");
          HostPromise promise = coroutine.ensureFuture();
          promise.whenSettled(results::add, results::add);
          python.bridge().loop().runUntil(() -> results.length() == 1, () -> {});
          assertEquals(5, results.item(0));
          assertThrows(HostError.class, coroutine::length);
        });
  }

  @Test
  void callsInATaskOfTheirOwn() {
    SharedBridge.test(
        python -> {
          PyProxy function = python.proxy("lambda x: x + 1");
          HostPromise promise =
              (HostPromise) HostValues.object(HostValues.invoke(function, "callPromising", 1));
          HostArray results = new HostArray();
          promise.whenSettled(results::add, results::add);
          function.destroy();
          python.bridge().loop().runUntil(() -> results.length() == 1, () -> {});
          assertEquals(2, results.item(0));
        });
  }

  @Test
  void asynchronousIterationBothWays() {
    SharedBridge.test(
        python -> {
          python.set(
              "collect", new FunctionObject("collect", (self, args) -> collect(python, args[0])));
          assertEquals(
              "0,1,2",
              python.run(
                  """
                  import asyncio
                  async def numbers():
                      for i in range(3):
                          yield i
                          await asyncio.sleep(0)
                  async def main():
                      return await collect(numbers())
                  asyncio.run(main())
                  """));
        });
  }

  /** A promise of the text of all that an asynchronous iterable yields. */
  private static HostPromise collect(SharedBridge python, @Nullable Object iterable) {
    HostPromise promise = new HostPromise(python.bridge().loop());
    Object iterator = HostValues.invoke(iterable, HostSymbol.ASYNC_ITERATOR);
    step(iterator, new HostArray(), promise);
    return promise;
  }

  private static void step(@Nullable Object iterator, HostArray items, HostPromise promise) {
    ((HostPromise) HostValues.object(HostValues.invoke(iterator, "next")))
        .whenSettled(
            result -> {
              var step = HostValues.object(result);
              if (HostValues.isTrue(step.get("done"))) {
                promise.resolve(items.display());
              } else {
                items.add(step.get("value"));
                step(iterator, items, promise);
              }
            },
            promise::reject);
  }

  @Test
  void anInterruptCancelsWhatIsWaitedFor() {
    SharedBridge.test(
        python -> {
          Timer timer = new Timer(true);
          timer.schedule(
              new TimerTask() {
                @Override
                public void run() {
                  SharedBridge.interrupt();
                }
              },
              200);
          assertEquals(
              "cancelled KeyboardInterrupt",
              python.run(
                  """
                  import asyncio
                  seen = []
                  async def main():
                      try:
                          await asyncio.sleep(60)
                      except asyncio.CancelledError:
                          seen.append('cancelled')
                          raise
                  try:
                      asyncio.run(main())
                  except KeyboardInterrupt as e:
                      seen.append(type(e).__name__)
                  ' '.join(seen)
                  """));
          timer.cancel();
        });
  }

  @Test
  void timersOfTheHost() {
    SharedBridge.test(
        python ->
            assertEquals(
                Undefined.UNDEFINED,
                python.run(
                    """
                    import asyncio
                    from js import setInterval, clearInterval, setTimeout
                    from pyodide.ffi import create_proxy, create_once_callable
                    async def main():
                        done = asyncio.Event()
                        ticks = []
                        def tick():
                            ticks.append(1)
                            if len(ticks) == 3:
                                clearInterval(timer)
                                setTimeout(create_once_callable(done.set), 5)
                        proxy = create_proxy(tick)
                        timer = setInterval(proxy, 1)
                        await done.wait()
                        proxy.destroy()
                        assert len(ticks) == 3
                    asyncio.run(main())
                    """)));
  }
}
