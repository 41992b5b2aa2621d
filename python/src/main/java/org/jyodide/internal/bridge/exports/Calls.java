package org.jyodide.internal.bridge.exports;

import java.lang.invoke.MethodType;
import java.util.function.Consumer;
import org.jyodide.emscripten.ExitStatus;
import org.jyodide.emscripten.ProgramExports;
import org.jyodide.internal.bridge.value.FatalException;
import org.jyodide.internal.bridge.value.Thrown;
import org.jyodide.wasm.runtime.Traps;

/**
 * How the host calls the program: finds exports by name and type, and decides what an exception out
 * of one means. Python's own exceptions come back as results; what unwinds the frames of the
 * program leaves it in the middle of something, and it is dead.
 */
public final class Calls {
  private final ProgramExports exports;
  private final Consumer<Throwable> death;

  /**
   * Calls into a program.
   *
   * @param death told the first cause, once
   */
  public Calls(ProgramExports exports, Consumer<Throwable> death) {
    this.exports = exports;
    this.death = death;
  }

  /** A function of the program. */
  public Export function(String name, Class<?> result, Class<?>... parameters) {
    return new Export(exports.function(name, MethodType.methodType(result, parameters)), this);
  }

  /** The address of a datum of the program. */
  public int address(String name) {
    return exports
        .address(name)
        .orElseThrow(() -> new IllegalStateException("the program does not export " + name));
  }

  /** What to throw for an exception out of the program. */
  RuntimeException failed(Throwable thrown) {
    if (thrown instanceof ExitStatus exit) {
      return exit;
    }
    if (thrown instanceof FatalException fatal) {
      return fatal;
    }
    RuntimeException cause;
    try {
      cause = Traps.of(thrown);
    } catch (Error e) {
      death.accept(e);
      throw e;
    } catch (RuntimeException e) {
      cause = e;
    }
    RuntimeException fatal = Thrown.isFatal(cause) ? cause : new FatalException(cause);
    death.accept(fatal);
    return fatal;
  }
}
