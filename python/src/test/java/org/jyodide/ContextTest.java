package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.jyodide.SharedPython.PYTHON;
import static org.jyodide.SharedPython.eval;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Context managers of Python in Java. */
@ExtendWith(LeakCheck.class)
class ContextTest {
  @BeforeEach
  void define() {
    PYTHON.exec(
        """
        import contextlib, sys
        seen = []

        class Manager:
            def __init__(self, suppresses=False, raises=None):
                self.suppresses, self.raises = suppresses, raises
            def __enter__(self):
                seen.append('enter')
                return 'value'
            def __exit__(self, kind, exception, traceback):
                seen.append('exit' if kind is None else f'exit {kind.__name__}')
                self.kind, self.exception, self.traceback = kind, exception, traceback
                self.current = sys.exception()
                if self.raises: raise self.raises
                return self.suppresses

        @contextlib.contextmanager
        def generated():
            seen.append('begin')
            try:
                yield [1]
            except KeyError:
                seen.append('handled')
            finally:
                seen.append('end')

        class AsyncManager:
            def __init__(self, suppresses=False): self.suppresses = suppresses
            async def __aenter__(self):
                seen.append('aenter')
                return self
            async def __aexit__(self, kind, exception, traceback):
                seen.append('aexit' if kind is None else f'aexit {kind.__name__}')
                self.exception = exception
                return self.suppresses
        """);
  }

  private static String seen() {
    return eval("' '.join(seen)").asString();
  }

  @Test
  void theBlockGetsTheValueAndGivesTheResult() {
    Optional<Integer> length = eval("Manager()").with(value -> value.len());
    assertEquals(Optional.of(5), length);
    assertEquals("enter exit", seen());
    assertEquals(Optional.empty(), eval("Manager()").with(value -> null));
  }

  @Test
  void theValueIsClosedUnlessItIsTheResult() {
    PyObject[] kept = new PyObject[1];
    Optional<PyObject> result = eval("Manager()").with(value -> value);
    assertEquals("value", result.orElseThrow().asString());
    eval("Manager()")
        .with(
            value -> {
              kept[0] = value;
              return value.len();
            });
    assertThrows(IllegalStateException.class, kept[0]::len);
  }

  @Test
  void javasExceptionIsAJavaErrorInExitAndComesOutAsItself() {
    PyObject manager = eval("Manager()");
    IOException thrown = new IOException("lost");
    Throwable out =
        assertThrows(
            IOException.class,
            () ->
                manager.with(
                    value -> {
                      throw thrown;
                    }));
    assertSame(thrown, out);
    assertEquals("enter exit IOException", seen());
    assertTrue(
        eval("lambda m: isinstance(m.exception, OSError) and m.kind is type(m.exception)")
            .call(manager)
            .asBoolean());
    assertTrue(manager.attr("current").is(manager.attr("exception")));
    assertTrue(eval("lambda m: m.traceback is not None").call(manager).asBoolean());
  }

  @Test
  void pythonsExceptionIsTheSameObject() {
    PyObject manager = eval("Manager()");
    PythonException out =
        assertThrows(PythonException.class, () -> manager.with(value -> eval("{}['missing']")));
    assertEquals("KeyError", out.pythonType());
    assertTrue(manager.attr("exception").is(out.value()));
    assertEquals("enter exit KeyError", seen());
  }

  @Test
  void aTrueExitSuppresses() {
    assertEquals(
        Optional.empty(),
        eval("Manager(suppresses=True)")
            .with(
                value -> {
                  throw new IllegalStateException("gone");
                }));
    assertEquals(Optional.empty(), eval("contextlib.suppress(KeyError)").with(v -> eval("{}[1]")));
    assertThrows(
        PythonException.class,
        () -> eval("contextlib.suppress(KeyError)").with(v -> eval("[][1]")));
    // What suppresses says so whatever the block gives.
    assertEquals(Optional.of(1), eval("Manager(suppresses=True)").with(value -> 1));
  }

  @Test
  void aStopIterationIsAnExceptionAsAnyOther() {
    PyObject manager = eval("Manager()");
    PythonException out =
        assertThrows(PythonException.class, () -> manager.with(v -> eval("next(iter(()))")));
    assertEquals("StopIteration", out.pythonType());
    assertEquals("enter exit StopIteration", seen());
    assertEquals(
        Optional.empty(), eval("Manager(suppresses=True)").with(v -> eval("next(iter(()))")));
  }

  @Test
  void whatExitRaisesReplacesTheException() {
    PyObject manager = eval("Manager(raises=ValueError('from exit'))");
    IllegalStateException first = new IllegalStateException("first");
    PythonException out =
        assertThrows(
            PythonException.class,
            () ->
                manager.with(
                    value -> {
                      throw first;
                    }));
    assertEquals("from exit", out.pythonMessage());
    assertSame(first, out.getCause());
    assertFalse(out.traceback().contains("<_jyodide>"), out.traceback());
    PythonException alone =
        assertThrows(
            PythonException.class, () -> eval("Manager(raises=ValueError())").with(v -> 1));
    assertEquals("ValueError", alone.pythonType());
  }

