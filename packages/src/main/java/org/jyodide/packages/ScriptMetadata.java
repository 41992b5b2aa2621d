package org.jyodide.packages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jyodide.packages.internal.json.Toml;
import tools.jackson.databind.JsonNode;

/**
 * What a script says of itself in comments (PEP 723): which packages it needs, and which Python.
 *
 * @param dependencies as of PEP 508
 * @param requiresPython which versions of Python fit
 */
public record ScriptMetadata(List<Requirement> dependencies, VersionSpecifiers requiresPython) {
  /** The reference expression of PEP 723. */
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?m)^# /// (?<type>[a-zA-Z0-9-]+)[ \\t]*\\R(?<content>(^#(| .*)\\R)+?)^# ///[ \\t]*$");

  /**
   * Reads the comments of a script; empty if it has none of this kind.
   *
   * @throws IllegalArgumentException if they are wrong, or there are two such blocks
   */
  public static Optional<ScriptMetadata> of(String source) {
    String content = null;
    for (Matcher block = BLOCK.matcher(source); block.find(); ) {
      if (block.group("type").equals("script")) {
        if (content != null) {
          throw new IllegalArgumentException("it has two blocks '# /// script', wanted one");
        }
        content = block.group("content");
      }
    }
    return content == null ? Optional.empty() : Optional.of(parse(content));
  }

  private static ScriptMetadata parse(String content) {
    StringBuilder toml = new StringBuilder();
    for (String line : content.lines().toList()) {
      toml.append(line.startsWith("# ") ? line.substring(2) : line.substring(1)).append('\n');
    }
    JsonNode root = Toml.parse(toml.toString(), "its block '# /// script'");
    List<Requirement> dependencies = new ArrayList<>();
    for (JsonNode dependency : root.path("dependencies")) {
      dependencies.add(Requirement.parse(dependency.asString("")));
    }
    return new ScriptMetadata(
        List.copyOf(dependencies),
        VersionSpecifiers.parse(root.path("requires-python").asString("")));
  }

  /** The dependencies as texts. */
  public List<String> requirements() {
    return dependencies.stream().map(Requirement::toString).toList();
  }
}
