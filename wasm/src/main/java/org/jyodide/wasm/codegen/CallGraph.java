package org.jyodide.wasm.codegen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jyodide.wasm.IndexSpaces;
import org.jyodide.wasm.WasmModule;
import org.jyodide.wasm.binary.InstructionReader;
import org.jyodide.wasm.binary.Opcodes;

/** Which function calls which, directly. */
final class CallGraph {
  private final List<Set<Integer>> called = new ArrayList<>();
  private final Map<Integer, Integer> callers = new HashMap<>();
  private final int imported;

  private CallGraph(WasmModule module) {
    imported = IndexSpaces.of(module).importedFunctions();
    module
        .code()
        .forEach(
            body -> {
              Set<Integer> own = new LinkedHashSet<>();
              InstructionReader reader = new InstructionReader(module, body);
              while (reader.next()) {
                if (reader.opcode() == Opcodes.CALL || reader.opcode() == Opcodes.RETURN_CALL) {
                  own.add(reader.index());
                }
              }
              own.forEach(function -> callers.merge(function, 1, Integer::sum));
              called.add(own);
            });
  }

  static CallGraph of(WasmModule module) {
    return new CallGraph(module);
  }

  /** How many functions call {@code function}. */
  int callers(int function) {
    return callers.getOrDefault(function, 0);
  }

  /** The functions that a defined function calls. */
  Set<Integer> calledBy(int function) {
    return called.get(function - imported);
  }
}
