package org.jyodide;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Java in Python: futures. */
class JavaFuturesTest {
  static java.util.stream.Stream<NamedProgram> programs() {
    return NamedProgram.read("java_futures.py");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("programs")
  void works(NamedProgram program) {
    JavaBridge.run(JavaBridge.PACKAGES, program.code());
  }
}
