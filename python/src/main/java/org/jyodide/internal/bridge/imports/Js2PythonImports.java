package org.jyodide.internal.bridge.imports;

import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.HostImport;
import org.jyodide.internal.bridge.Bridge;

/** {@code js2python.c}: values of the host become Python objects. Results are new references. */
final class Js2PythonImports {
  private final Bridge bridge;

  Js2PythonImports(Bridge bridge) {
    this.bridge = bridge;
  }

  @HostImport(name = "js2python_js")
  @EmJs(EmJs.Failure.REF)
  int convert(@Nullable Object value) {
    return bridge.javaToPython().convert(value);
  }

  @HostImport(name = "js2python_immutable_js")
  @EmJs(EmJs.Failure.REF)
  int convertImmutable(@Nullable Object value) {
    return bridge.javaToPython().convertImmutable(value);
  }

  @HostImport(name = "js2python_convert")
  @EmJs(EmJs.Failure.REF)
  int convertDeep(@Nullable Object value, int depth, @Nullable Object defaultConverter) {
    return bridge.javaToPython().convertDeep(bridge, value, depth, defaultConverter);
  }
}
