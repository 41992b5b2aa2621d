package org.jyodide.emscripten.ffi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jyodide.emscripten.FakeProgram;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.TrapKind;

@SuppressWarnings("UnusedMethod") // Called through handles.
class LibffiImportsTest {
  private static final int VOID = 0;
  private static final int INT = 1;
  private static final int FLOAT = 2;
  private static final int DOUBLE = 3;
  private static final int LONG_DOUBLE = 4;
  private static final int UINT8 = 5;
  private static final int SINT8 = 6;
  private static final int SINT64 = 12;
  private static final int STRUCT = 13;
  private static final int POINTER = 14;

  private final FakeProgram c = new FakeProgram();

  @BeforeEach
  void start() {
    c.start();
  }

  private int type(int kind) {
    int size =
        switch (kind) {
          case VOID, UINT8, SINT8 -> 1;
          case DOUBLE, SINT64 -> 8;
          case LONG_DOUBLE -> 16;
          default -> 4;
        };
    return type(kind, size, Math.min(size, 8), 0);
  }

  private int type(int kind, int size, int alignment, int elements) {
    int type = c.buffer(12);
    c.memory().storeI32(type, size);
    c.memory().storeI16(type + 4, alignment);
    c.memory().storeI16(type + 6, kind);
    c.memory().storeI32(type + 8, elements);
    return type;
  }

  private int struct(int size, int... elements) {
    int list = c.buffer(4 * elements.length + 4);
    for (int i = 0; i < elements.length; i++) {
      c.memory().storeI32(list + 4 * i, elements[i]);
    }
    return type(STRUCT, size, 4, list);
  }

  private int array(int... words) {
    int at = c.buffer(4 * words.length);
    for (int i = 0; i < words.length; i++) {
      c.memory().storeI32(at + 4 * i, words[i]);
    }
    return at;
  }

  private int cif(int result, int fixed, int... arguments) {
    int cif = c.buffer(28);
    c.memory().storeI32(cif + 4, arguments.length);
    c.memory().storeI32(cif + 8, array(arguments));
    c.memory().storeI32(cif + 12, result);
    c.memory().storeI32(cif + 24, fixed);
    return cif;
  }

