package org.jyodide.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.jyodide.Interpreter;
import org.jyodide.InterpreterOptions;
import org.jyodide.PythonException;

/** Packages as resources of a jar, which interpreters find. */
class EmbedTest extends PrefixTest {
  private static final String TAG = "cp314-cp314-pyemscripten_2026_0_wasm32";

  /** An extension module whose function {@code get} returns 42. */
  private static byte[] library() throws IOException {
    try (InputStream in = EmbedTest.class.getResourceAsStream("answer.so.hex")) {
      String hex = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
      return HexFormat.of().parseHex(hex.replace("\n", ""));
    }
  }

  private Path resources(String prefix) {
    return directory.resolve(prefix + "-resources");
  }

  private List<Path> embed(String prefix, String... requirements) {
    packages(prefix).withByteCode().install(requirements);
    return packages(prefix).embed(resources(prefix), "com.acme." + prefix);
  }

  private static URLClassLoader loader(Path... jars) throws IOException {
    URL[] urls = new URL[jars.length];
    for (int i = 0; i < jars.length; i++) {
      urls[i] = jars[i].toUri().toURL();
    }
    return new URLClassLoader(urls, null);
  }

  private static Interpreter start(ClassLoader loader) {
    return Interpreter.create(InterpreterOptions.defaults().withEmbeddedPackages(loader));
  }

  @Test
  void embeddedPackagesAreThereWithoutInstallation() throws IOException {
    have(
        TestWheel.of("hello", "1.0")
            .requires("native")
            .file("hello-1.0.data/data/share/hello/text.txt", "data"),
        TestWheel.of("native", "2.0").tag(TAG).file("answer.so", library()));
    List<Path> written = embed("one", "hello");
    assertEquals(4, written.size(), written.toString());
    try (URLClassLoader loader = loader(resources("one"));
        Interpreter python = start(loader)) {
      assertEquals("1.0", python.importModule("hello").attr("version").asString());
      assertEquals(42, python.eval("__import__('answer').get()").asInt());
      assertEquals("data", python.eval("open('/share/hello/text.txt').read()").asString());
      assertEquals(
          "2.0",
          python.eval("__import__('importlib.metadata').metadata.version('native')").asString());
      assertTrue(python.eval("__import__('hello').__cached__.endswith('.pyc')").isTrue());
      assertEquals(List.of("hello==1.0", "native==2.0"), Packages.in(python).freeze());
      Packages.in(python).uninstall("native");
      assertEquals(List.of("hello==1.0"), Packages.in(python).freeze());
    }
    try (URLClassLoader loader = loader(resources("one"));
        Interpreter python = start(loader)) {
      assertEquals(2, Packages.in(python).freeze().size(), "changes stay in memory");
    }
  }

  @Test
  void theSamePackagesAreTheSameBytes() throws IOException {
    have(TestWheel.of("a", "1"), TestWheel.of("b", "1").tag(TAG).file("answer.so", library()));
    embed("one", "a", "b");
    embed("two", "b");
    embed("two", "a");
    try (Stream<Path> all = Files.walk(resources("one"))) {
      all.filter(Files::isRegularFile)
          .forEach(
              file -> {
                String name = resources("one").relativize(file).toString();
                Path other = resources("two").resolve(name.replace("com.acme.one", "com.acme.two"));
                assertTrue(Files.exists(other), name);
                try {
                  boolean isIndex = name.endsWith("embedded-packages");
                  assertTrue(
                      isIndex || Arrays.equals(Files.readAllBytes(file), Files.readAllBytes(other)),
                      name);
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
    }
  }

  @Test
  void severalJarsBringPackages() throws IOException {
    have(
        TestWheel.of("a", "1").file("space/a.py", "x = 1"),
        TestWheel.of("b", "1").file("space/b.py", "x = 2"));
    embed("one", "a");
    embed("two", "b");
    try (URLClassLoader loader = loader(resources("one"), resources("two"));
        Interpreter python = start(loader)) {
      assertEquals(
          3, python.eval("sum(__import__('space.' + n, fromlist=['x']).x for n in 'ab')").asInt());
    }
    have(TestWheel.of("a", "2"));
    embed("three", "a==2");
    try (URLClassLoader loader = loader(resources("one"), resources("three"))) {
      IllegalStateException e = assertThrows(IllegalStateException.class, () -> start(loader));
      assertTrue(String.valueOf(e.getMessage()).contains("two jars bring the package a: 1 in "));
    }
  }

  @Test
  void whatIsMissingOrForAnotherPythonIsSaid() throws IOException {
    try (URLClassLoader loader = loader(directory)) {
      IllegalStateException e = assertThrows(IllegalStateException.class, () -> start(loader));
      assertTrue(String.valueOf(e.getMessage()).contains("jyodide:embed"));
    }
    have(TestWheel.of("a", "1"));
    List<Path> written = embed("one", "a");
    Path index =
        written.stream().filter(f -> f.endsWith("embedded-packages")).findFirst().orElseThrow();
    String lines = Files.readString(index);
    fails(index, lines.replace("python 3.14", "python 3.15"), "embedded for Python 3.15, this is");
    fails(index, lines.replace(".zip", ".zap"), "which is missing");
    fails(index, lines + "speed 3 4\n", "the line 'speed 3 4'");
    Path zip =
        written.stream().filter(f -> f.toString().endsWith(".zip")).findFirst().orElseThrow();
    Files.write(zip, new byte[] {1, 2, 3});
    fails(index, lines, "are damaged");
    assertThrows(IllegalArgumentException.class, () -> packages("one").embed(directory, "../x"));
  }

  private void fails(Path index, String lines, String reason) throws IOException {
    Files.writeString(index, lines);
    try (URLClassLoader loader = loader(resources("one"))) {
      IllegalStateException e = assertThrows(IllegalStateException.class, () -> start(loader));
      assertTrue(String.valueOf(e.getMessage()).contains(reason));
    }
  }

  @Test
  void nothingIsShownUnasked() {
    try (Interpreter python = Interpreter.create()) {
      assertThrows(PythonException.class, () -> python.exec("import hello"));
      assertFalse(InterpreterOptions.defaults().embeddedPackages().isPresent());
    }
  }
}
