package org.jyodide.wasm.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jyodide.wasm.ModuleDecoder;
import org.jyodide.wasm.WasmModule;
import org.jyodide.wasm.runtime.Instance;
import org.jyodide.wasm.runtime.WasmFunction;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Switches of more entries than one table of the JVM gets, which are compiled in two steps. */
class LongSwitchTest {
  private static final int[] NEGATIVE = {Integer.MIN_VALUE, -17, -16, -1};

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private void u32(int value) {
    int rest = value;
    for (; rest > 0x7F; rest >>>= 7) {
      out.write((rest & 0x7F) | 0x80);
    }
    out.write(rest);
  }

  private void bytes(int... values) {
    for (int value : values) {
      out.write(value);
    }
  }

  private void constant(int value) {
    out.write(0x41);
    // With one byte more than needed, so that no number looks negative.
    bytes((value & 0x7F) | 0x80, ((value >> 7) & 0x7F) | 0x80, value >> 14);
  }

  private byte[] take() {
    byte[] bytes = out.toByteArray();
    out.reset();
    return bytes;
  }

  private byte[] section(int id, byte[] content) {
    out.write(id);
    u32(content.length);
    out.writeBytes(content);
    return take();
  }

  /** Functions of one parameter, the first of which is {@code body}, exported as f0, f1, … */
  private WasmModule module(byte[] body, int functions) {
    byte[] types = section(1, new byte[] {1, 0x60, 1, 0x7F, 1, 0x7F});
    u32(functions);
    out.writeBytes(new byte[functions]);
    byte[] declared = section(3, take());
    u32(functions);
    for (int i = 0; i < functions; i++) {
      String name = "f" + i;
      u32(name.length());
      name.chars().forEach(out::write);
      out.write(0);
      u32(i);
    }
    byte[] exports = section(7, take());
    u32(functions);
    u32(body.length + 2);
    out.write(0);
    out.writeBytes(body);
    out.write(0x0B);
    for (int i = 1; i < functions; i++) {
      bytes(6, 0);
      constant(i);
      out.write(0x0B);
    }
    byte[] code = section(10, take());
    bytes(0, 'a', 's', 'm', 1, 0, 0, 0);
    out.writeBytes(types);
    out.writeBytes(declared);
    out.writeBytes(exports);
    out.writeBytes(code);
    return ModuleDecoder.decode(take());
  }

  private static Instance instance(WasmModule module) {
    CompileOptions options = RuntimeCompiler.options();
    var classes = new TreeMap<>(ModuleTranslator.translate(module, options));
    for (byte[] file : classes.values()) {
      new ClassReader(file).accept(new ShortTables(), 0);
    }
    return RuntimeCompiler.load(module, options, classes)
        .instantiate(
            wanted -> {
              throw new AssertionError(wanted);
            });
  }

  private static int call(Instance instance, int function, int argument) {
    WasmFunction found = Objects.requireNonNull(instance.function("f" + function));
    return (int) Objects.requireNonNull(found.invoke(argument));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 32, 33, 48, 49, 300, 511})
  void eachEntryGoesToItsTarget(int entries) {
    for (int i = 0; i <= entries; i++) {
      bytes(0x02, 0x40);
    }
    bytes(0x20, 0, 0x0E);
    u32(entries);
    for (int i = 0; i <= entries; i++) {
      u32(i);
    }
    for (int i = 0; i <= entries; i++) {
      out.write(0x0B);
      constant(1000 + i);
      out.write(0x0F);
    }
    constant(0);
    Instance instance = instance(module(take(), 1));
    for (int i = 0; i < entries + 40; i++) {
      assertEquals(1000 + Math.min(i, entries), call(instance, 0, i), "entry " + i);
    }
    for (int i : NEGATIVE) {
      assertEquals(1000 + entries, call(instance, 0, i), "entry " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 16, 17, 33, 450})
  void referencesCallTheirFunction(int functions) {
    bytes(0x20, 0);
    Instance instance = instance(module(take(), functions));
    for (int i = 1; i < functions; i++) {
      assertEquals(i, call(instance, i, -7), "function " + i);
    }
    for (int i = 0; i < 3000; i++) {
      assertEquals(i, call(instance, 0, i));
      assertEquals(functions - 1, call(instance, functions - 1, i));
    }
  }

  /** Fails if a method has a table that HotSpot's first compiler would take long for. */
  private static final class ShortTables extends ClassVisitor {
    ShortTables() {
      super(Opcodes.ASM9);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
          assertTrue(labels.length <= 32, name + " has " + labels.length + " entries");
        }
      };
    }
  }
}