  private int own(String name, MethodType type) {
    try {
      MethodHandle handle = MethodHandles.lookup().bind(this, name, type);
      return c.pointer(handle);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
  }

  private double scalars(int a, long b, float f, double d, int unsigned, int signed) {
    assertEquals(200, unsigned);
    assertEquals(-56, signed);
    return a + b + (double) f + d;
  }

  @Test
  void passesScalars() {
    int pointer =
        own(
            "scalars",
            MethodType.methodType(
                double.class,
                int.class,
                long.class,
                float.class,
                double.class,
                int.class,
                int.class));
    int cif =
        cif(
            type(DOUBLE),
            6,
            type(INT),
            type(SINT64),
            type(FLOAT),
            type(DOUBLE),
            type(UINT8),
            type(SINT8));
    int big = c.buffer(8);
    c.memory().storeI64(big, 1L << 40);
    int single = c.buffer(4);
    c.memory().storeF32(single, 0.5f);
    int twice = c.buffer(8);
    c.memory().storeF64(twice, 0.25);
    int result = c.buffer(8);
    c.run(
        "ffi_call_js",
        cif,
        pointer,
        result,
        array(array(7), big, single, twice, array(200), array(200)));
    assertEquals((1L << 40) + 7.75, c.memory().loadF64(result));
  }

  private void structs(int result, int struct, int unboxed) {
    assertEquals(11, c.memory().loadI32(struct));
    assertEquals(22, c.memory().loadI32(struct + 4));
    c.memory().storeI32(struct, 99);
    c.memory().storeI32(result, unboxed);
    c.memory().storeI32(result + 4, unboxed + 1);
  }

  @Test
  void passesStructsByCopyAndUnwrapsThoseOfOneMember() {
    int pointer =
        own("structs", MethodType.methodType(void.class, int.class, int.class, int.class));
    int pair = struct(8, type(INT), type(POINTER));
    int single = struct(4, struct(4, type(INT)));
    int value = array(11, 22);
    int result = c.buffer(8);
    int before = c.process().exports().stackPointer();
    c.run("ffi_call_js", cif(pair, 2, pair, single), pointer, result, array(value, array(5)));
    assertEquals(5, c.memory().loadI32(result));
    assertEquals(6, c.memory().loadI32(result + 4));
    assertEquals(11, c.memory().loadI32(value));
    assertEquals(before, c.process().exports().stackPointer());
  }

  private int variadic(int fixed, int more) {
    assertEquals(1, fixed);
    assertEquals(2, c.memory().loadI32(more));
    assertEquals(2.5, c.memory().loadF64(more + 8));
    assertEquals(3, c.memory().loadI32(c.memory().loadI32(more + 16)));
    assertEquals(-4, c.memory().loadI32(more + 20));
    return 10;
  }

  @Test
  void laysOutVariableArguments() {
    int pointer = own("variadic", MethodType.methodType(int.class, int.class, int.class));
    int pair = struct(8, type(INT), type(INT));
    int value = c.buffer(8);
    c.memory().storeF64(value, 2.5);
    int result = c.buffer(8);
    c.run(
        "ffi_call_js",
        cif(type(INT), 1, type(INT), type(INT), type(DOUBLE), pair, type(SINT8)),
        pointer,
        result,
        array(array(1), array(2), value, array(3, 4), array(-4)));
    assertEquals(10, c.memory().loadI32(result));
  }

  private int reference(Object value) {
    throw new AssertionError("called with " + value);
  }

  private long mixed(long a, int b, double d) {
    assertEquals(7, a);
    assertEquals(2, b);
    assertEquals(0, d);
    return 1L << 32 | 5;
  }

  @Test
  void convertsTheArgumentsOfAFunctionThatWasDeclaredWrongly() {
    int pointer =
        own("mixed", MethodType.methodType(long.class, long.class, int.class, double.class));
    int value = c.buffer(8);
    c.memory().storeF64(value, 2.9);
    int result = c.buffer(8);
    c.run(
        "ffi_call_js",
        cif(type(INT), 2, type(INT), type(DOUBLE)),
        pointer,
        result,
        array(array(7), value));
    assertEquals(5, c.memory().loadI64(result));
  }

  @Test
  void refusesFunctionsThatTakeReferencesAndForgedTypes() {
    int pointer = own("reference", MethodType.methodType(int.class, Object.class));
    int one = cif(type(INT), 1, type(INT));
    Trap mismatch =
        assertThrows(Trap.class, () -> c.run("ffi_call_js", one, pointer, 0, array(array(1))));
    assertEquals(TrapKind.INDIRECT_CALL_TYPE_MISMATCH, mismatch.kind());
    int cyclic = type(STRUCT, 4, 4, 0);
    c.memory().storeI32(cyclic + 8, array(cyclic, 0));
    int negative = type(STRUCT, -1, 4, array(type(INT), type(INT), 0));
    for (int bad : List.of(type(15), type(77), cyclic, negative)) {
      int cif = cif(bad, 0);
      assertThrows(Trap.class, () -> c.run("ffi_call_js", cif, pointer, 0, 0));
    }
    int many = cif(type(INT), 0);
    c.memory().storeI32(many + 4, 1_000_000);
    assertThrows(Trap.class, () -> c.run("ffi_call_js", many, pointer, 0, 0));
  }

  private void handler(int cif, int result, int arguments, int userData) {
    assertEquals(28, c.memory().loadI32(cif + 24) + 25);
    int first = c.memory().loadI32(c.memory().loadI32(arguments));
    double second = c.memory().loadF64(c.memory().loadI32(arguments + 4));
    int third = c.memory().loadI32(c.memory().loadI32(arguments + 8) + 4);
    c.memory().storeI64(result, (long) (first + second + third) + userData);
  }

  @Test
  void closuresAreFunctionsThatCanBeCalledAndFreed() {
    int handler =
        own(
            "handler",
            MethodType.methodType(void.class, int.class, int.class, int.class, int.class));
    int code = c.buffer(4);
    int closure = c.call("ffi_closure_alloc_js", 40, code);
    int pointer = c.memory().loadI32(code);
    assertEquals(pointer, c.memory().loadI32(closure));
    int pair = struct(8, type(INT), type(INT));
    int cif = cif(type(SINT64), 3, type(INT), type(DOUBLE), pair);
    assertEquals(0, c.call("ffi_prep_closure_loc_js", closure, cif, handler, 1000, pointer));
    int value = array(0, 30);
    Object result = c.process().functions().table().function(pointer).invoke(1, 2.0, value);
    assertEquals(1033L, result);
    int twice = c.buffer(8);
    c.memory().storeF64(twice, 4);
    int out = c.buffer(8);
    c.run("ffi_call_js", cif, pointer, out, array(array(3), twice, value));
    assertEquals(1037, c.memory().loadI64(out));
    assertTrue(c.call("ffi_prep_closure_loc_js", closure + 4, cif, handler, 0, pointer) != 0);
    c.run("ffi_closure_free_js", closure);
    c.run("ffi_closure_free_js", closure);
    assertEquals(List.of(closure), c.freed);
    assertThrows(Trap.class, () -> c.process().functions().table().function(pointer));
  }

  private void longDouble(int result, long low, long high) {
    c.memory().storeI64(result, low + 1);
    c.memory().storeI64(result + 8, high + 1);
  }

  @Test
  void longDoublesTakeTwoWords() {
    int pointer =
        own("longDouble", MethodType.methodType(void.class, int.class, long.class, long.class));
    int value = c.buffer(16);
    c.memory().storeI64(value, 5);
    c.memory().storeI64(value + 8, 6);
    int result = c.buffer(16);
    c.run(
        "ffi_call_js", cif(type(LONG_DOUBLE), 1, type(LONG_DOUBLE)), pointer, result, array(value));
    assertEquals(6, c.memory().loadI64(result));
    assertEquals(7, c.memory().loadI64(result + 8));
  }
}
