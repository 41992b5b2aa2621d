package org.jyodide.emscripten.dylink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jyodide.emscripten.FakeProgram;
import org.jyodide.wasm.LinkException;
import org.jyodide.wasm.runtime.ExceptionInstance;

class DynamicLinkerTest {
  private final LibraryHost host = new LibraryHost();
  private final FakeProgram c = host.c;

  @BeforeEach
  void start() {
    c.start();
  }

  /** A library that defines a function with a constant result. */
  private static SideModule constant(String name, int value) {
    SideModule module = new SideModule();
    module.export(name, "_i", "41 " + String.format("%02x", value));
    return module;
  }

  /** A library with {@code through}, which calls {@code name}. */
  private static SideModule caller(String name) {
    SideModule module = new SideModule();
    int wanted = module.importFunction(name, "_i");
    module.export("through", "_i", "10 " + String.format("%02x", wanted));
    return module;
  }

  /** A library with {@code pointer}, which tells what a cell holds. */
  private static SideModule pointerTo(String kind, String name) {
    SideModule module = new SideModule();
    int cell = module.importCell(kind, name);
    module.export("pointer", "_i", "23 " + String.format("%02x", cell));
    return module;
  }

  @Test
  void codeAndDataAreFoundByName() {
    SideModule module = new SideModule().memory(32, 4, "2a 00 00 00");
    module.export("answer", "_i", "23 01 28 02 00");
    module.exportData("number", 0).exportData("other", 16);
    host.file("/lib/a.so", module);
    int dso = host.load("/lib/a.so", LibraryHost.NOW);
    assertEquals(42, host.call(dso, "answer"));
    int address = host.symbol(dso, "number");
    assertEquals(0, address % 16);
    assertEquals(42, c.memory().loadI32(address));
    assertEquals(address + 16, host.symbol(dso, "other"));
    assertEquals(0, c.memory().loadI32(address + 16), "memory after the data is zero");
    assertEquals(address, c.memory().loadI32(dso + 12));
    assertEquals(32, c.memory().loadI32(dso + 16));
    assertEquals(0, host.symbol(dso, "nothing"));
    assertTrue(host.errors.get(0).contains("nothing"), host.errors.toString());
    assertTrue(host.errors.get(0).contains("/lib/a.so"), host.errors.toString());
  }

  @Test
  void memoryIsAlignedAndTheTableIsShared() {
    SideModule module = new SideModule().memory(8, 10, "01");
    int one = module.function("_i", "41 01");
    int two = module.function("_i", "41 02");
    module.table(one, two);
    module.exportFunction("two", two);
    module.export("base", "_i", "23 01");
    module.export("first", "_i", "23 02");
    host.file("/a.so", module);
    int dso = host.load("/a.so", LibraryHost.NOW);
    assertEquals(0, host.call(dso, "base") % 1024);
    int first = host.call(dso, "first");
    assertEquals(first, c.memory().loadI32(dso + 20));
    assertEquals(2, c.memory().loadI32(dso + 24));
    assertEquals(1, c.process().functions().table().function(first).invoke());
    assertEquals(first + 1, host.symbol(dso, "two"), "it has the pointer of its place");
    assertEquals(host.symbol(dso, "two"), host.symbol(dso, "two"));
  }

  @Test
  void aLibraryCallsTheProgramAndItsHost() {
    SideModule module = new SideModule();
    int note = module.importFunction("note", "i_");
    int now = module.importFunction("emscripten_get_now", "_d");
    module.export("run", "_i", "41 07 10 0" + note + " 10 0" + now + " 1a 41 01");
    host.file("/a.so", module);
    assertEquals(1, host.call(host.load("/a.so", LibraryHost.NOW), "run"));
    assertEquals(List.of(7), host.notes);
  }

  @Test
  void relocationsComeBeforeConstructorsAndDependenciesFirst() {
    SideModule needed = new SideModule();
    int note = needed.importFunction("note", "i_");
    needed.export("__wasm_call_ctors", "_", "41 02 10 0" + note);
    needed.export("__wasm_apply_data_relocs", "_", "41 01 10 0" + note);
    host.file("/usr/lib/b.so", needed);
    SideModule module = new SideModule().needs("b.so");
    module.importFunction("note", "i_");
    module.export("__wasm_call_ctors", "_", "41 04 10 00");
    module.export("__wasm_apply_data_relocs", "_", "41 03 10 00");
    host.file("/a.so", module);
    host.load("/a.so", LibraryHost.NOW);
    assertEquals(List.of(1, 2, 3, 4), host.notes);
    assertEquals(
        List.of("/usr/lib/b.so", "/a.so"), c.process().linker().paths(), "in order of loading");
  }

