package org.jyodide.emscripten;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.jyodide.vfs.OpenFlags;
import org.jyodide.wasm.ExternType;
import org.jyodide.wasm.Import;
import org.jyodide.wasm.LinkException;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.TrapKind;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.runtime.Global;

class EmscriptenProcessTest {
  private final FakeProgram c = new FakeProgram();
  private final List<String> events = new ArrayList<>();
  private int result;
  private boolean keepAlive;
  private boolean exits;

  private MethodHandle own(String name, MethodType type) {
    try {
      return MethodHandles.lookup().bind(this, name, type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
  }

  @SuppressWarnings("UnusedMethod") // Called through a handle.
  private int main(int count, int arguments) {
    for (int i = 0; i < count; i++) {
      events.add(c.read(c.memory().loadI32(arguments + 4 * i)));
    }
    assertEquals(0, c.memory().loadI32(arguments + 4 * count));
    if (keepAlive) {
      c.run("emscripten_runtime_keepalive_push");
    }
    if (exits) {
      c.run("exit", 5);
    }
    return result;
  }

  @SuppressWarnings("UnusedMethod") // Called through a handle.
  private void constructors() {
    events.add("constructors");
  }

  private EmscriptenProcess start() {
    MethodType main = MethodType.methodType(int.class, int.class, int.class);
    c.export("__main_argc_argv", own("main", main));
    c.export("__wasm_call_ctors", own("constructors", MethodType.methodType(void.class)));
    return c.start(
        c.program().withProgramPath("/bin/prog").withArguments(List.of("-c", "ünï", "")));
  }

  @Test
  void runsConstructorsThenMainWithItsArguments() {
    result = 7;
    EmscriptenProcess process = start();
    process.runConstructors();
    assertEquals(OptionalInt.of(7), process.runMain());
    assertEquals(List.of("constructors", "/bin/prog", "-c", "ünï", ""), events);
    assertTrue(process.lifetime().hasExited());
  }

  @Test
  void aProgramMayEndInMain() {
    exits = true;
    EmscriptenProcess process = start();
    assertEquals(OptionalInt.of(5), process.runMain());
    assertEquals(5, process.lifetime().status());
  }

  @Test
  void aProgramThatIsKeptAliveGoesOnAfterMain() {
    keepAlive = true;
    EmscriptenProcess process = start();
    assertEquals(OptionalInt.empty(), process.runMain());
    assertFalse(process.lifetime().hasExited());
  }

  @Test
  void enterPutsTheStackPointerBack() {
    EmscriptenProcess process = start();
    int before = process.exports().stackPointer();
    assertThrows(
        ExitStatus.class,
        () ->
            process.enter(
                () -> {
                  process.exports().stackAlloc(100);
                  throw new ExitStatus(1);
                }));
    assertEquals(before, process.exports().stackPointer());
    assertEquals(
        3,
        process.<Integer>enter(
            () -> {
              int text = process.exports().stackString(process.memory(), "abc");
              return CStrings.read(process.memory(), text).length();
            }));
    assertNotEquals(before, process.exports().stackPointer());
  }

  private static Import cell(String module, String name) {
    return new Import(module, name, new ExternType.Global(ValueType.I32, true));
  }

  private int cellValue(String name) {
    Global global = Objects.requireNonNull(c.process().instance().global(TestModule.CELL + name));
    return global.getI32();
  }

  @Test
  void fillsTheGlobalOffsetTable() {
    for (String name : new String[] {"malloc", "emscripten_out", "emscripten_glClear"}) {
      c.require(cell("GOT.func", name));
    }
    c.require(cell("GOT.mem", "datum"));
    c.exportAddress("datum", 4321);
    EmscriptenProcess process = c.start();
    assertEquals(0, cellValue("emscripten_glClear"));
    int out = cellValue("emscripten_out");
    assertNotEquals(0, out);
    process.descriptors().add(c.files.open("/f", OpenFlags.O_RDWR | OpenFlags.O_CREAT), false);
    process.descriptors().duplicate(0);
    process.functions().table().function(out).invoke(c.string("hello"));
    assertEquals(6, c.files.resolve("/f").stat().size());
  }

  @Test
  void namesAllSymbolsThatAreNotDefined() {
    c.require(cell("GOT.func", "missing_function"));
    c.require(cell("GOT.mem", "missing_datum"));
    LinkException e = assertThrows(LinkException.class, c::start);
    assertEquals("undefined symbols: missing_datum, missing_function", e.getMessage());
  }

  @Test
  void oneFunctionHasOnePointer() {
    EmscriptenProcess process = c.start();
    var malloc = Objects.requireNonNull(process.instance().function("malloc"));
    int pointer = process.functions().slot(malloc);
    assertEquals(pointer, process.functions().slot(malloc));
    assertEquals(
        pointer,
        process.functions().slot(Objects.requireNonNull(process.instance().function("malloc"))));
    int reserved = process.functions().reserve();
    assertNotEquals(pointer, reserved);
    process.functions().release(reserved);
    assertEquals(reserved, process.functions().reserve());
    process.functions().release(pointer);
    assertEquals(
        TrapKind.UNINITIALIZED_ELEMENT,
        assertThrows(Trap.class, () -> process.functions().table().function(pointer)).kind());
  }

  @Test
  void saysWhatIsMissing() {
    EmscriptenProcess process = EmscriptenProcess.create(c.program(), c.files);
    assertThrows(IllegalStateException.class, process::memory);
    c.start();
    LinkException e =
        assertThrows(
            LinkException.class,
            () -> c.process().exports().function("nope", MethodType.methodType(void.class)));
    assertTrue(String.valueOf(e.getMessage()).contains("'nope'"), e.getMessage());
    LinkException type =
        assertThrows(
            LinkException.class,
            () -> c.process().exports().function("malloc", MethodType.methodType(void.class)));
    assertTrue(String.valueOf(type.getMessage()).contains("(int)int"), type.getMessage());
  }
}
