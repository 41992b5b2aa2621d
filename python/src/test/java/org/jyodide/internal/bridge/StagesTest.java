package org.jyodide.internal.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.jyodide.internal.bridge.value.HostPromise;

@Timeout(60)
class StagesTest {
  private static CompletableFuture<String> later(String value) {
    CompletableFuture<String> future = new CompletableFuture<>();
    CompletableFuture.delayedExecutor(10, TimeUnit.MILLISECONDS)
        .execute(() -> future.complete(value));
    return future;
  }

  private static void set(SharedBridge python, String name, CompletableFuture<?> future) {
    python.set(name, python.bridge().stages().promise(future, value -> value));
  }

  @Test
  void aStageCanBeAwaited() {
    SharedBridge.test(
        python -> {
          set(python, "promise", later("value"));
          set(python, "done", CompletableFuture.completedFuture(5));
          assertEquals(
              "value 5",
              python.run(
                  """
                  import asyncio
                  async def main():
                      return f'{await promise} {await done}'
                  asyncio.run(main())
                  """));
        });
  }

  @Test
  void aFailedStageRaises() {
    SharedBridge.test(
        python -> {
          set(python, "promise", CompletableFuture.failedFuture(new IllegalStateException("no")));
          assertEquals(
              "IllegalStateException: no",
              python.run(
                  """
                  from pyodide.ffi import JsException, run_sync
                  try:
                      run_sync(promise)
                  except JsException as e:
                      text = str(e)
                  text
                  """));
        });
  }

  @Test
  void cancellingTheWaitCancelsTheFuture() {
    SharedBridge.test(
        python -> {
          CompletableFuture<String> future = new CompletableFuture<>();
          set(python, "promise", future);
          assertEquals(
              "timeout",
              python.run(
                  """
                  import asyncio
                  async def main():
                      try:
                          await asyncio.wait_for(promise, 0.01)
                      except TimeoutError:
                          return 'timeout'
                  asyncio.run(main())
                  """));
          assertTrue(future.isCancelled());
        });
  }

  @Test
  void aShieldKeepsTheFuture() {
    SharedBridge.test(
        python -> {
          CompletableFuture<String> future = new CompletableFuture<>();
          set(python, "promise", future);
          python.run(
              """
              import asyncio
              async def main():
                  inner = asyncio.ensure_future(promise)
                  try:
                      await asyncio.wait_for(asyncio.shield(inner), 0.01)
                  except TimeoutError:
                      pass
              asyncio.run(main())
              """);
          assertFalse(future.isCancelled());
          future.complete("end");
        });
  }

  @Test
  void aCancelledFutureCancelsTheWait() {
    SharedBridge.test(
        python -> {
          CompletableFuture<String> future = new CompletableFuture<>();
          set(python, "promise", future);
          CompletableFuture.delayedExecutor(10, TimeUnit.MILLISECONDS)
              .execute(() -> future.cancel(true));
          assertEquals(
              "CancelledError True",
              python.run(
                  """
                  import asyncio
                  async def waits():
                      await promise
                  async def main():
                      task = asyncio.ensure_future(waits())
                      try:
                          await task
                      except asyncio.CancelledError as e:
                          return f'{type(e).__name__} {task.cancelled()}'
                  asyncio.run(main())
                  """));
        });
  }

  @Test
  void runSyncOfACancelledFuture() {
    SharedBridge.test(
        python -> {
          CompletableFuture<String> future = new CompletableFuture<>();
          future.cancel(true);
          set(python, "promise", future);
          assertEquals(
              "CancelledError",
              python.run(
                  """
                  import asyncio
                  from pyodide.ffi import run_sync
                  try:
                      run_sync(promise)
                  except asyncio.CancelledError as e:
                      name = type(e).__name__
                  name
                  """));
        });
  }

  @Test
  void aPythonExceptionStaysTheSameObject() {
    SharedBridge.test(
        python -> {
          CompletableFuture<Object> future = new CompletableFuture<>();
          try {
            python.run("error = KeyError('k')\nraise error");
          } catch (PythonError e) {
            future.completeExceptionally(e);
          }
          set(python, "promise", future);
          assertEquals(
              true,
              python.run(
                  """
                  import asyncio
                  async def main():
                      try:
                          await promise
                      except KeyError as e:
                          return e is error
                  asyncio.run(main())
                  """));
        });
  }

  @Test
  void aPromiseBecomesAFuture() {
    SharedBridge.test(
        python -> {
          Stages stages = python.bridge().stages();
          HostPromise promise = new HostPromise(python.bridge().loop());
          CompletableFuture<?> future = stages.future(promise);
          HostPromise cancelled = stages.promise(cancelledFuture(), value -> value);
          CompletableFuture<?> second = stages.future(cancelled);
          promise.resolve("value");
          python.bridge().suspension().runLoopUntil(() -> future.isDone() && second.isDone());
          assertEquals("value", future.join());
          assertTrue(second.isCancelled());
          assertInstanceOf(
              CancellationException.class, second.handle((value, thrown) -> thrown).join());
        });
  }

  private static CompletableFuture<String> cancelledFuture() {
    CompletableFuture<String> future = new CompletableFuture<>();
    future.cancel(true);
    return future;
  }
}
