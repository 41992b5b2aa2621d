package org.jyodide.emscripten;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.jyodide.wasm.ExternType;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.Import;
import org.jyodide.wasm.LinkException;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.runtime.HostFunction;

class ImportBinderTest {
  @SuppressWarnings("UnusedMethod") // Called through handles.
  private static final class Library {
    @HostImport(name = "mixed")
    double mixed(int a, long b, float c, @Nullable Object d) {
      return a + b + c + (d == null ? 0.5 : 0);
    }

    @HostImport(module = "other", name = "refused")
    @Unsupported("not yet")
    int refused() {
      return -1;
    }

    int notAnImport() {
      return 0;
    }
  }

  @SuppressWarnings("UnusedMethod") // Called through handles.
  private static final class SameAgain {
    @HostImport(name = "mixed")
    void mixed() {}
  }

  private final ImportBinder binder = new ImportBinder().add(MethodHandles.lookup(), new Library());

  private static Import function(String module, String name, FunctionType type) {
    return new Import(module, name, new ExternType.Function(type));
  }

  private static final FunctionType MIXED =
      new FunctionType(
          List.of(ValueType.I32, ValueType.I64, ValueType.F32, ValueType.EXTERNREF),
          List.of(ValueType.F64));

  @Test
  void bindsMethodsOfExactlyTheTypeWanted() throws Throwable {
    Object found = binder.find(function("env", "mixed", MIXED));
    HostFunction host = (HostFunction) java.util.Objects.requireNonNull(found);
    Object nothing = null;
    assertEquals(6.5, (double) host.target().invokeExact(1, 2L, 3f, nothing));
    assertSame(host, binder.find(function("env", "mixed", MIXED)));
  }

  @Test
  void knowsOnlyWhatIsMarked() {
    assertEquals(
        Set.of(ImportName.env("mixed"), new ImportName("other", "refused")), binder.names());
    assertEquals(Map.of(new ImportName("other", "refused"), "not yet"), binder.unsupported());
    assertNull(binder.find(function("env", "notAnImport", MIXED)));
    assertNull(binder.find(function("other", "mixed", MIXED)));
    assertNull(binder.find(new Import("env", "mixed", new ExternType.Global(ValueType.I32, true))));
  }

  @Test
  void saysWhichImportHasAnotherType() {
    FunctionType other = new FunctionType(List.of(ValueType.I32), List.of());
    LinkException e =
        assertThrows(LinkException.class, () -> binder.find(function("env", "mixed", other)));
    assertTrue(String.valueOf(e.getMessage()).contains("env.mixed"), e.getMessage());
    assertTrue(String.valueOf(e.getMessage()).contains("(int)void"), e.getMessage());
    assertTrue(String.valueOf(e.getMessage()).contains("Library.mixed"), e.getMessage());
  }

  @Test
  void refusesTwoMethodsForOneImport() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> binder.add(MethodHandles.lookup(), new SameAgain()));
    assertTrue(String.valueOf(e.getMessage()).contains("env.mixed is bound twice"), e.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> new ImportBinder().add(MethodHandles.publicLookup(), new Library()));
  }
}
