package org.jyodide.wasm.codegen;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.ir.Local;

/**
 * Counts the scratch fields of the instance, through which regions return values. Safe for use by
 * several threads.
 */
final class ScratchUse {
  private final Map<ValueType, Integer> most = new EnumMap<>(ValueType.class);

  /** The scratch field of each of {@code outs}. */
  List<String> fields(List<Local> outs) {
    Map<ValueType, Integer> used = new EnumMap<>(ValueType.class);
    List<String> fields =
        outs.stream()
            .map(
                out -> {
                  ValueType kind = kind(out.type());
                  int index = used.merge(kind, 1, Integer::sum) - 1;
                  return ModuleLayout.scratchField(kind, index);
                })
            .toList();
    synchronized (most) {
      used.forEach((type, count) -> most.merge(type, count, Integer::max));
    }
    return fields;
  }

  /** The field through which a region returns the result of its function. */
  String resultField(ValueType type) {
    ValueType kind = kind(type);
    synchronized (most) {
      most.merge(kind, 1, Integer::max);
    }
    return ModuleLayout.scratchField(kind, 0);
  }

  /** How many fields of each type are needed. */
  Map<ValueType, Integer> most() {
    synchronized (most) {
      return new EnumMap<>(most);
    }
  }

  private static ValueType kind(ValueType type) {
    return type.isNumeric() ? type : ValueType.EXTERNREF;
  }
}
