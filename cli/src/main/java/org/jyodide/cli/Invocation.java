package org.jyodide.cli;

import java.util.List;

/**
 * What the arguments of the command ask for.
 *
 * @param action what to do
 * @param program what Python shall run
 * @param interactive whether {@code -i} was given
 * @param quiet whether {@code -q} was given
 * @param access what of the host is opened
 * @param pythonArguments the arguments without those that only this command knows: Python reads
 *     them again
 */
public record Invocation(
    Action action,
    Program program,
    boolean interactive,
    boolean quiet,
    AccessFlags access,
    List<String> pythonArguments) {

  /** What to do. */
  public enum Action {
    /** Print how the command is used. */
    HELP,
    /** Print the switches for developers. */
    LIST_OPTIONS,
    /** Start Python. */
    RUN
  }

  /** What Python runs. */
  public sealed interface Program {
    /** The code after {@code -c}. */
    record Command(String code) implements Program {}

    /** The module after {@code -m}. */
    record Module(String name) implements Program {}

    /** A file, directory or zip archive. */
    record Script(String path) implements Program {}

    /** What standard input gives: a program, or lines typed at a terminal. */
    record StandardInput() implements Program {}
  }
}
