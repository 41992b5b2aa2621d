package org.jyodide.cli;

import java.util.List;

/** For tests of other packages. */
public final class Invocations {
  private Invocations() {}

  /** What the arguments ask for. */
  public static Invocation parse(List<String> arguments) {
    return ArgumentParser.parse(arguments);
  }
}
