package org.jyodide.wasm.codegen;

import java.util.ArrayList;
import java.util.List;
import org.jyodide.wasm.FunctionBody;
import org.jyodide.wasm.WasmModule;

/**
 * Which defined function is compiled into which class: neighbours together, as linkers put related
 * functions side by side, up to limits that keep constant pools small.
 */
final class ClassPlan {
  private static final int MAXIMUM_FUNCTIONS = 100;
  private static final int MAXIMUM_CODE = 60_000;

  private final int[] classOfFunction;
  private final List<int[]> ranges = new ArrayList<>();

  ClassPlan(WasmModule module) {
    List<FunctionBody> code = module.code();
    classOfFunction = new int[code.size()];
    int start = 0;
    int bytes = 0;
    for (int i = 0; i < code.size(); i++) {
      int size = code.get(i).end() - code.get(i).start();
      if (i > start && (i - start >= MAXIMUM_FUNCTIONS || bytes + size > MAXIMUM_CODE)) {
        ranges.add(new int[] {start, i});
        start = i;
        bytes = 0;
      }
      bytes += size;
      classOfFunction[i] = ranges.size();
    }
    if (start < code.size()) {
      ranges.add(new int[] {start, code.size()});
    }
  }

  /** The number of the class of a function, by its index among the defined ones. */
  int classOf(int definedIndex) {
    return classOfFunction[definedIndex];
  }

  /** The number of classes. */
  int classes() {
    return ranges.size();
  }

  /** The first defined function of a class. */
  int firstFunction(int classNumber) {
    return ranges.get(classNumber)[0];
  }

  /** The defined function behind the last of a class. */
  int endFunction(int classNumber) {
    return ranges.get(classNumber)[1];
  }
}