  @Test
  void neededLibrariesAreSearchedInTheRunPathFromTheLibrarysPlace() {
    host.file("/pkg/libs/dep.so", constant("dep", 5));
    host.file("/usr/lib/dep.so", constant("dep", 6));
    SideModule module = caller("dep").needs("dep.so").runtimePath("$ORIGIN/../libs");
    host.file("/pkg/ext/a.so", module);
    int dso = host.load("/pkg/ext/a.so", LibraryHost.NOW);
    assertEquals(5, host.call(dso, "through"));
    assertEquals(5, host.call(dso, "dep"), "a handle finds what the library needs, too");
    assertEquals(List.of("/pkg/libs/dep.so", "/pkg/ext/a.so"), c.process().linker().paths());
    host.file("/pkg/ext/b.so", module);
    host.load("/pkg/ext/b.so", LibraryHost.NOW);
    assertEquals(3, c.process().linker().paths().size(), "the needed one is loaded once");
  }

  @Test
  void librariesMayNeedEachOther() {
    SideModule a = caller("inB").needs("b.so");
    a.export("inA", "_i", "41 01");
    SideModule b = caller("inA").needs("a.so");
    b.export("inB", "_i", "41 02");
    host.file("/usr/lib/a.so", a);
    host.file("/usr/lib/b.so", b);
    int first = host.load("/usr/lib/a.so", LibraryHost.NOW);
    assertEquals(2, host.call(first, "through"));
    int second = host.load("/usr/lib/b.so", LibraryHost.NOW);
    assertEquals(1, host.call(second, "through"));
  }

  @Test
  void aMissingNeededLibraryIsNamed() {
    host.file("/a.so", new SideModule().needs("side.so").runtimePath("$ORIGIN/libs"));
    String error = host.refusal("/a.so", LibraryHost.NOW);
    assertTrue(error.contains("could not load dynamic lib: /a.so"), error);
    assertTrue(error.contains("/a.so needs the library 'side.so', which was not found"), error);
    assertTrue(error.contains("//libs") || error.contains("/libs"), error);
    assertTrue(c.process().linker().paths().isEmpty());
  }

  @Test
  void localSymbolsAreNotSeenByOthersUntilTheyArePromoted() {
    host.file("/a.so", constant("shared", 1));
    host.file("/b.so", caller("shared"));
    host.load("/a.so", LibraryHost.NOW);
    assertEquals(0, host.symbol(0, "shared"));
    int through = host.load("/b.so", LibraryHost.NOW);
    LinkException error = assertThrows(LinkException.class, () -> host.call(through, "through"));
    assertEquals("/b.so calls 'shared', which no loaded library defines", error.getMessage());
    host.load("/a.so", LibraryHost.NOW | LibraryHost.GLOBAL);
    assertNotEquals(0, host.symbol(0, "shared"));
    assertEquals(1, host.call(through, "through"));
  }

  @Test
  void theFirstGlobalDefinitionWinsAndALibrarysOwnComesLast() {
    SideModule own = caller("which");
    own.export("which", "_i", "41 03");
    host.file("/own.so", own);
    assertEquals(3, host.call(host.load("/own.so", LibraryHost.NOW), "through"));
    host.file("/one.so", constant("which", 1));
    host.file("/two.so", constant("which", 2));
    host.load("/two.so", LibraryHost.NOW | LibraryHost.GLOBAL);
    host.load("/one.so", LibraryHost.NOW | LibraryHost.GLOBAL);
    host.file("/late.so", own);
    int late = host.load("/late.so", LibraryHost.NOW);
    assertEquals(2, host.call(late, "through"));
    assertEquals(3, host.call(late, "which"), "by its handle one gets its own");
  }

