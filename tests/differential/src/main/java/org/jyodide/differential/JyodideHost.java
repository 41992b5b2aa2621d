package org.jyodide.differential;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.jyodide.Interpreter;
import org.jyodide.InterpreterOptions;
import org.jyodide.Mount;

/** Jyodide, in this JVM. */
final class JyodideHost implements Host {
  private final Interpreter python;

  /** Starts one; {@code programs} is the directory of the generator's package. */
  JyodideHost(Path programs) {
    python =
        Interpreter.create(
            InterpreterOptions.defaults()
                .withMount(Mount.readOnly(programs, "/programs"))
                .withTimeZone(ZoneId.of("UTC"))
                .withEnvironmentVariable("PYTHONHASHSEED", "0")
                .withEnvironmentVariable("PYTHONDONTWRITEBYTECODE", "1"));
    python.exec("import sys; sys.path.insert(0, '/programs'); from programs import runner");
  }

  @Override
  public String name() {
    return "Jyodide, JDK " + Runtime.version().feature();
  }

  @Override
  public List<String> batch(long first, int count) {
    return python.eval("runner.batch(" + first + ", " + count + ")").asString().lines().toList();
  }

  @Override
  public Outcome run(String program) {
    return Outcome.parse(python.eval("runner.one(" + program + ")").asString());
  }

  @Override
  public void close() {
    python.close();
  }
}
