package org.jyodide.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Python that can be started as a process: {@code prefix} followed by {@code -c CODE} or by a
 * script with its arguments.
 *
 * @param id a short name, unique in a session, such as {@code jyodide-25}
 * @param title the name for people, with versions
 * @param environment variables to set for the process
 */
record PythonHost(String id, String title, List<String> prefix, Map<String, String> environment) {

  /** The words of one command line. */
  List<String> command(List<String> arguments) {
    List<String> words = new ArrayList<>(prefix);
    words.addAll(arguments);
    return words;
  }
}
