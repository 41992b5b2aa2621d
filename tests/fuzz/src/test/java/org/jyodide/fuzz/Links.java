package org.jyodide.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What copied functions refer to, by its index in the module that they are copied into. A function
 * that is not copied is replaced by a stub of its type, and so is a type of indirect calls.
 */
final class Links {
  /** How many slots of the table an indirect call of one type chooses from. */
  static final int SLOTS = 4;

  private final RealFunctions real;
  private final List<Integer> copied;
  private final List<Signature> functions = new ArrayList<>();
  private final List<ValueType> globals = new ArrayList<>(List.of(ValueType.I32));
  private final ModuleTypes types = new ModuleTypes(functions, globals, List.of());
  private final List<Signature> stubs = new ArrayList<>();
  private final Map<Integer, Integer> globalIndices = new LinkedHashMap<>();
  private final List<Signature> indirect = new ArrayList<>();

  /** Links for the functions {@code copied}, in this order. */
  Links(RealFunctions real, List<Integer> copied) {
    this.real = real;
    this.copied = copied;
    copied.forEach(function -> functions.add(real.signature(function)));
  }

  /** The functions, stubs behind the others, and globals: more with each link. */
  ModuleTypes types() {
    return types;
  }

  List<Signature> stubs() {
    return stubs;
  }

  /** The types of indirect calls: each has its {@link #SLOTS} of the table, in this order. */
  List<Signature> indirect() {
    return indirect;
  }

  int function(int function) {
    int index = copied.indexOf(function);
    return index >= 0 ? index : stub(real.signature(function));
  }

  int stub(Signature signature) {
    int index = stubs.indexOf(signature);
    if (index < 0) {
      index = stubs.size();
      stubs.add(signature);
      functions.add(signature);
    }
    return copied.size() + index;
  }

  /** Each has its own behind the one that stubs write. */
  int global(int global) {
    return 1
        + globalIndices.computeIfAbsent(
            global,
            index -> {
              globals.add(real.global(index));
              return globals.size() - 1;
            });
  }

  int firstSlot(Signature signature) {
    int index = indirect.indexOf(signature);
    if (index < 0) {
      index = indirect.size();
      indirect.add(signature);
      stub(signature);
    }
    return index * SLOTS;
  }
}
