package org.jyodide.wasm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.jyodide.wasm.dump.WatPrinter;
import org.jyodide.wasm.runtime.HostFunction;
import org.jyodide.wasm.runtime.Instance;
import org.jyodide.wasm.runtime.Memory;

/** Vectors where they leave compiled code: host functions, globals, memory. */
class VectorsTest {
  private static final V128 VECTOR = new V128(0x0706050403020100L, 0x0F0E0D0C0B0A0908L);
  private static final String CONST = "fd 0c 00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f ";

  /**
   * Imports a function v128 -> v128; exports {@code through}, which calls it, {@code constant}, the
   * mutable global {@code g}, {@code put} (i32, v128), which stores, and {@code pair}, which
   * returns a vector twice.
   */
  private static WasmModule module() {
    WasmModule module =
        ModuleDecoder.decode(
            new ModuleBytes()
                .section(
                    1, 4, "60 01 7b 01 7b", "60 00 01 7b", "60 02 7f 7b 00", "60 01 7b 02 7b 7b")
                .section(2, 1, ModuleBytes.text("env") + ModuleBytes.text("f") + "00 00")
                .section(3, 4, "00 01 02 03")
                .section(5, 1, "00 01")
                .section(6, 1, "7b 01 " + CONST + "0b")
                .section(
                    7,
                    6,
                    ModuleBytes.text("through") + "00 01",
                    ModuleBytes.text("constant") + "00 02",
                    ModuleBytes.text("put") + "00 03",
                    ModuleBytes.text("pair") + "00 04",
                    ModuleBytes.text("m") + "02 00",
                    ModuleBytes.text("g") + "03 00")
                .section(
                    10,
                    4,
                    ModuleBytes.body("00 20 00 10 00 0b"),
                    ModuleBytes.body("00 " + CONST + "0b"),
                    ModuleBytes.body("00 20 00 20 01 fd 0b 04 00 0b"),
                    ModuleBytes.body("00 20 00 20 00 fd 4d 0b"))
                .build());
    ModuleValidator.validate(module);
    return module;
  }

  /** Called by generated code. */
  static Object swap(Object vector) {
    V128 given = (V128) vector;
    return new V128(given.high(), given.low());
  }

  private static Instance instance() throws ReflectiveOperationException {
    FunctionType type = new FunctionType(List.of(ValueType.V128), List.of(ValueType.V128));
    MethodHandle swap =
        MethodHandles.lookup()
            .findStatic(
                VectorsTest.class, "swap", MethodType.methodType(Object.class, Object.class));
    HostFunction function = new HostFunction(type, swap);
    return ModuleCompiler.compile(module()).instantiate(wanted -> function);
  }

  private static Object call(Instance instance, String name, Object... arguments) {
    return Objects.requireNonNull(
        Objects.requireNonNull(instance.function(name)).invoke(arguments));
  }

  private static void put(Instance instance, int address) {
    Objects.requireNonNull(instance.function("put")).invoke(address, VECTOR);
  }

  @Test
  void vectorsGoToTheHostAndBack() throws ReflectiveOperationException {
    Instance instance = instance();
    assertEquals(VECTOR, call(instance, "constant"));
    assertEquals(new V128(VECTOR.high(), VECTOR.low()), call(instance, "through", VECTOR));
    assertArrayEquals(
        new Object[] {VECTOR, new V128(~VECTOR.low(), ~VECTOR.high())},
        (Object[]) call(instance, "pair", VECTOR));
  }

  @Test
  void aGlobalHoldsAVector() throws ReflectiveOperationException {
    var global = Objects.requireNonNull(instance().global("g"));
    assertEquals(VECTOR, global.get());
    global.set(V128.ZERO);
    assertEquals(V128.ZERO, global.get());
    assertThrows(IllegalArgumentException.class, () -> global.set(null));
  }

  @Test
  void aStoreBeyondTheEndStoresNothing() throws ReflectiveOperationException {
    Instance instance = instance();
    Memory memory = Objects.requireNonNull(instance.memory("m"));
    int end = memory.size();
    for (int address : new int[] {end - 15, end - 8, end - 1, end, -1, -16}) {
      Trap trap = assertThrows(Trap.class, () -> put(instance, address));
      assertEquals(TrapKind.OUT_OF_BOUNDS_MEMORY, trap.kind());
    }
    assertArrayEquals(new byte[16], memory.read(end - 16, 16));
    put(instance, end - 16);
    assertEquals(VECTOR.high(), memory.loadI64(end - 8));
  }

  @Test
  void whatIsNoVectorIsRefused() throws ReflectiveOperationException {
    Instance instance = instance();
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> call(instance, "pair", "text"));
    assertEquals("a V128 was wanted as a value of type v128, got text", e.getMessage());
  }

  @Test
  void instructionsArePrinted() {
    String text = new WatPrinter(module()).module();
    for (String line :
        new String[] {
          "  (global (mut v128) v128.const i32x4 0x3020100 0x7060504 0xb0a0908 0xf0e0d0c)",
          "    v128.store\n"
        }) {
      assertEquals(true, text.contains(line), () -> line + " not in\n" + text);
    }
  }
}
