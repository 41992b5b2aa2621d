package org.jyodide.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.jyodide.Interpreter;
import org.jyodide.InterpreterOptions;
import org.jyodide.Mount;
import org.jyodide.Snapshot;

class ByteCodeTest extends PrefixTest {
  private static final String MODULE =
      """
      from __future__ import annotations
      import os, sys
      NUMBERS = (1, -70000, 12345678901234567890, 1.5, 2j, None, True, ...)
      TEXTS = ("name", "not a name", "ü", "\\ud800", b"bytes", "x" * 300)
      def f(a, /, b=1, *c, d: int = 2, **e):
          return a in {"one", "two", 3} and NUMBERS[1:2] and [g for g in c if g is not f]
      class C:
          def method(self):
              try:
                  return lambda: self
              except* OSError:
                  pass
      """;

  @Test
  void modulesAreCompiledAndRecordedWithoutAHash() throws IOException {
    have(
        TestWheel.of("a", "1")
            .file("pack/__init__.py", MODULE)
            .file("pack/broken.py", "def f(:")
            .file("pack/zero.py", "a\0b")
            .file("pack/deep.py", "-".repeat(100_000) + "1")
            .file("pack/deeper.py", "a.".repeat(200_000) + "b")
            .file("pack/template.txt", "x")
            .file("a-1.data/scripts/run.py", "#!python\n"));
    packages().withByteCode().install("a");
    String record = Files.readString(site("a-1.dist-info/RECORD"));
    assertContains("\n__pycache__/a.cpython-314.pyc,,\n", "\n" + record);
    assertContains("\npack/__pycache__/__init__.cpython-314.pyc,,\n", record);
    assertEquals(
        2, tree("prefix").keySet().stream().filter(path -> path.endsWith(".pyc")).count(), record);
    byte[] compiled = Files.readAllBytes(site("__pycache__/a.cpython-314.pyc"));
    assertEquals(1, compiled[4], "not to be compared with the source");
    assertEquals(1, packages().withByteCode().install("a").kept().size());
    assertEquals(1, packages().install("a").kept().size());
    assertEquals(List.of(), packages().installLocked(packages().lock("a")).installed());

    packages().uninstall("a");
    assertEquals(Map.of(), tree("prefix"));
  }

  @Test
  void theSameModulesAreTheSameBytes() throws IOException {
    have(
        TestWheel.of("a", "1").file("pack/a.py", MODULE),
        TestWheel.of("b", "1").file("b/__init__.py", MODULE + "elsewhere = name = other = 'a'\n"));
    packages("one").withByteCode().install("a", "b");
    packages("two").withByteCode().install("b");
    packages("two").withByteCode().install("a", "b");
    Map<String, String> one = tree("one");
    Map<String, String> two = tree("two");
    assertEquals(one, two);
    assertEquals(4, one.keySet().stream().filter(path -> path.endsWith(".pyc")).count());
  }

  @Test
  void compiledModulesAreWhatPythonRuns() throws IOException {
    have(TestWheel.of("a", "1").file("pack/__init__.py", MODULE));
    packages().withByteCode().install("a");
    Files.writeString(site("pack/__init__.py"), "raise ImportError('the source was read')");
    try (Interpreter python =
        Interpreter.create(
            InterpreterOptions.defaults()
                .withMount(Mount.readOnly(site("."), "/lib/python3.14/site-packages")))) {
      assertEquals(
          "(1, -70000, 12345678901234567890, 1.5, 2j, None, True, Ellipsis)"
              + "('name', 'not a name', 'ü', '\\ud800', b'bytes')",
          python
              .eval("(p := __import__('pack')) and repr(p.NUMBERS) + repr(p.TEXTS[:5])")
              .asString());
      assertTrue(python.eval("p.f('one', 1, p.f) == [] and p.C().method()() is not None").isTrue());
      assertEquals(
          "/lib/python3.14/site-packages/pack/__init__.py",
          python.eval("p.f.__code__.co_filename").asString());
    }
  }

  @Test
  void anotherVersionIsCompiledAnew() throws IOException {
    have(TestWheel.of("a", "1"), TestWheel.of("b", "1"));
    packages().install("a");
    Files.createDirectories(site("__pycache__"));
    Files.write(site("__pycache__/a.cpython-314.pyc"), new byte[] {1});
    Files.write(site("__pycache__/b.cpython-314.pyc"), new byte[] {1});
    have(TestWheel.of("a", "2"));
    packages().withByteCode().install("a>=2", "b");
    assertTrue(Files.size(site("__pycache__/a.cpython-314.pyc")) > 16);
    assertTrue(Files.size(site("__pycache__/b.cpython-314.pyc")) > 16);
    packages().install("a<2");
    assertFalse(Files.exists(site("__pycache__/a.cpython-314.pyc")));
  }

  @Test
  void whatIsInstalledInAnInterpreterIsCompiledOutsideOfIt() throws IOException {
    have(
        TestWheel.of("a", "1")
            .file(
                "large.py",
                "values = [\n" + "  {'a': [f(1), (2, f(x=3))]},\n".repeat(20_000) + "]\n"));
    try (Interpreter python = Interpreter.create()) {
      long before = memoryBytes(python);
      Packages.in(python)
          .withIndex(PackageIndex.directory(wheels()))
          .withCache(directory.resolve("cache"))
          .withByteCode()
          .install("a");
      assertEquals(before, memoryBytes(python));
      assertEquals(
          List.of("a.cpython-314.pyc", "large.cpython-314.pyc"),
          python
              .eval("sorted(__import__('os').listdir('/lib/python3.14/site-packages/__pycache__'))")
              .asList(String.class));
      assertEquals("1", python.importModule("a").attr("version").asString());
    }
  }

  private static long memoryBytes(Interpreter python) {
    try (Snapshot now = python.snapshot()) {
      return now.memoryBytes();
    }
  }
}