  @Test
  void aFunctionHasOnePointerEverywhere() {
    SideModule defines = pointerTo("GOT.func", "f");
    defines.export("f", "_i", "41 09");
    host.file("/a.so", defines);
    SideModule again = pointerTo("GOT.func", "f");
    again.export("f", "_i", "41 08");
    host.file("/b.so", again);
    int a = host.load("/a.so", LibraryHost.NOW);
    int b = host.load("/b.so", LibraryHost.NOW);
    int pointer = host.symbol(a, "f");
    assertEquals(pointer, host.call(a, "pointer"));
    assertEquals(pointer, host.call(b, "pointer"), "the first definer wins, though it is local");
    assertNotEquals(pointer, host.symbol(b, "f"));
    host.file("/c.so", pointerTo("GOT.func", "note"));
    int ofProgram = host.call(host.load("/c.so", LibraryHost.NOW), "pointer");
    assertEquals(host.symbol(0, "note"), ofProgram);
    host.file("/d.so", pointerTo("GOT.func", "emscripten_get_now"));
    int ofHost = host.call(host.load("/d.so", LibraryHost.NOW), "pointer");
    assertTrue(
        c.process().functions().table().function(ofHost).invoke() instanceof Double, "a clock");
  }

  @Test
  void dataOfTheProgramAndOfLibrariesIsFoundThroughTheTable() {
    host.file("/a.so", pointerTo("GOT.mem", "datum"));
    assertEquals(1234, host.call(host.load("/a.so", LibraryHost.NOW), "pointer"));
    host.file("/b.so", new SideModule().memory(16, 2, "05").exportData("mine", 4));
    int b = host.load("/b.so", LibraryHost.NOW);
    host.file("/c.so", pointerTo("GOT.mem", "mine"));
    assertEquals(host.symbol(b, "mine"), host.call(host.load("/c.so", LibraryHost.NOW), "pointer"));
  }

  @Test
  void weakSymbolsAreNullUntilSomebodyDefinesThem() {
    SideModule weak = new SideModule().weak("maybe").weak("never");
    int never = weak.importFunction("never", "_i");
    int cell = weak.importCell("GOT.func", "maybe");
    weak.export("callNever", "_i", "10 0" + never);
    weak.export("pointer", "_i", "23 0" + cell);
    host.file("/a.so", weak);
    int a = host.load("/a.so", LibraryHost.NOW);
    assertEquals(0, host.call(a, "pointer"));
    LinkException missing = assertThrows(LinkException.class, () -> host.call(a, "callNever"));
    assertTrue(missing.getMessage().contains("/a.so calls 'never'"), missing.getMessage());
    host.file("/b.so", constant("maybe", 4));
    int b = host.load("/b.so", LibraryHost.NOW);
    assertEquals(host.symbol(b, "maybe"), host.call(a, "pointer"));
  }

  @Test
  void lazyFunctionsAreResolvedByTheirFirstCall() {
    host.file("/a.so", caller("later"));
    int a = host.load("/a.so", LibraryHost.LAZY);
    LinkException missing = assertThrows(LinkException.class, () -> host.call(a, "through"));
    assertTrue(missing.getMessage().contains("'later'"), missing.getMessage());
    host.file("/b.so", constant("later", 11));
    host.load("/b.so", LibraryHost.NOW | LibraryHost.GLOBAL);
    assertEquals(11, host.call(a, "through"));
    assertEquals(11, host.call(a, "through"));
  }

  @Test
  void aLazyFunctionOfAnotherTypeIsRefusedWhenCalled() {
    host.file("/a.so", caller("later"));
    int a = host.load("/a.so", LibraryHost.LAZY);
    SideModule other = new SideModule();
    other.export("later", "i_i", "20 00");
    host.file("/b.so", other);
    host.load("/b.so", LibraryHost.NOW | LibraryHost.GLOBAL);
    LinkException wrong = assertThrows(LinkException.class, () -> host.call(a, "through"));
    assertTrue(wrong.getMessage().contains("'later' as a function of type"), wrong.getMessage());
  }

