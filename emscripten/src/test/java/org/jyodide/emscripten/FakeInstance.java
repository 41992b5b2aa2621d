package org.jyodide.emscripten;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.runtime.Global;
import org.jyodide.wasm.runtime.HostFunction;
import org.jyodide.wasm.runtime.Instance;
import org.jyodide.wasm.runtime.Memory;
import org.jyodide.wasm.runtime.Table;
import org.jyodide.wasm.runtime.Tag;
import org.jyodide.wasm.runtime.WasmFunction;

/** An instance whose exports are given in Java. */
final class FakeInstance extends Instance {
  final Map<String, WasmFunction> functions = new HashMap<>();
  final Map<String, Global> globals = new HashMap<>();
  private final IdentityHashMap<HostFunction, WasmFunction> references = new IdentityHashMap<>();
  private final Memory memory;
  private final Table table;

  FakeInstance(Memory memory, Table table) {
    this.memory = memory;
    this.table = table;
  }

  @Override
  public @Nullable WasmFunction function(String name) {
    return functions.get(name);
  }

  @Override
  public @Nullable Global global(String name) {
    return globals.get(name);
  }

  @Override
  public @Nullable Table table(String name) {
    return name.equals("__indirect_function_table") ? table : null;
  }

  @Override
  public @Nullable Memory memory(String name) {
    return name.equals("memory") ? memory : null;
  }

  @Override
  public @Nullable Tag tag(String name) {
    return null;
  }

  @Override
  public WasmFunction reference(HostFunction function) {
    return references.computeIfAbsent(function, f -> new FakeFunction(f.type(), f.target()));
  }
}
