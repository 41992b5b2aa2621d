import java.util.List;
import javax.script.Invocable;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;

/** Python through javax.script alone. */
public final class Script {
  private Script() {}

  public static void main(String... arguments) throws Exception {
    ScriptEngine python = new ScriptEngineManager().getEngineByName("python");
    python.put("n", 6);
    System.out.println(python.eval("n * 7"));
    python.eval("def ordered(items): return sorted(items)");
    System.out.println(((Invocable) python).invokeFunction("ordered", List.of(3, 1, 2)));
    ((AutoCloseable) python).close();
  }
}
