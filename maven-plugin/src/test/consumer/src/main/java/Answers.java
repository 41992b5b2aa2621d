import org.jyodide.Interpreter;
import org.jyodide.InterpreterOptions;

/** Uses packages that its jar brings. */
public final class Answers {
  private Answers() {}

  public static void main(String[] arguments) {
    InterpreterOptions options = InterpreterOptions.defaults().withEmbeddedPackages();
    try (Interpreter python = Interpreter.create(options)) {
      String version = python.importModule("greeting").attr("version").asString();
      System.out.println("greeting " + version);
      System.out.println("answer " + python.importModule("answer").attr("get").call().asInt());
    }
  }
}
