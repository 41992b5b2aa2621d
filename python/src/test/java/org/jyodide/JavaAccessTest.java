package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jyodide.fixtures.Ledger;

@ExtendWith(LeakCheck.class)
class JavaAccessTest {
  private static final JavaAccess NONE = JavaAccess.none();

  @Test
  void nothingIsTheDefault() {
    assertSame(NONE, InterpreterOptions.defaults().javaAccess());
    assertTrue(NONE.isNone());
    assertFalse(NONE.allows(String.class));
  }

  @Test
  void packagesIncludeTheOnesBelow() {
    JavaAccess access = JavaAccess.packages("java.util");
    assertTrue(access.allows(List.class));
    assertTrue(access.allows(Function.class));
    assertFalse(access.allows(String.class));
    assertFalse(access.allows(java.util.zip.ZipFile.class));
    assertFalse(access.allows(java.util.ServiceLoader.class));
    assertTrue(JavaAccess.packages("java.util.zip").allows(java.util.zip.ZipFile.class));
  }

  @Test
  void aPackageOfAlikeNameIsAnother() {
    assertFalse(JavaAccess.packages("java.ut").allows(List.class));
  }

  @Test
  void sensitiveClassesMustBeNamed() {
    JavaAccess access = JavaAccess.packages("java", "java.lang");
    assertFalse(access.allows(Runtime.class));
    assertFalse(access.allows(Class.class));
    assertFalse(access.allows(Thread.class));
    assertFalse(access.allows(java.io.File.class));
    assertTrue(JavaAccess.classes(Runtime.class).allows(Runtime.class));
  }

  @Test
  void accessesAreAdded() {
    JavaAccess both = JavaAccess.packages("java.time").and(JavaAccess.classes(String.class));
    assertTrue(both.allows(java.time.LocalDate.class));
    assertTrue(both.allows(String.class));
    assertFalse(both.allows(List.class));
    assertFalse(both.isNone());
  }

  @Test
  void equalIfTheSameIsGranted() {
    assertEquals(JavaAccess.packages("a", "b"), JavaAccess.packages("b", "a"));
    assertEquals(
        JavaAccess.packages("a", "b").hashCode(), JavaAccess.packages("b", "a").hashCode());
    assertNotEquals(JavaAccess.packages("a"), JavaAccess.classes(String.class));
  }

  @Test
  void showsItself() {
    assertEquals("JavaAccess.none()", NONE.toString());
    assertEquals(
        "JavaAccess.packages(java.util) and classes(java.lang.String)",
        JavaAccess.packages("java.util").and(JavaAccess.classes(String.class)).toString());
  }

