package org.jyodide.emscripten.dylink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jyodide.emscripten.FakeProgram;

/** Files that are no libraries, or broken ones: each is refused with the reason. */
class BrokenLibraryTest {
  private final LibraryHost host = new LibraryHost();

  @BeforeEach
  void start() {
    host.c.start();
  }

  private void refused(byte[] file, String reason) {
    host.file("/x.so", file);
    String error = host.refusal("/x.so", LibraryHost.NOW);
    assertTrue(error.startsWith("could not load dynamic lib: /x.so\n/x.so"), error);
    assertTrue(error.contains(reason), error);
    assertTrue(host.c.process().linker().paths().isEmpty());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void otherFilesAreTold() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("/x.so is empty", new byte[0]);
    files.put("for Linux (ELF)", ascii("\u007fELF\2\1\1"));
    files.put("for Windows (PE)", ascii("MZ\u0090\0\3"));
    files.put("for macOS (Mach-O)", SideModule.hex("cffaedfe 07000001"));
    files.put("it starts with 23212f62", ascii("#!/bin/sh\n"));
    files.put("is cut off after 6 bytes", SideModule.hex("0061736d 0100"));
    files.put("a WebAssembly component", SideModule.hex("0061736d 0d000100"));
    files.put("unknown binary version", SideModule.hex("0061736d 02000000"));
    files.put("no section 'dylink.0'", new SideModule().buildWithoutDylink());
    files.put(
        "older than this ABI",
        SideModule.join(
            SideModule.hex("0061736d 01000000"),
            SideModule.custom("dylink", SideModule.hex("00000000 00"))));
    files.forEach((reason, bytes) -> refused(bytes, reason));
    assertEquals(
        "could not load dynamic lib: /none.so\n/none.so does not exist or cannot be read",
        host.refusal("/none.so", LibraryHost.NOW));
    host.c.files.createDirectories("/dir.so");
    assertTrue(host.refusal("/dir.so", LibraryHost.NOW).contains("cannot be read"));
    assertTrue(
        host.refusal("nowhere.so", LibraryHost.NOW).contains("'nowhere.so' was not found"),
        host.errors.toString());
  }

  @Test
  void aTruncatedFileIsNeverMoreThanAnError() {
    SideModule module = new SideModule().memory(16, 2, "01 02 03 04");
    int f = module.export("f", "i_i", "20 00");
    byte[] whole = module.table(f).exportData("d", 0).build();
    for (int length = 0; length < whole.length; length++) {
      host.file("/cut" + length + ".so", Arrays.copyOf(whole, length));
      if (host.open("/cut" + length + ".so", LibraryHost.NOW) == 0) {
        String error = host.errors.get(host.errors.size() - 1);
        assertTrue(error.contains("/cut" + length + ".so"), error);
      }
    }
    assertTrue(host.errors.size() > whole.length / 2, host.errors.toString());
    host.file("/whole.so", whole);
    host.load("/whole.so", LibraryHost.NOW);
  }

  @Test
  void importsThatNobodyHas() {
    SideModule other = new SideModule();
    other.importFunction("a", "f", "_");
    refused(other.build(), "it imports 'f' from 'a', which is nothing that side modules have");
    SideModule global = new SideModule();
    global.importGlobal("__tls_base");
    refused(global.build(), "it imports '__tls_base' as ");
    SideModule tag = new SideModule();
    tag.importTag("__other_exception");
    refused(tag.build(), "it imports '__other_exception' as ");
    SideModule cell = new SideModule();
    cell.importCell("GOT.mem", "one");
    cell.importCell("GOT.func", "two");
    cell.importFunction("three", "_");
    cell.importFunction(FakeProgram.API_PREFIX + "new", "_");
    refused(cell.build(), "/x.so: undefined symbols 'api_new', 'one', 'two'");
    SideModule invoke = new SideModule();
    invoke.importFunction("invoke_vi", "ii_");
    refused(invoke.build(), "handles exceptions by JavaScript (it imports 'invoke_vi')");
  }

  @Test
  void importsOfAnotherType() {
    SideModule ofProgram = new SideModule();
    ofProgram.importFunction("note", "ii_i");
    refused(
        ofProgram.build(),
        "it calls 'note' as a function of type [i32, i32] -> [i32], but it is one of type [i32] -> []");
    SideModule ofHost = new SideModule();
    ofHost.importFunction("emscripten_get_now", "i_i");
    refused(ofHost.build(), "emscripten_get_now");
    SideModule data = new SideModule();
    data.importFunction("datum", "_i");
    refused(data.build(), "it calls 'datum', which is data, not a function");
    SideModule constructors = new SideModule();
    constructors.export("__wasm_call_ctors", "i_", "");
    refused(constructors.build(), "its function __wasm_call_ctors has the type");
    SideModule cell = new SideModule();
    cell.importFunction("GOT.func", "f", "_");
    refused(cell.build(), "GOT.func");
  }

  @Test
  void sizesThatCannotBe() {
    refused(new SideModule().memory(-1, 4, "").build(), "asks for 4294967295 bytes of memory");
    refused(new SideModule().memory(16, 40, "").build(), "aligned to 2^40");
    refused(new SideModule().tableSize(-1).build(), "and 4294967295 elements of the table");
    refused(new SideModule().tableSize(100_000).build(), "no room for 100000");
    refused(new SideModule().memory(0x40000000, 4, "").build(), "bytes of memory for its data");
    SideModule outside = new SideModule().memory(0, 0, "01");
    host.file("/y.so", outside);
    assertFalse(host.open("/y.so", LibraryHost.NOW) == 0 && host.errors.isEmpty());
  }

  @Test
  void codeThatIsNotValid() {
    SideModule wrong = new SideModule();
    wrong.export("f", "_i", "42 00");
    refused(wrong.build(), "damaged, or has code of a kind that is not supported");
    SideModule unknown = new SideModule();
    unknown.export("f", "_", "fe 7f");
    refused(unknown.build(), "damaged, or has code of a kind that is not supported");
  }
}
