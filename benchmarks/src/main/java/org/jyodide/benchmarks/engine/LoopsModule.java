package org.jyodide.benchmarks.engine;

import java.util.Arrays;
import org.jyodide.wasm.ModuleDecoder;
import org.jyodide.wasm.ModuleValidator;
import org.jyodide.wasm.WasmModule;
import org.jyodide.wasm.codegen.CompileOptions;
import org.jyodide.wasm.codegen.ModuleTranslator;
import org.jyodide.wasm.codegen.RuntimeCompiler;
import org.jyodide.wasm.runtime.Instance;

/**
 * A module of four loops, each of which takes the number of iterations: {@code sum} loads words,
 * {@code fill} stores them, {@code count} only computes, {@code indirect} calls one of four
 * functions through a table, by the iteration's number and a mask.
 */
final class LoopsModule {
  // Instructions by their names in the specification.
  private static final int LOOP = 0x03;
  private static final int NO_RESULT = 0x40;
  private static final int END = 0x0B;
  private static final int BR_IF = 0x0D;
  private static final int CALL_INDIRECT = 0x11;
  private static final int GET = 0x20;
  private static final int SET = 0x21;
  private static final int TEE = 0x22;
  private static final int I32_LOAD = 0x28;
  private static final int I32_STORE = 0x36;
  private static final int I32_CONST = 0x41;
  private static final int I32_ADD = 0x6A;
  private static final int I32_SUB = 0x6B;
  private static final int I32_MUL = 0x6C;
  private static final int I32_AND = 0x71;

  private LoopsModule() {}

  /** Compiles and instantiates the module, with or without the check on backward branches. */
  static Instance instantiate(boolean interruptible) {
    WasmModule module = ModuleDecoder.decode(bytes());
    ModuleValidator.validate(module);
    CompileOptions options = RuntimeCompiler.options().withInterruptible(interruptible);
    return RuntimeCompiler.load(module, options, ModuleTranslator.translate(module, options))
        .instantiate(wanted -> null);
  }

  private static byte[] bytes() {
    return new ModuleBytes()
        .section(1, ModuleBytes.type(1), ModuleBytes.type(2))
        .section(3, functionTypes(0, 0, 0, 1, 0, 0, 0, 0))
        .section(4, ModuleBytes.entry(ModuleBytes.FUNCREF, 0, 4))
        .section(5, ModuleBytes.entry(0, 1))
        .section(
            7,
            ModuleBytes.export("sum", ModuleBytes.FUNCTION, 0),
            ModuleBytes.export("fill", ModuleBytes.FUNCTION, 1),
            ModuleBytes.export("count", ModuleBytes.FUNCTION, 2),
            ModuleBytes.export("indirect", ModuleBytes.FUNCTION, 3))
        .section(9, ModuleBytes.entry(0, I32_CONST, 0, END, 4, 4, 5, 6, 7))
        .section(10, sum(), fill(), count(), indirect(), callee(1), callee(2), callee(3), callee(4))
        .toByteArray();
  }

  private static byte[][] functionTypes(int... types) {
    byte[][] entries = new byte[types.length][];
    for (int i = 0; i < types.length; i++) {
      entries[i] = ModuleBytes.entry(types[i]);
    }
    return entries;
  }

  private static byte[] sum() {
    return ModuleBytes.body(
        2,
        join(
            entry(LOOP, NO_RESULT, GET, 1, GET, 2, I32_LOAD, 2, 0, I32_ADD, SET, 1),
            entry(GET, 2, I32_CONST, 4, I32_ADD, SET, 2),
            againAndGet(1)));
  }

  private static byte[] fill() {
    return ModuleBytes.body(
        1,
        join(
            entry(LOOP, NO_RESULT, GET, 1, GET, 0, I32_STORE, 2, 0),
            entry(GET, 1, I32_CONST, 4, I32_ADD, SET, 1),
            againAndGet(1)));
  }

  private static byte[] count() {
    return ModuleBytes.body(
        1,
        join(
            entry(LOOP, NO_RESULT, GET, 1, I32_CONST, 31, I32_MUL, GET, 0, I32_ADD, SET, 1),
            againAndGet(1)));
  }

  private static byte[] indirect() {
    return ModuleBytes.body(
        1,
        join(
            entry(LOOP, NO_RESULT, GET, 2, GET, 0, GET, 1, I32_AND, CALL_INDIRECT, 0, 0, SET, 2),
            againAndGet(2)));
  }

  private static byte[] callee(int constant) {
    return ModuleBytes.body(0, GET, 0, I32_CONST, 3, I32_MUL, I32_CONST, constant, I32_ADD);
  }

  /** Ends the loop unless the first parameter, counted down, has reached 0; then gets a local. */
  private static int[] againAndGet(int local) {
    return entry(GET, 0, I32_CONST, 1, I32_SUB, TEE, 0, BR_IF, 0, END, GET, local);
  }

  private static int[] entry(int... bytes) {
    return bytes;
  }

  private static int[] join(int[]... parts) {
    return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
  }
}
