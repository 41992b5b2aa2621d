package org.jyodide;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Java in Python: the programs of the files {@code bridge/java_*.py}, one file a protocol. */
@ExtendWith(LeakCheck.class)
class JavaInPythonTest {
  static Stream<NamedProgram> programs() {
    return Stream.of(
            "arrays",
            "calls",
            "classes",
            "collections",
            "enums",
            "exceptions",
            "functions",
            "futures",
            "iteration",
            "lists",
            "maps",
            "numbers",
            "optionals",
            "paths",
            "records",
            "streams",
            "texts",
            "time",
            "values")
        .flatMap(file -> NamedProgram.read("java_" + file + ".py"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("programs")
  void works(NamedProgram program) {
    JavaBridge.run(JavaBridge.PACKAGES, program.code());
  }
}
