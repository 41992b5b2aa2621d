package org.jyodide.wasm.codegen;

import org.jyodide.wasm.Import;

/** What takes the place of the body of a function. */
public sealed interface Replacement {
  /**
   * A static Java method that takes the parameters of the function and its instance.
   *
   * @param owner the internal name of a public class that generated code can see
   */
  record JavaMethod(String owner, String name) implements Replacement {}

  /** A call of a function of the host, imported in addition to the imports of the module. */
  record HostImport(Import wanted) implements Replacement {}
}
