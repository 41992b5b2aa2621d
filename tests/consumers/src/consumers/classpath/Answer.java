import org.jyodide.Interpreter;

/** The first example of the README, on the class path. */
public class Answer {
  public static void main(String[] args) {
    try (Interpreter python = Interpreter.create()) {
      System.out.println(python.eval("6 * 7").asInt());
    }
  }
}
