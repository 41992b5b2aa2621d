package org.jyodide.wasm.runtime;

import java.lang.invoke.MethodHandle;
import org.jyodide.wasm.FunctionType;

/**
 * A Java method offered as an import. It becomes a {@link WasmFunction} when an instance takes it;
 * the same host function then is the same reference in one linking domain.
 *
 * @param type the WebAssembly type
 * @param target a handle of exactly {@code type.methodType()}
 */
public record HostFunction(FunctionType type, MethodHandle target) {
  public HostFunction {
    if (!target.type().equals(type.methodType())) {
      throw new IllegalArgumentException(
          "a handle of type " + type.methodType() + " was wanted, got " + target.type());
    }
  }
}
