package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class EvalAsyncCloseTest {
  @Test
  void closingCancelsTasksAndEndsFutures() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Interpreter python =
        Interpreter.create(InterpreterOptions.defaults().withStdout(out).withStderr(out));
    CompletableFuture<PyObject> polite =
        python.evalAsync(
            """
            import asyncio
            async def numbers():
                try:
                    yield 1
                finally:
                    print('generator closed')
            generator = numbers()
            await anext(generator)
            try:
                await asyncio.sleep(100)
            finally:
                await asyncio.sleep(0.01)
                print('cleaned up')
            """);
    CompletableFuture<PyObject> stubborn =
        python.evalAsync(
            """
            while True:
                try:
                    await asyncio.sleep(100)
                except asyncio.CancelledError:
                    pass
            """);
    python.exec("import time; time.sleep(0.2)");
    long begin = System.nanoTime();
    python.close();
    assertTrue(System.nanoTime() - begin < 10_000_000_000L, "closing took too long");
    assertEquals("cleaned up\ngenerator closed\n", out.toString(StandardCharsets.UTF_8));
    for (CompletableFuture<PyObject> future : List.of(polite, stubborn)) {
      assertInstanceOf(
          InterpreterDeadException.class,
          assertThrows(CompletionException.class, future::join).getCause());
    }
    CompletableFuture<PyObject> after = python.evalAsync("1");
    assertInstanceOf(
        InterpreterDeadException.class,
        assertThrows(CompletionException.class, after::join).getCause());
  }

  @Test
  void deathEndsFutures() {
    try (Interpreter python = Interpreter.create()) {
      CompletableFuture<PyObject> waiting =
          python.evalAsync("import asyncio; await asyncio.sleep(100)");
      CompletableFuture<PyObject> deadly = python.evalAsync("import os; os._exit(3)");
      for (CompletableFuture<PyObject> future : List.of(waiting, deadly)) {
        InterpreterDeadException dead =
            assertInstanceOf(
                InterpreterDeadException.class,
                assertThrows(CompletionException.class, future::join).getCause());
        assertTrue(String.valueOf(dead.getMessage()).contains("exit code 3"), dead.getMessage());
      }
    }
  }

  @Test
  void aTaskNobodyWaitsForIsReported() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (Interpreter python = Interpreter.create(InterpreterOptions.defaults().withStderr(err))) {
      python
          .evalAsync(
              """
              import asyncio
              async def fails():
                  raise ValueError('nobody looks')
              task = asyncio.create_task(fails())
              await asyncio.sleep(0.01)
              """)
          .join();
    }
    String text = err.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("ValueError: nobody looks"), text);
  }

  @Test
  void aDependentMayCloseTheInterpreter() {
    Interpreter python = Interpreter.create();
    python.evalAsync("1").thenAccept(value -> python.close()).join();
    python.close();
    assertTrue(python.isClosed());
  }
}
