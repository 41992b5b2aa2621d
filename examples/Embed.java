import java.util.List;
import org.jyodide.Interpreter;
import org.jyodide.PyObject;
import org.jyodide.PythonException;

/**
 * Python inside a Java program, which has no Python of its own to install. After the first run of
 * ./jyodide: java -cp 'cli/target/application/*' examples/Embed.java
 */
public final class Embed {
  private Embed() {}

  public static void main(String... arguments) {
    try (Interpreter python = Interpreter.create()) {
      python.exec(
          """
          import statistics

          def describe(values):
              return f"{len(values)} values, median {statistics.median(values)}"
          """);
      PyObject describe = python.globals().item("describe");
      System.out.println(describe.call(List.of(3, 1, 4, 1, 5)).asString());
      try {
        describe.call(List.of());
      } catch (PythonException e) {
        System.out.println(e.pythonType() + ": " + e.pythonMessage());
      }
    }
  }
}
