package org.jyodide.benchmarks.engine;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jyodide.wasm.ModuleCompiler;
import org.jyodide.wasm.ModuleDecoder;
import org.jyodide.wasm.ModuleValidator;
import org.jyodide.wasm.WasmModule;
import org.jyodide.wasm.runtime.Instance;

/**
 * A module of four loops over vectors, each of which takes the number of vectors and returns an
 * i32: {@code dot} multiplies two arrays of f32 and adds up, {@code saxpy} scales an array of f64
 * and adds it to another, {@code scan} counts the bytes of a value, {@code reverse} reverses the
 * bytes of vectors and adds them up as i32.
 */
final class VectorsModule {
  /** Where the second array begins. */
  static final int SECOND = 0x8000;

  /** The value that {@code scan} counts: the highest byte of the f32 1. */
  static final int BYTE = 0x3F;

  private static final int LOOP = 0x03;
  private static final int NO_RESULT = 0x40;
  private static final int END = 0x0B;
  private static final int BR_IF = 0x0D;
  private static final int GET = 0x20;
  private static final int SET = 0x21;
  private static final int TEE = 0x22;
  private static final int I32_CONST = 0x41;
  private static final int I32_POPCNT = 0x69;
  private static final int I32_ADD = 0x6A;
  private static final int I32_SUB = 0x6B;
  private static final int I32_TRUNC_F32_S = 0xA8;

  /** Comes before the instructions on vectors, whose numbers take two bytes from 128 on. */
  private static final int SIMD = 0xFD;

  private static final int LOAD = 0x00;
  private static final int STORE = 0x0B;
  private static final int SHUFFLE = 0x0D;
  private static final int I8X16_SPLAT = 0x0F;
  private static final int I32X4_SPLAT = 0x11;
  private static final int I32X4_EXTRACT_LANE = 0x1B;
  private static final int F32X4_EXTRACT_LANE = 0x1F;
  private static final int I8X16_EQ = 0x23;
  private static final int I8X16_BITMASK = 0x64;
  private static final int I32X4_ADD = 0xAE;
  private static final int F32X4_ADD = 0xE4;
  private static final int F32X4_MUL = 0xE6;
  private static final int F64X2_ADD = 0xF0;
  private static final int F64X2_MUL = 0xF2;

  // Locals: the parameter, an i32, two vectors.
  private static final int COUNT = 0;
  private static final int ADDRESS = 1;
  private static final int SUM = 2;
  private static final int VECTOR = 3;

  private VectorsModule() {}

  /** Compiles and instantiates the module. */
  static Instance instantiate() {
    WasmModule module = ModuleDecoder.decode(bytes());
    ModuleValidator.validate(module);
    return ModuleCompiler.compile(module).instantiate(wanted -> null);
  }

  /** The module in the binary format. */
  static byte[] bytes() {
    return new ModuleBytes()
        .section(1, ModuleBytes.type(1))
        .section(
            3,
            ModuleBytes.entry(0),
            ModuleBytes.entry(0),
            ModuleBytes.entry(0),
            ModuleBytes.entry(0))
        .section(5, ModuleBytes.entry(0, 1))
        .section(
            7,
            ModuleBytes.export("dot", ModuleBytes.FUNCTION, 0),
            ModuleBytes.export("saxpy", ModuleBytes.FUNCTION, 1),
            ModuleBytes.export("scan", ModuleBytes.FUNCTION, 2),
            ModuleBytes.export("reverse", ModuleBytes.FUNCTION, 3),
            ModuleBytes.export("memory", 2, 0))
        .section(10, dot(), saxpy(), scan(), reverse())
        .toByteArray();
  }

  private static byte[] dot() {
    return body(
        code(GET, SUM),
        load(0),
        load(SECOND),
        simd(F32X4_MUL),
        simd(F32X4_ADD),
        code(SET, SUM),
        again(),
        code(GET, SUM),
        simd(F32X4_EXTRACT_LANE, 0),
        code(I32_TRUNC_F32_S));
  }

  private static byte[] saxpy() {
    return body(
        code(GET, ADDRESS),
        load(0),
        load(0),
        simd(F64X2_MUL),
        load(SECOND),
        simd(F64X2_ADD),
        access(STORE, SECOND),
        again(),
        code(GET, ADDRESS));
  }

  private static byte[] scan() {
    return body(
        code(GET, SUM, I32_CONST, BYTE),
        simd(I8X16_SPLAT),
        load(0),
        simd(I8X16_EQ),
        simd(I8X16_BITMASK),
        code(I32_POPCNT),
        simd(I32X4_SPLAT),
        simd(I32X4_ADD),
        code(SET, SUM),
        again(),
        code(GET, SUM),
        simd(I32X4_EXTRACT_LANE, 0));
  }

  private static byte[] reverse() {
    return body(
        code(GET, SUM),
        load(0),
        code(TEE, VECTOR, GET, VECTOR),
        simd(SHUFFLE, IntStream.range(0, 16).map(i -> 15 - i).toArray()),
        simd(I32X4_ADD),
        code(SET, SUM),
        again(),
        code(GET, SUM),
        simd(I32X4_EXTRACT_LANE, 0));
  }

  private static byte[] body(int[]... parts) {
    int[] whole =
        IntStream.concat(
                IntStream.of(LOOP, NO_RESULT), Arrays.stream(parts).flatMapToInt(Arrays::stream))
            .toArray();
    return ModuleBytes.bodyWith(
        ModuleBytes.entry(2, 1, ModuleBytes.I32, 2, ModuleBytes.V128), whole);
  }

  private static int[] code(int... bytes) {
    return bytes;
  }

  private static int[] simd(int number, int... immediates) {
    int[] opcode =
        number < 0x80 ? code(SIMD, number) : code(SIMD, (number & 0x7F) | 0x80, number >> 7);
    return IntStream.concat(Arrays.stream(opcode), Arrays.stream(immediates)).toArray();
  }

  private static int[] access(int number, int offset) {
    return simd(
        number, 4, (offset & 0x7F) | 0x80, ((offset >> 7) & 0x7F) | 0x80, (offset >> 14) & 0x7F);
  }

  /** Loads from an offset to the address. */
  private static int[] load(int offset) {
    return IntStream.concat(IntStream.of(GET, ADDRESS), Arrays.stream(access(LOAD, offset)))
        .toArray();
  }

  /** Goes on to the next vector, or ends the loop when the parameter, counted down, is 0. */
  private static int[] again() {
    return code(
        GET, ADDRESS, I32_CONST, 16, I32_ADD, SET, ADDRESS, GET, COUNT, I32_CONST, 1, I32_SUB, TEE,
        COUNT, BR_IF, 0, END);
  }
}
