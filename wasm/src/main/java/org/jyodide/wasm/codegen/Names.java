package org.jyodide.wasm.codegen;

import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.ValueType;

/** Internal names and descriptors of the classes that generated code refers to. */
final class Names {
  static final String OBJECT = "java/lang/Object";
  static final String THROWABLE = "java/lang/Throwable";
  private static final String RUNTIME = "org/jyodide/wasm/runtime/";
  static final String INSTANCE = RUNTIME + "Instance";
  static final String FUNCTION = RUNTIME + "WasmFunction";
  static final String HOST_FUNCTION = RUNTIME + "HostFunction";
  static final String GLOBAL = RUNTIME + "Global";
  static final String TABLE = RUNTIME + "Table";
  static final String TAG = RUNTIME + "Tag";
  static final String TRAPS = RUNTIME + "Traps";
  static final String NUMERIC_OPS = RUNTIME + "NumericOps";
  static final String MEMORY_OPS = RUNTIME + "MemoryOps";
  static final String TABLE_OPS = RUNTIME + "TableOps";
  static final String EXCEPTIONS = RUNTIME + "Exceptions";
  static final String TAIL_CALLS = RUNTIME + "TailCalls";
  static final String FUNCTION_TYPE = "org/jyodide/wasm/FunctionType";

  private Names() {}

  /** The class with a method for a SIMD instruction. */
  static String simdOps(String method) {
    if (method.startsWith("i8x16")) {
      return RUNTIME + "Simd8Ops";
    }
    return RUNTIME + (method.startsWith("i16x8") ? "Simd16Ops" : "SimdOps");
  }

  static String ref(String internalName) {
    return "L" + internalName + ";";
  }

  /** The JVM descriptor of values of a type. */
  static String descriptor(ValueType type) {
    return switch (type) {
      case I32 -> "I";
      case I64 -> "J";
      case F32 -> "F";
      case F64 -> "D";
      case V128, FUNCREF, EXTERNREF, EXNREF -> "Ljava/lang/Object;";
    };
  }

  /** The descriptors of the parameters, in a row. */
  static String parameters(FunctionType type) {
    StringBuilder text = new StringBuilder();
    type.params().forEach(param -> text.append(descriptor(param)));
    return text.toString();
  }

  /** The descriptor of what a JVM method for a function of this type returns. */
  static String result(FunctionType type) {
    return switch (type.results().size()) {
      case 0 -> "V";
      case 1 -> descriptor(type.results().get(0));
      default -> "[Ljava/lang/Object;";
    };
  }

  /** The JVM slots that a value takes. */
  static int slots(ValueType type) {
    return type == ValueType.I64 || type == ValueType.F64 ? 2 : 1;
  }

  /** {@code "i32.div_s"} to {@code "i32DivS"}: an instruction as a Java method. */
  static String camelCase(String instruction) {
    StringBuilder name = new StringBuilder();
    boolean upper = false;
    for (int i = 0; i < instruction.length(); i++) {
      char c = instruction.charAt(i);
      if (c == '.' || c == '_') {
        upper = true;
      } else {
        name.append(upper ? Character.toUpperCase(c) : c);
        upper = false;
      }
    }
    return name.toString();
  }
}
