package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LeaksTest {
  private final LinkedBlockingQueue<String> reports = new LinkedBlockingQueue<>();
  private final Leaks leaks = new Leaks("python-9", reports::add);

  private @Nullable String next() throws InterruptedException {
    return reports.poll(30, TimeUnit.SECONDS);
  }

  @Test
  void garbageIsReportedTogetherByPlace() throws Exception {
    for (int i = 0; i < 3; i++) {
      leaks.collected(leaks.made("list"));
    }
    leaks.collected(leaks.madeBuffer(10));
    String report = String.valueOf(next());
    List<String> lines = report.lines().toList();
    assertEquals(
        "python-9: 4 references to Python objects were garbage before close():", lines.get(0));
    assertEquals("    3 \u00d7 PyObject of list, made at", lines.get(1));
    assertTrue(
        lines.get(2).strip().contains("LeaksTest.garbageIsReportedTogetherByPlace(LeaksTest.java:"),
        report);
    assertTrue(report.contains("    1 \u00d7 PyBuffer of 10 bytes, made at\n"), report);
    leaks.end();
    assertTrue(reports.isEmpty());
  }

  @Test
  void theEndReportsWhatIsOpen() {
    Leaks.Entry closed = leaks.made("dict");
    leaks.made("set");
    leaks.closed(closed);
    leaks.end();
    String report = String.valueOf(reports.poll());
    assertTrue(
        report.startsWith("python-9: 1 reference to a Python object was open at the end:\n"),
        report);
    assertTrue(report.contains("1 \u00d7 PyObject of set, made at"), report);
    leaks.end();
    assertTrue(reports.isEmpty());
  }

  @Test
  void theCallerOfAnotherThreadIsShown() {
    Leaks.Entry entry =
        CompletableFuture.supplyAsync(leaks.fromHere(() -> leaks.made("int"))).join();
    assertTrue(entry.toString().contains("theCallerOfAnotherThreadIsShown"));
    leaks.end();
    assertTrue(String.valueOf(reports.poll()).contains("theCallerOfAnotherThreadIsShown"));
  }

  @Test
  void nothingIsRecordedUnlessAsked() {
    Leaks.report(Optional.empty());
    assertEquals(null, Leaks.create("python-10"));
  }

  @Test
  void anInterpreterReportsWhatWasNeverClosed() throws Exception {
    Leaks.report(Optional.of(reports::add));
    try (Interpreter python = Interpreter.create()) {
      Leaks.report(Optional.empty());
      for (int i = 0; i < 5; i++) {
        python.eval("[1]");
      }
      String report = null;
      for (int i = 0; i < 100 && report == null; i++) {
        System.gc();
        report = reports.poll(100, TimeUnit.MILLISECONDS);
      }
      String text = String.valueOf(report);
      assertTrue(text.contains("\u00d7 PyObject of list, made at"), text);
      assertTrue(text.contains("LeaksTest.anInterpreterReportsWhatWasNeverClosed"), text);
      Leaks.Entry open = python.state().recorded().made("dict");
      assertTrue(open.toString().startsWith("PyObject of dict"));
    }
    assertTrue(String.valueOf(reports.poll()).contains("PyObject of dict"));
  }

  /** They have no close, so it must not be asked for. */
  @Test
  void exceptionsOfTasksAreNoObjectsToBeClosed() {
    Leaks.report(Optional.of(reports::add));
    try (Interpreter python = Interpreter.create()) {
      Leaks.report(Optional.empty());
      python.exec("import asyncio");
      CompletableFuture<PyObject> failed = python.evalAsync("1 / 0");
      CompletableFuture<PyObject> cancelled =
          python.evalAsync("asyncio.current_task().cancel(); await asyncio.sleep(0)");
      assertThrows(CompletionException.class, failed::join);
      assertThrows(CancellationException.class, cancelled::join);
      List<String> open =
          python.state().recorded().open().stream()
              .map(each -> each.toString().lines().findFirst().orElseThrow())
              .sorted()
              .toList();
      assertEquals(2, open.size(), open::toString);
      assertTrue(open.get(0).startsWith("PythonException with ZeroDivisionError"), open::toString);
      assertTrue(
          open.get(1).startsWith("PythonException with asyncio.exceptions.CancelledError"),
          open::toString);
    }
  }
}
