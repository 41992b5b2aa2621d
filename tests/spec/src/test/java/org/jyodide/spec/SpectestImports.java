package org.jyodide.spec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jyodide.wasm.ExternType;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.Import;
import org.jyodide.wasm.Limits;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.runtime.Global;
import org.jyodide.wasm.runtime.HostFunction;
import org.jyodide.wasm.runtime.Imports;
import org.jyodide.wasm.runtime.Memory;
import org.jyodide.wasm.runtime.Table;

/** The host module {@code spectest}, as the interpreter of the specification has it. */
final class SpectestImports implements Imports {
  static final String MODULE = "spectest";

  private final Map<String, Object> exports = new HashMap<>();

  SpectestImports() {
    function("print");
    function("print_i32", ValueType.I32);
    function("print_i64", ValueType.I64);
    function("print_f32", ValueType.F32);
    function("print_f64", ValueType.F64);
    function("print_i32_f32", ValueType.I32, ValueType.F32);
    function("print_f64_f64", ValueType.F64, ValueType.F64);
    global("global_i32", ValueType.I32, 666);
    global("global_i64", ValueType.I64, 666L);
    global("global_f32", ValueType.F32, 666.6f);
    global("global_f64", ValueType.F64, 666.6);
    exports.put(
        "table", new Table(new ExternType.Table(ValueType.FUNCREF, new Limits(10, 20)), null));
    exports.put("memory", new Memory(new Limits(1, 2), Memory.MAXIMUM_PAGES));
  }

  private void function(String name, ValueType... params) {
    FunctionType type = new FunctionType(List.of(params), List.of());
    // Printing is of no use in a test; the calls count.
    MethodHandle target = MethodHandles.empty(type.methodType());
    exports.put(name, new HostFunction(type, target));
  }

  private void global(String name, ValueType type, Object value) {
    exports.put(name, Global.of(new ExternType.Global(type, false), value));
  }

  @Override
  public Object find(Import wanted) {
    return wanted.module().equals(MODULE) ? exports.get(wanted.name()) : null;
  }
}