  @Test
  void aNameThatIsNoPackage() {
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> JavaAccess.packages("java.util.*"));
    assertTrue(String.valueOf(thrown.getMessage()).contains("java.util.*"));
  }

  @Test
  void dataHasItsProtocolsThoughNothingIsGranted() {
    Map<String, Integer> map = new LinkedHashMap<>(Map.of("a", 1));
    Function<Integer, Integer> twice = n -> 2 * n;
    JavaBridge.run(
        NONE,
        Map.of(
            "items",
            new ArrayList<>(List.of(1, 2)),
            "map",
            map,
            "members",
            Set.of(1),
            "optional",
            Optional.of(5),
            "twice",
            twice,
            "numbers",
            new int[] {1, 2},
            "lock",
            new Ledger.Lock()),
        """
        items.append(3)
        assert items == [1, 2, 3] and items[1:] == [2, 3] and sum(items) == 6
        map["b"] = 2
        assert dict(map) == {"a": 1, "b": 2}
        assert 1 in members and members == {1}
        assert optional.get() == 5 and optional
        assert twice(4) == 8 and callable(twice)
        assert list(numbers) == [1, 2]
        with lock: pass
        """);
    assertEquals(2, map.get("b"));
  }

  @Test
  void membersAreRefusedWithTheOptionThatWouldGrantThem() {
    JavaBridge.run(
        NONE,
        """
        import jyodide
        for name in ("add", "owner", "title", "getOwner", "toString", "LIMIT"):
            try:
                getattr(ledger, name)
                raise AssertionError(name)
            except PermissionError as e:
                assert isinstance(e, jyodide.AccessDeniedError)
                assert name in str(e) or "Owner" in str(e), e
                assert "JavaAccess.packages" in str(e) and "withJavaAccess" in str(e), e
        assert not hasattr(ledger, "nonesuch")
        assert "add" not in dir(ledger) and "owner" not in dir(ledger)
        """);
  }

  @Test
  void propertiesAreNotSet() {
    Ledger ledger = new Ledger();
    JavaBridge.run(
        NONE,
        Map.of("ledger", ledger),
        """
        for name in ("owner", "title"):
            try:
                setattr(ledger, name, "x")
                raise AssertionError(name)
            except PermissionError:
                pass
        """);
    assertEquals("nobody", ledger.getOwner());
  }

  @Test
  void toStringIsAMemberToo() {
    JavaBridge.run(NONE, "assert 'nobody' not in str(ledger) and 'nobody' not in repr(ledger)");
  }

  @Test
  void importsAreRefusedWithTheOptionThatWouldGrantThem() {
    JavaBridge.run(
        NONE,
        """
        for name in ("java", "java.util", "java.lang.System", "javax.script"):
            try:
                __import__(name)
                raise AssertionError(name)
            except ImportError as e:
                assert "JavaAccess.packages" in str(e), e
        try:
            import org.jyodide.fixtures
            raise AssertionError
        except ImportError:
            pass
        """);
  }

  @Test
  void aProgramMayAskWhetherThereIsJava() {
    JavaBridge.run(NONE, "import platform\nassert platform.java_ver()[0] == ''");
  }

  @Test
  void classesAreGrantedByName() {
    JavaBridge.run(
        JavaAccess.classes(Ledger.class, String.class),
        """
        from org.jyodide.fixtures import Ledger
        assert Ledger().owner == "nobody" and ledger.kind(1) == "int"
        try:
            from java.util import ArrayList
            raise AssertionError
        except ImportError:
            pass
        try:
            ledger.getClass()
            raise AssertionError
        except PermissionError as e:
            assert "JavaAccess.classes" in str(e)
        """);
  }

  @Test
  void annotatedMembersAlone() {
    JavaBridge.run(
        JavaAccess.annotated(),
        """
        assert ledger.shown() == "shown" and "shown" in dir(ledger)
        try:
            ledger.getOwner()
            raise AssertionError
        except PermissionError:
            pass
        """);
  }

  @Test
  void everything() {
    JavaBridge.run(
        JavaAccess.everything(),
        """
        from java.lang import System
        assert System.getProperty("java.version") and ledger.getClass() is type(ledger)
        """);
  }

  @Test
  void dangerousObjectsDoNotPass() {
    Interpreter python = JavaBridge.interpreter(NONE);
    try (PyObject globals = python.globals()) {
      AccessDeniedException thrown =
          assertThrows(
              AccessDeniedException.class, () -> globals.setItem("thread", Thread.currentThread()));
      assertTrue(
          String.valueOf(thrown.getMessage())
              .contains("JavaAccess.classes(java.lang.Thread.class)"));
    }
  }

  @Test
  void aRefusalThatPythonDoesNotCatchComesOut() {
    Interpreter python = JavaBridge.interpreter(NONE);
    try (PyObject globals = python.globals()) {
      globals.setItem("ledger", new Ledger());
      assertThrows(AccessDeniedException.class, () -> python.exec("ledger.add(None, 1)"));
    } finally {
      python.exec("del ledger");
    }
  }

  @Test
  void aJavaExceptionComesOutAsTheSameObject() {
    Interpreter python = JavaBridge.interpreter(NONE);
    List<IllegalStateException> errors = new ArrayList<>();
    Runnable fails =
        () -> {
          errors.add(new IllegalStateException("x"));
          throw errors.get(0);
        };
    try (PyObject globals = python.globals()) {
      globals.setItem("fails", fails);
      IllegalStateException thrown =
          assertThrows(IllegalStateException.class, () -> python.exec("def f():\n  fails()\nf()"));
      assertSame(errors.get(0), thrown);
      List<String> frames =
          java.util.Arrays.stream(thrown.getStackTrace()).map(StackTraceElement::toString).toList();
      int java = indexOf(frames, "lambda$aJavaExceptionComesOut");
      int inner = indexOf(frames, ".f(<exec>:2)");
      int outer = indexOf(frames, ".<module>(<exec>:3)");
      int caller = indexOf(frames, "Interpreter.exec");
      assertTrue(0 <= java && java < inner && inner < outer && outer < caller, frames.toString());
      assertTrue(indexOf(frames, "org.jyodide.internal") < 0, frames.toString());
      assertTrue(indexOf(frames, "cpython314") < 0, frames.toString());
    } finally {
      python.exec("del fails, f");
    }
  }

  private static int indexOf(List<String> frames, String part) {
    for (int i = 0; i < frames.size(); i++) {
      if (frames.get(i).contains(part)) {
        return i;
      }
    }
    return -1;
  }

  @Test
  void aCheckedExceptionComesOutAsTheSameObject() {
    Interpreter python = JavaBridge.interpreter(JavaBridge.PACKAGES);
    try (PyObject globals = python.globals()) {
      globals.setItem("ledger", new Ledger());
      Ledger.LedgerException thrown =
          assertThrows(Ledger.LedgerException.class, () -> python.exec("ledger.fail('x')"));
      assertEquals("x", thrown.getMessage());
    } finally {
      python.exec("del ledger");
    }
  }

  @Test
  void identityIsKeptInARoundTrip() {
    Interpreter python = JavaBridge.interpreter(NONE);
    List<Object> list = new ArrayList<>();
    try (PyObject globals = python.globals()) {
      globals.setItem("x", list);
      Function<Object, Object> same =
          value -> {
            assertSame(list, value);
            return value;
          };
      globals.setItem("same", same);
      assertTrue(python.eval("same(x) is x").asBoolean());
    } finally {
      python.exec("del x, same");
    }
  }
}