  @Test
  void aGeneratorCanBeOne() {
    assertEquals(Optional.of(1), eval("generated()").with(list -> list.len()));
    assertEquals(Optional.empty(), eval("generated()").with(list -> eval("{}[1]")));
    assertEquals("begin end begin handled end", seen());
  }

  @Test
  void whatIsNoneIsRefused() {
    PythonException e = assertThrows(PythonException.class, () -> eval("5").with(v -> 1));
    assertEquals("TypeError", e.pythonType());
    assertTrue(e.pythonMessage().contains("context manager"), e.pythonMessage());
    assertFalse(e.traceback().contains("<_jyodide>"), e.traceback());
    assertThrows(PythonException.class, () -> eval("5").enter());
  }

  @Test
  void tryWithResources() {
    try (PyContext context = eval("Manager()").enter()) {
      assertEquals("value", context.value().asString());
    }
    assertEquals("enter exit", seen());
  }

  @Test
  void exitTellsOfAnExceptionAndIsTheEnd() {
    PyObject manager = eval("Manager(suppresses=True)");
    try (PyContext context = manager.enter()) {
      assertTrue(context.exit(new IllegalStateException()));
      assertFalse(context.exit(new IllegalStateException()));
    }
    assertEquals("enter exit IllegalStateException", seen());
    try (PyContext context = eval("Manager()").enter()) {
      assertFalse(context.exit(new Error("no Exception")));
    }
    assertEquals("enter exit IllegalStateException enter exit Error", seen());
  }

  @Test
  void javasOwnResourcesCanBeUsed() {
    boolean[] closed = {false};
    AutoCloseable resource = () -> closed[0] = true;
    eval("lambda x: x").call(resource).with(value -> 1);
    assertTrue(closed[0]);
  }

  @Test
  void asynchronousOnes() throws Exception {
    CompletableFuture<Optional<String>> future =
        eval("AsyncManager()")
            .withAsync(
                value -> {
                  String name = value.typeName();
                  return CompletableFuture.supplyAsync(() -> name + " " + value.typeName());
                });
    assertEquals(Optional.of("AsyncManager AsyncManager"), future.get(30, TimeUnit.SECONDS));
    assertEquals("aenter aexit", seen());
  }

  @Test
  void asynchronousOnesGetExceptions() {
    IOException thrown = new IOException("lost");
    PyObject manager = eval("AsyncManager()");
    CompletionException out =
        assertThrows(
            CompletionException.class,
            () -> manager.withAsync(v -> CompletableFuture.failedFuture(thrown)).join());
    assertSame(thrown, out.getCause());
    assertEquals("aenter aexit IOException", seen());
    CompletionException raised =
        assertThrows(
            CompletionException.class,
            () ->
                manager
                    .withAsync(
                        v -> {
                          throw new IllegalStateException("at once");
                        })
                    .join());
    assertEquals("java.lang.IllegalStateException: at once", raised.getMessage());
    PythonException[] inner = new PythonException[1];
    CompletionException python =
        assertThrows(
            CompletionException.class,
            () ->
                manager
                    .withAsync(
                        v ->
                            CompletableFuture.supplyAsync(
                                () -> {
                                  inner[0] =
                                      assertThrows(PythonException.class, () -> eval("{}[1]"));
                                  throw inner[0];
                                }))
                    .join());
    PythonException same = assertInstanceOf(PythonException.class, python.getCause());
    assertTrue(same.value().is(inner[0].value()));
    assertTrue(manager.attr("exception").is(inner[0].value()));
  }

  @Test
  void asynchronousOnesSuppress() {
    assertEquals(
        Optional.empty(),
        eval("AsyncManager(suppresses=True)")
            .withAsync(v -> CompletableFuture.failedFuture(new IOException()))
            .join());
    PythonException e =
        assertThrows(
            PythonException.class,
            () -> {
              try {
                eval("5").withAsync(v -> CompletableFuture.completedFuture(1)).join();
              } catch (CompletionException wrapped) {
                throw wrapped.getCause();
              }
            });
    assertEquals("TypeError", e.pythonType());
  }

  @Test
  void cancellingEndsTheBlock() throws Exception {
    CompletableFuture<Object> never = new CompletableFuture<>();
    CompletableFuture<Optional<Object>> future = eval("AsyncManager()").withAsync(v -> never);
    while (!seen().equals("aenter")) {
      Thread.sleep(5);
    }
    future.cancel(true);
    assertThrows(CancellationException.class, future::join);
    assertThrows(CancellationException.class, () -> never.get(30, TimeUnit.SECONDS));
    for (int i = 0; i < 1000 && !seen().contains("aexit"); i++) {
      Thread.sleep(5);
    }
    assertEquals("aenter aexit CancelledError", seen());
    assertEquals(List.of(), eval("[]").toList());
  }
}
