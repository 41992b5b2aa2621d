package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Modules for Python that are side modules, assembled here. */
@ExtendWith(LeakCheck.class)
class ExtensionModuleTest {
  private static final String DIRECTORY = "/tmp/extensions";

  /** The function that {@code PyInit_} calls to make the module. */
  private static final String CREATE = "PyModule_Create2";

  private static void install(String file, byte[] content) {
    SharedPython.PYTHON.exec(
        "open('%s/%s', 'wb').write(bytes.fromhex('%s'))"
            .formatted(DIRECTORY, file, HexFormat.of().formatHex(content)));
  }

  @BeforeAll
  static void makeDirectory() {
    SharedPython.PYTHON.exec(
        "import os, sys; os.makedirs('%s'); sys.path.append('%s')".formatted(DIRECTORY, DIRECTORY));
    install("answer.so", extension("answer", CREATE));
    install("wants.so", extension("wants", "PyNo_SuchFunction"));
    install("plain.so", new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
    install("linux.so", new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0});
    install("cut.so", Arrays.copyOf(extension("cut", CREATE), 150));
    install("other.so", extension("another", CREATE));
  }

  @Test
  void aModuleIsImportedAndItsFunctionsWork() {
    assertEquals(42, SharedPython.eval("__import__('answer').get()").asInt());
    assertEquals(
        DIRECTORY + "/answer.so", SharedPython.eval("__import__('answer').__file__").asString());
    assertEquals(
        "builtin_function_or_method",
        SharedPython.eval("type(__import__('answer').get).__name__").asString());
  }

  @Test
  void whatCannotBeLoadedIsAnImportErrorWithTheReason() {
    failsWith("wants", "/wants.so: undefined symbol 'PyNo_SuchFunction'");
    failsWith("plain", "/plain.so is a WebAssembly module, but not a dynamic library");
    failsWith("linux", "/linux.so is a library for Linux (ELF), not WebAssembly");
    failsWith("cut", "/cut.so is damaged");
    failsWith("other", "PyInit_other");
    assertEquals(42, SharedPython.eval("__import__('answer').get()").asInt());
  }

  private static void failsWith(String module, String reason) {
    PythonException error =
        assertThrows(
            PythonException.class, () -> SharedPython.PYTHON.exec("import " + module), module);
    String text = String.valueOf(error.getMessage());
    assertTrue(text.contains("ImportError"), text);
    assertTrue(text.contains(reason), text);
  }

  @Test
  void ctypesReachesALibraryAndItsData() {
    assertTrue(
        SharedPython.eval(
                "(lambda c: c.c_int.in_dll(c.CDLL('%s/answer.so'), 'definition').value)"
                        .formatted(DIRECTORY)
                    + "(__import__('ctypes')) >= 1")
            .asBoolean());
  }

  /**
   * A module {@code name} with a function {@code get} that returns 42. In memory: a {@code
   * PyModuleDef}, at 64 its {@code PyMethodDef}s, from 96 on the names; the pointers between them
   * are stored when it is relocated.
   */
  private static byte[] extension(String name, String create) {
    byte[] data = new byte[128];
    data[0] = 1; // ob_refcnt
    Arrays.fill(data, 28, 32, (byte) 0xFF); // m_size
    data[72] = 4; // ml_flags: METH_NOARGS
    text(data, 96, name);
    text(data, 112, "get");
    byte[] relocations =
        join(store(20, 96), store(32, 64), store(64, 112), hex("23 00 23 01 36 02 44"));
    return join(
        hex("00 61 73 6d 01 00 00 00"),
        section(0, text("dylink.0"), hex("01 05 80 01 04 01 00")),
        // 0: (i32, i32) -> i32, 1: i32 -> i32, 2: () -> i32, 3: () -> ()
        section(1, hex("04 60 02 7f 7f 01 7f 60 01 7f 01 7f 60 00 01 7f 60 00 00")),
        section(
            2,
            hex("06"),
            text("env"),
            text("memory"),
            hex("02 00 01"),
            text("env"),
            text("__indirect_function_table"),
            hex("01 70 00 01"),
            text("env"),
            text("__memory_base"),
            hex("03 7f 00"),
            text("env"),
            text("__table_base"),
            hex("03 7f 00"),
            text("env"),
            text(create),
            hex("00 00"),
            text("env"),
            text("PyLong_FromLong"),
            hex("00 01")),
        section(3, hex("03 02 00 03")),
        section(6, hex("01 7f 00 41 00 0b")),
        section(
            7,
            hex("03"),
            text("PyInit_" + name),
            hex("00 02"),
            text("__wasm_apply_data_relocs"),
            hex("00 04"),
            text("definition"),
            hex("03 02")),
        section(9, hex("01 00 23 01 0b 01 03")),
        section(
            10,
            hex("03"),
            body(hex("23 00 41 f5 07 10 00")), // PyModule_Create2(definition, 1013)
            body(hex("41 2a 10 01")),
            body(relocations)),
        section(11, hex("01 00 23 00 0b 80 01"), data));
  }

  /** Stores an address inside the data at another place in it. */
  private static byte[] store(int at, int address) {
    byte[] target = {0x41, (byte) ((address & 0x7F) | 0x80), (byte) (address >> 7)};
    return join(hex("23 00 23 00"), target, hex("6a 36 02"), new byte[] {(byte) at});
  }

  private static void text(byte[] data, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, data, at, bytes.length);
  }

  private static byte[] text(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
    return join(length(bytes.length), bytes);
  }

  private static byte[] section(int id, byte[]... content) {
    byte[] joined = join(content);
    return join(new byte[] {(byte) id}, length(joined.length), joined);
  }

  private static byte[] body(byte[] instructions) {
    byte[] body = join(hex("00"), instructions, hex("0b"));
    return join(length(body.length), body);
  }

  private static byte[] length(int length) {
    return length < 128
        ? new byte[] {(byte) length}
        : new byte[] {(byte) (length | 0x80), (byte) (length >> 7)};
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List.of(parts).forEach(out::writeBytes);
    return out.toByteArray();
  }
}
