package org.jyodide.wasm.codegen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.ConstantExpression;
import org.jyodide.wasm.ElementSegment;
import org.jyodide.wasm.Export;
import org.jyodide.wasm.ExternKind;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.WasmModule;
import org.jyodide.wasm.binary.BinaryReader;
import org.jyodide.wasm.binary.InstructionReader;
import org.jyodide.wasm.binary.Opcodes;

/**
 * The classes of function references: each serves up to some hundred functions of one type. A
 * function can be referred to if it is exported or stands in an element segment or a constant
 * expression; code may refer to no other.
 */
final class EntryPlan {
  private static final int FUNCTIONS = 200;

  /** A class: its type and its functions, whose place in the list is their number. */
  record EntryClass(FunctionType type, List<Integer> functions) {}

  /** Where a function is found. */
  record Entry(int classNumber, int number) {}

  private final List<EntryClass> classes = new ArrayList<>();
  private final Map<Integer, Entry> entries = new HashMap<>();

  EntryPlan(ModuleLayout layout) {
    WasmModule module = layout.module();
    NavigableSet<Integer> referred = new TreeSet<>();
    for (Export export : module.exports()) {
      if (export.kind() == ExternKind.FUNCTION) {
        referred.add(export.index());
      }
    }
    module.start().ifPresent(referred::add);
    for (ElementSegment segment : module.elements()) {
      int[] indices = segment.functionIndices();
      if (indices != null) {
        for (int index : indices) {
          referred.add(index);
        }
      }
      segment.elements().forEach(expression -> collect(module, expression, referred));
    }
    module.globals().forEach(global -> collect(module, global.initializer(), referred));
    Map<FunctionType, List<Integer>> byType = new LinkedHashMap<>();
    for (int function : referred) {
      if (!layout.isImported(function)) {
        byType
            .computeIfAbsent(layout.spaces().function(function), t -> new ArrayList<>())
            .add(function);
      }
    }
    byType.forEach(this::addClasses);
  }

  private static void collect(
      WasmModule module, ConstantExpression expression, NavigableSet<Integer> referred) {
    InstructionReader reader =
        new InstructionReader(
            new BinaryReader(module.bytes(), expression.start(), expression.end()));
    while (reader.next()) {
      if (reader.opcode() == Opcodes.REF_FUNC) {
        referred.add(reader.index());
      }
    }
  }

  private void addClasses(FunctionType type, List<Integer> functions) {
    for (int from = 0; from < functions.size(); from += FUNCTIONS) {
      List<Integer> part =
          List.copyOf(functions.subList(from, Math.min(functions.size(), from + FUNCTIONS)));
      for (int i = 0; i < part.size(); i++) {
        entries.put(part.get(i), new Entry(classes.size(), i));
      }
      classes.add(new EntryClass(type, part));
    }
  }

  List<EntryClass> classes() {
    return classes;
  }

  /** The entry of a function, or null if nothing may refer to it. */
  @Nullable Entry entry(int function) {
    return entries.get(function);
  }
}
