package org.jyodide.wasm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jyodide.wasm.codegen.StartFunctions;
import org.jyodide.wasm.runtime.HostFunction;
import org.jyodide.wasm.runtime.Instance;
import org.jyodide.wasm.runtime.InstanceImage;
import org.jyodide.wasm.runtime.MemoryImage;

class AheadOfTimeTest {
  private static final String PACKAGE = "made.ahead";
  private static final String FILES = PACKAGE.replace('.', '/') + "/";

  @TempDir Path directory;
  private @Nullable URLClassLoader loader;

  /**
   * Imports {@code e.next}; exports {@code load}, the byte at an address, {@code init}, which
   * copies from data segment 0, and {@code after}, which calls the import. "abc" is at 8.
   *
   * @param passive whether there is a passive segment "xyz" before it
   */
  private static byte[] module(boolean passive) {
    String init =
        passive
            ? "00 20 00 20 01 20 02 fc 08 00 00 0b" // memory.init
            : "00 0b";
    ModuleBytes module =
        new ModuleBytes()
            .section(1, 2, "60 01 7f 01 7f", "60 03 7f 7f 7f 00")
            .section(2, 1, ModuleBytes.text("e"), ModuleBytes.text("next"), "00 00")
            .section(3, 3, "00 01 00")
            .section(5, 1, "00 01")
            .section(
                7,
                4,
                ModuleBytes.text("m") + "02 00",
                ModuleBytes.text("load") + "00 01",
                ModuleBytes.text("init") + "00 02",
                ModuleBytes.text("after") + "00 03");
    if (passive) {
      module.raw(12, ModuleBytes.unsigned(2));
    }
    return module
        .section(
            10,
            3,
            ModuleBytes.body("00 20 00 2d 00 00 0b"),
            ModuleBytes.body(init),
            ModuleBytes.body("00 20 00 10 00 0b"))
        .section(
            11,
            passive ? 2 : 1,
            (passive
                    ? "01 03" + HexFormat.of().formatHex("xyz".getBytes(StandardCharsets.UTF_8))
                    : "")
                + "00 41 08 0b 03"
                + HexFormat.of().formatHex("abc".getBytes(StandardCharsets.UTF_8)))
        .build();
  }

  private CompiledModule compiled(byte[] module) throws Exception {
    Path file = Files.write(directory.resolve("module.wasm"), module);
    Path replacements = Files.writeString(directory.resolve("replacements.txt"), "");
    Path start = Files.writeString(directory.resolve("start.txt"), "module of-another\n1\n");
    AheadOfTime.main(
        new String[] {
          file.toString(), directory.toString(), PACKAGE, replacements.toString(), start.toString()
        });
    URLClassLoader opened = new URLClassLoader(new URL[] {directory.toUri().toURL()});
    loader = opened;
    return (CompiledModule)
        opened.loadClass(PACKAGE + ".MainModule").getConstructor().newInstance();
  }

  @AfterEach
  void close() throws IOException {
    if (loader != null) {
      loader.close();
    }
  }

  private static Instance instance(CompiledModule module) {
    return module.instantiate(
        wanted ->
            HostFunction.lazy(
                ((ExternType.Function) wanted.type()).type(), AheadOfTimeTest::increment));
  }

  private static MethodHandle increment() {
    try {
      return MethodHandles.lookup()
          .findStatic(Math.class, "incrementExact", MethodType.methodType(int.class, int.class));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the JDK has lost a method", e);
    }
  }

  private static int call(Instance instance, String name, Object... arguments) {
    Object result = Objects.requireNonNull(instance.function(name)).invoke(arguments);
    return (Integer) Objects.requireNonNull(result);
  }

  /** Checks an instance from the beginning, and one that goes on from it. */
  private static Instance goOn(CompiledModule module) {
    Instance first = instance(module);
    assertEquals('b', call(first, "load", 9));
    assertEquals(42, call(first, "after", 41));
    Instance second =
        module.resume(
            wanted ->
                HostFunction.lazy(
                    ((ExternType.Function) wanted.type()).type(), AheadOfTimeTest::increment),
            1,
            InstanceImage.of(first),
            MemoryImage.of(Objects.requireNonNull(first.memory("m"))));
    assertEquals('c', call(second, "load", 10));
    assertEquals(8, call(second, "after", 7));
    return second;
  }

  @Test
  void dataThatIsCopiedAtTheStartIsApart() throws Exception {
    goOn(compiled(module(false)));
    Path skeleton = directory.resolve(FILES + AheadOfTimeModule.SKELETON);
    assertFalse(Files.readString(skeleton, StandardCharsets.ISO_8859_1).contains("abc"));
    assertTrue(Files.size(directory.resolve(FILES + AheadOfTimeModule.DATA)) > 3);
    // The list of another module is not used.
    assertArrayEquals(
        StartFunctions.NONE.encode(),
        Files.readAllBytes(directory.resolve(FILES + AheadOfTimeModule.START_FUNCTIONS)));
  }

  @Test
  void dataThatCodeCanCopyLaterStays() throws Exception {
    CompiledModule module = compiled(module(true));
    assertEquals(0, Files.size(directory.resolve(FILES + AheadOfTimeModule.DATA)));
    assertEquals(2, module.module().data().size());
    Instance instance = goOn(module);
    Objects.requireNonNull(instance.function("init")).invoke(20, 1, 2);
    assertEquals('y', call(instance, "load", 20));
  }
}
