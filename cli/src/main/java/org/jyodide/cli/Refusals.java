package org.jyodide.cli;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jyodide.InterpreterOptions;
import org.jyodide.internal.host.FileRefusalListener;

/**
 * What Python was refused, and the flag that opens it. Programs try files and variables that need not
 * be there, so a refusal is only mentioned if the last thing on standard error speaks of it.
 */
public final class Refusals implements FileRefusalListener {
  private static final Pattern MISSING_VARIABLE =
      Pattern.compile(
          "in __getitem__\\R(?:    .*\\R)*KeyError: '(?<name>[^'\\n]+)'\\s*$", Pattern.MULTILINE);

  private final AccessFlags access;
  private final InterpreterOptions options;
  private OutputTail tail = new OutputTail(OutputStream.nullOutputStream());
  private String path = "";
  private boolean write;

  /** Refusals of an interpreter with these options, made from these flags. */
  public Refusals(AccessFlags access, InterpreterOptions options) {
    this.access = access;
    this.options = options;
  }

  /** A stream that writes to {@code stderr} and is read for mentions of what was refused. */
  public OutputStream watch(OutputStream stderr) {
    tail = new OutputTail(stderr);
    return tail;
  }

  @Override
  public synchronized void refused(String guestPath, boolean write) {
    this.path = guestPath;
    this.write = write;
  }

  /** One line for each refusal that standard error ends with; forgets it. */
  public synchronized List<String> hints() {
    String text = tail.takeText();
    List<String> hints = new ArrayList<>();
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (!path.isEmpty() && lastLine(text).contains(name)) {
      hints.add(fileHint());
    }
    path = "";
    Matcher variable = MISSING_VARIABLE.matcher(text);
    if (variable.find() && !access.allowsEnvironment(variable.group("name"))) {
      String missing = variable.group("name");
      hints.add(
          "the environment is closed here; --allow-env=" + missing + " opens '" + missing + "'");
    }
    return hints;
  }

  private String fileHint() {
    if (write) {
      return "'" + path + "' is read-only here; --allow-write opens it";
    }
    int slash = path.indexOf('/', 1);
    String top = slash < 0 ? path : path.substring(0, path.lastIndexOf('/'));
    return "'"
        + path
        + "' is not shown to Python here; --mount "
        + top
        + ":"
        + top
        + ":ro opens it if the host has it";
  }

  private static String lastLine(String text) {
    String stripped = text.stripTrailing();
    return stripped.substring(stripped.lastIndexOf('\n') + 1);
  }
}
