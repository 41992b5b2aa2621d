package org.jyodide.emscripten.libc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.emscripten.FakeProgram;
import org.jyodide.emscripten.ImportName;
import org.jyodide.wasm.ExternType;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.Import;
import org.jyodide.wasm.ModuleDecoder;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.WasmModule;

/** Every function that the shipped binary imports is bound here or left to the bridge. */
class ShippedImportsTest {
  private static final Path BINARY =
      Path.of("../cpython-314/target/pyodide-314.0.7/pyodide.asm.wasm");

  private final List<String> bound = new ArrayList<>();
  private final List<String> left = new ArrayList<>();
  private final EmscriptenProcess process = process();

  ShippedImportsTest() {
    List<String> section = bound;
    try (InputStream in = ShippedImportsTest.class.getResourceAsStream("imports-314.0.7.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        if (line.startsWith("# Left")) {
          section = left;
        } else if (!line.isEmpty() && !line.startsWith("#")) {
          section.add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmscriptenProcess process() {
    FakeProgram program = new FakeProgram();
    EmscriptenProcess made = EmscriptenProcess.create(program.program(), program.files);
    StandardLibraries.addTo(made);
    return made;
  }

  private static Import parse(String line) {
    String[] words = line.split(" ", 3);
    String[] type = words[2].split("_", -1);
    return new Import(
        words[0],
        words[1],
        new ExternType.Function(new FunctionType(values(type[0]), values(type[1]))));
  }

  private static List<ValueType> values(String letters) {
    return letters
        .chars()
        .mapToObj(
            letter ->
                Set.of(ValueType.values()).stream()
                    .filter(value -> value.letter() == letter)
                    .findAny()
                    .orElseThrow())
        .toList();
  }

  @Test
  void allButThoseOfTheBridgeAreBoundWithTheirType() {
    assertEquals(268, bound.size() + left.size());
    for (String line : bound) {
      assertFalse(process.imports().find(parse(line)) == null, "not bound: " + line);
    }
    for (String line : left) {
      Import wanted = parse(line);
      ImportName name = new ImportName(wanted.module(), wanted.name());
      assertFalse(process.imports().names().contains(name), "bound here: " + line);
    }
  }

  @Test
  void whatIsBoundBeyondIsListed() {
    Set<ImportName> more = new TreeSet<>(process.imports().names());
    bound.forEach(line -> more.remove(new ImportName(parse(line).module(), parse(line).name())));
    Set<ImportName> expected =
        List.of(
                // By the replaced body of the function of that name.
                "clock_nanosleep",
                // Through GOT.func.
                "emscripten_console_error",
                "emscripten_console_log",
                "emscripten_console_trace",
                "emscripten_console_warn",
                "emscripten_err",
                "emscripten_out",
                // By the replaced body of the function of that name.
                "emscripten_thread_sleep")
            .stream()
            .map(ImportName::env)
            .collect(Collectors.toSet());
    assertEquals(new TreeSet<>(expected), more);
  }

  @Test
  void whatIsRefusedIsListedWithItsReason() {
    Map<ImportName, String> unsupported = process.imports().unsupported();
    unsupported.forEach((name, reason) -> assertFalse(reason.isBlank(), name.toString()));
    assertEquals(
        List.of(
            "__syscall_accept4",
            "__syscall_bind",
            "__syscall_connect",
            "__syscall_getpeername",
            "__syscall_getsockname",
            "__syscall_getsockopt",
            "__syscall_listen",
            "__syscall_recvfrom",
            "__syscall_recvmsg",
            "__syscall_sendmsg",
            "__syscall_sendto",
            "__syscall_socket",
            "_emscripten_lookup_name",
            "_emscripten_system",
            "emscripten_set_up_async_input_device_js",
            "getaddrinfo",
            "getnameinfo"),
        unsupported.keySet().stream().map(ImportName::name).toList());
  }

  @Test
  void theListIsThatOfTheBinary() throws IOException {
    assumeTrue(
        Files.exists(BINARY),
        "the module cpython-314 is built later and has not fetched " + BINARY + " yet");
    WasmModule module = ModuleDecoder.decode(Files.readAllBytes(BINARY));
    Set<String> actual = new TreeSet<>();
    for (Import wanted : module.imports()) {
      if (wanted.type() instanceof ExternType.Function function) {
        actual.add(wanted.module() + " " + wanted.name() + " " + function.type().shortName());
      }
    }
    Set<String> listed = new TreeSet<>(bound);
    listed.addAll(left);
    assertEquals(listed, actual);
    assertEquals(
        left.size(), process.imports().unbound(module).size(), "unbound imports of the binary");
  }
}
