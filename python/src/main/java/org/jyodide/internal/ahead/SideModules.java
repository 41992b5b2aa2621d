package org.jyodide.internal.ahead;

import java.io.IOException;
import java.nio.file.Path;
import org.jyodide.internal.boot.Distribution;
import org.jyodide.wasm.AheadOfTimeLibraries;
import org.jyodide.wasm.CompiledModule;
import org.jyodide.wasm.WasmException;

/** Compiles libraries of Python packages into resources that interpreters find by their content. */
public final class SideModules {
  private SideModules() {}

  /**
   * Compiles a library for the Python that is on the class path or module path. What is there
   * already is not compiled again.
   *
   * @param directory where resources of a jar are
   * @return the file below the directory
   * @throws IllegalArgumentException if it is no library that can be loaded
   */
  public static Path compile(byte[] library, Path directory) throws IOException {
    CompiledModule main = Distribution.find().mainModule();
    try {
      return AheadOfTimeLibraries.compile(
          library, directory, main.getClass().getPackageName(), main.isInterruptible());
    } catch (WasmException e) {
      throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
    }
  }
}
