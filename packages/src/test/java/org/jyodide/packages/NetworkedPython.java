package org.jyodide.packages;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.jyodide.Interpreter;
import org.jyodide.InterpreterOptions;
import org.jyodide.Mount;
import org.jyodide.NetworkAccess;

/** A Python that reaches servers of this machine, for tests of what runs micropip. */
final class NetworkedPython {
  private NetworkedPython() {}

  /** A new one that reads a directory at {@code /wheels}; the test is skipped without micropip. */
  static Interpreter create(Path wheels) {
    assumeTrue(
        Distribution.resource("micropip.whl").isPresent(), "the build could not fetch micropip");
    return Interpreter.create(
        InterpreterOptions.defaults()
            .withMount(Mount.readOnly(wheels, "/wheels"))
            .withNetworkAccess(NetworkAccess.hosts("localhost")));
  }
}
