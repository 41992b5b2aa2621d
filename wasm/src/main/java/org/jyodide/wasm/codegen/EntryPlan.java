package org.jyodide.wasm.codegen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jyodide.wasm.ConstantExpression;
import org.jyodide.wasm.ElementSegment;
import org.jyodide.wasm.Export;
import org.jyodide.wasm.ExternKind;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.IndexSpaces;
import org.jyodide.wasm.WasmModule;
import org.jyodide.wasm.binary.BinaryReader;
import org.jyodide.wasm.binary.Opcodes;

/**
 * The classes of function references: each serves up to some hundred functions of one type. A
 * function can be referred to if it is exported or stands in an element segment or a constant
 * expression; code may refer to no other. Each start of a program makes the plan again, in code
 * that is not warm: so it counts with arrays.
 */
final class EntryPlan {
  private static final int FUNCTIONS = 200;
  private static final int NONE = -1;

  /** A class: its type and its functions, whose place in the list is their number. */
  record EntryClass(FunctionType type, List<Integer> functions) {}

  private final IndexSpaces spaces;
  private final StartFunctions start;
  private final BitSet referred;

  /** For each function its class and its number in it, or {@link #NONE}. */
  private final int[] classOf;

  private final int[] numberOf;
  private int classCount;

  EntryPlan(ModuleLayout layout) {
    WasmModule module = layout.module();
    spaces = layout.spaces();
    start = layout.startFunctions();
    referred = referred(module, spaces.functionCount());
    referred.clear(0, spaces.importedFunctions());
    classOf = new int[spaces.functionCount()];
    numberOf = new int[spaces.functionCount()];
    Arrays.fill(classOf, NONE);
    number(module);
  }

  private static BitSet referred(WasmModule module, int functions) {
    BitSet referred = new BitSet(functions);
    for (Export export : module.exports()) {
      if (export.kind() == ExternKind.FUNCTION) {
        referred.set(export.index());
      }
    }
    module.start().ifPresent(referred::set);
    for (ElementSegment segment : module.elements()) {
      int[] indices = segment.functionIndices();
      if (indices != null) {
        for (int index : indices) {
          referred.set(index);
        }
      }
      for (ConstantExpression expression : segment.elements()) {
        collect(module, expression, referred);
      }
    }
    for (int i = 0; i < module.globals().size(); i++) {
      collect(module, module.globals().get(i).initializer(), referred);
    }
    return referred;
  }

  /** A constant expression of a reference type is one instruction. */
  private static void collect(WasmModule module, ConstantExpression expression, BitSet referred) {
    if ((module.bytes()[expression.start()] & 0xFF) == Opcodes.REF_FUNC) {
      BinaryReader reader =
          new BinaryReader(module.bytes(), expression.start() + 1, expression.end());
      referred.set(reader.u32());
    }
  }

  /** Gives the functions of a type one class after the other, the types as they first appear. */
  private void number(WasmModule module) {
    int[] firstOfType = firstOfType(module.types());
    int[] counts = new int[module.types().size()];
    List<Integer> order = new ArrayList<>();
    int imported = spaces.importedFunctions();
    for (int f = referred.nextSetBit(0); f >= 0; f = referred.nextSetBit(f + 1)) {
      int type = firstOfType[module.functions().get(f - imported)];
      if (counts[type] == 0) {
        order.add(type);
      }
      numberOf[f] = counts[type]++;
      classOf[f] = type;
    }
    int[] firstClass = new int[counts.length];
    for (int type : order) {
      firstClass[type] = classCount;
      classCount += (counts[type] + FUNCTIONS - 1) / FUNCTIONS;
    }
    for (int f = referred.nextSetBit(0); f >= 0; f = referred.nextSetBit(f + 1)) {
      classOf[f] = firstClass[classOf[f]] + numberOf[f] / FUNCTIONS;
      numberOf[f] %= FUNCTIONS;
    }
  }

  /** For each type the first that is equal to it. */
  private static int[] firstOfType(List<FunctionType> types) {
    Map<FunctionType, Integer> first = new HashMap<>();
    int[] result = new int[types.size()];
    for (int i = 0; i < result.length; i++) {
      Integer other = first.putIfAbsent(types.get(i), i);
      result[i] = other == null ? i : other;
    }
    return result;
  }

  /** The classes for several functions, by their number. */
  List<EntryClass> classes() {
    List<EntryClass> classes = new ArrayList<>();
    List<List<Integer>> functions = new ArrayList<>();
    for (int i = 0; i < classCount; i++) {
      functions.add(new ArrayList<>());
    }
    referred.stream().forEach(function -> functions.get(classOf[function]).add(function));
    for (List<Integer> ofClass : functions) {
      classes.add(new EntryClass(spaces.function(ofClass.get(0)), List.copyOf(ofClass)));
    }
    return classes;
  }

  /** Whether there may be a reference to a function. */
  boolean hasEntry(int function) {
    return classOf[function] != NONE;
  }

  /** The number of the class of a function that has an entry. */
  int classOf(int function) {
    return classOf[function];
  }

  /**
   * The number of the class for a function alone, or a negative number if there is none yet. These
   * come after the classes for several.
   */
  int directClassOf(int function) {
    int place = start.directPlace(function);
    return place < 0 ? place : classCount + place;
  }

  /** The number of a function in its class. */
  int numberOf(int function) {
    return numberOf[function];
  }
}
