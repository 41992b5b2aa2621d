import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jyodide.Interpreter;
import org.jyodide.PyObject;

/** Coroutines of Python's as futures of Java's. */
public final class Async {
  private Async() {}

  public static void main(String... arguments) {
    try (Interpreter python = Interpreter.create()) {
      CompletableFuture<PyObject> both =
          python.evalAsync(
              """
              import asyncio

              async def later(text, seconds):
                  await asyncio.sleep(seconds)
                  return text

              await asyncio.gather(later("slow", 0.05), later("quick", 0.01))
              """);
      System.out.println(both.thenApply(PyObject::toJava).join());

      PyObject later = python.globals().item("later");
      List<CompletableFuture<String>> answers =
          List.of(
              later.call("one", 0.01).toFuture().thenApply(PyObject::asString),
              later.call("two", 0.02).toFuture().thenApply(PyObject::asString));
      answers.forEach(answer -> System.out.println(answer.join()));
    }
  }
}
