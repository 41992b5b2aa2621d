package org.jyodide.benchmarks.graalpy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;

/**
 * Runs {@code -c CODE} or a script with arguments in an embedded GraalPy, as an application on a
 * stock JDK would: no JVM flag, no launcher, the interpreter found on the class path.
 */
public final class GraalPyRunner {
  private GraalPyRunner() {}

  /** Takes {@code -c CODE} or {@code SCRIPT [ARGUMENT...]}; exits as the Python program does. */
  public static void main(String[] args) throws IOException {
    if (args.length == 0 || (args[0].equals("-c") && args.length == 1)) {
      System.err.println("wanted -c CODE or SCRIPT [ARGUMENT...], got " + Arrays.toString(args));
      System.exit(2);
    }
    boolean inline = args[0].equals("-c");
    Source source =
        inline
            ? Source.create("python", args[1])
            : Source.newBuilder("python", Path.of(args[0]).toFile()).build();
    String[] scriptArguments = args.clone();
    if (inline) {
      scriptArguments = Arrays.copyOfRange(args, 1, args.length);
      scriptArguments[0] = "-c";
    }
    try (Context context =
        Context.newBuilder("python")
            .allowAllAccess(true)
            // The stock JDK has no Graal compiler: known, and said in the results.
            .option("engine.WarnInterpreterOnly", "false")
            .arguments("python", scriptArguments)
            .build()) {
      context.eval(source);
    } catch (PolyglotException e) {
      if (e.isExit()) {
        System.exit(e.getExitStatus());
      }
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }
}