  @Test
  void exceptionsCrossLibraries() {
    SideModule throwing = new SideModule();
    int tag = throwing.importTag("__cpp_exception");
    throwing.export("fail", "i_i", "20 00 08 0" + tag);
    host.file("/usr/lib/throwing.so", throwing);
    SideModule catching = new SideModule().needs("throwing.so");
    int fail = catching.importFunction("fail", "i_i");
    int same = catching.importTag("__cpp_exception");
    // The value that was thrown, plus one.
    catching.export("caught", "i_i", "06 7f 20 00 10 0" + fail + " 07 0" + same + " 41 01 6a 0b");
    host.file("/a.so", catching);
    int dso = host.load("/a.so", LibraryHost.NOW);
    assertEquals(42, host.call(dso, "caught", 41));
    assertThrows(ExceptionInstance.class, () -> host.call(dso, "fail", 1));
  }

  @Test
  void anExceptionOfAConstructorFailsTheLoad() {
    SideModule throwing = new SideModule();
    int tag = throwing.importTag("__cpp_exception");
    throwing.export("__wasm_call_ctors", "_", "41 01 08 0" + tag);
    host.file("/a.so", throwing);
    String error = host.refusal("/a.so", LibraryHost.NOW);
    assertTrue(error.contains("/a.so: a constructor of a static object threw"), error);
    assertTrue(c.process().linker().paths().isEmpty());
  }

  @Test
  void whatFailedLeavesNothingBehind() {
    SideModule broken = pointerTo("GOT.func", "f").memory(64, 4, "01").tableSize(3);
    broken.export("f", "_i", "41 01");
    int missing = broken.importCell("GOT.mem", "nowhere");
    assertTrue(missing > 0);
    host.file("/a.so", broken);
    host.file("/b.so", new SideModule().needs("a.so").runtimePath("/"));
    int size = c.process().functions().table().size();
    assertTrue(
        host.refusal("/b.so", LibraryHost.NOW).contains("/a.so: undefined symbol 'nowhere'"));
    assertEquals(1, c.freed.size(), "its memory");
    assertTrue(c.process().linker().paths().isEmpty());
    SideModule good = pointerTo("GOT.func", "f");
    good.export("f", "_i", "41 02");
    host.file("/c.so", good);
    int dso = host.load("/c.so", LibraryHost.NOW);
    assertEquals(host.symbol(dso, "f"), host.call(dso, "pointer"));
    assertTrue(host.symbol(dso, "f") <= size + 4, "places in the table are used again");
  }

  @Test
  void theMainModuleHasAHandle() {
    int main = host.load("__main__", LibraryHost.NOW);
    assertEquals(1234, host.symbol(main, "datum"));
    host.file("/a.so", constant("shared", 1));
    host.load("/a.so", LibraryHost.NOW | LibraryHost.GLOBAL);
    assertNotEquals(0, host.symbol(main, "shared"));
  }

  @Test
  void aConstructorMayOpenAnotherLibrary() {
    host.file("/inner.so", constant("inner", 1));
    SideModule module = new SideModule().memory(64, 4, dso("/inner.so"));
    int dlopen = module.importFunction("_dlopen_js", "i_i");
    module.export("__wasm_call_ctors", "_", "23 01 10 0" + dlopen + " 1a");
    host.file("/a.so", module);
    host.load("/a.so", LibraryHost.NOW);
    assertEquals(List.of("/a.so", "/inner.so"), c.process().linker().paths());
  }

  private static String dso(String path) {
    StringBuilder text = new StringBuilder("00000000 02000000" + "00".repeat(28));
    path.chars().forEach(character -> text.append(String.format("%02x", character)));
    return text.append("00").toString();
  }

  @Test
  void dlopenInTheBackgroundCallsBack() {
    host.file("/a.so", constant("f", 1));
    SideModule callbacks = new SideModule();
    int noted = callbacks.importFunction("note", "i_");
    callbacks.export("succeeded", "ii_", "20 01 10 0" + noted);
    callbacks.export("failed", "ii_", "20 01 41 7f 6c 10 0" + noted);
    host.file("/callbacks.so", callbacks);
    int dso = host.load("/callbacks.so", LibraryHost.NOW);
    for (String path : List.of("/a.so", "/none.so")) {
      int handle = c.buffer(64);
      c.memory().storeI32(handle + 4, LibraryHost.NOW);
      c.memory().write(handle + 36, path.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      c.run(
          "_emscripten_dlopen_js",
          handle,
          host.symbol(dso, "succeeded"),
          host.symbol(dso, "failed"),
          6);
    }
    assertEquals(List.of(6, -6), host.notes);
  }
}
