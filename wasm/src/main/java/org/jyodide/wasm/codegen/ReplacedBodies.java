package org.jyodide.wasm.codegen;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.jyodide.wasm.Export;
import org.jyodide.wasm.ExternKind;
import org.jyodide.wasm.ExternType;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.Import;
import org.jyodide.wasm.IndexSpaces;
import org.jyodide.wasm.InvalidException;
import org.jyodide.wasm.WasmModule;
import org.jyodide.wasm.runtime.Instance;

/**
 * The table of functions whose bodies are replaced. A line names a function, its type and what
 * takes its place:
 *
 * <pre>
 * export memcpy,emscripten_builtin_memcpy  iii_i  java org.jyodide.wasm.runtime.BulkMemory.copy
 * import env.trampoline                    iiii_i java org.jyodide.wasm.runtime.IndirectCalls.padded
 * export emscripten_thread_sleep           d_     host env.emscripten_thread_sleep
 * calledby one,other                       iii_i  host env.start_thread
 * </pre>
 *
 * <p>Linkers give one body to functions that are alike, and inline others away. So all export names
 * of a body must be listed, it must have callers, and its type must be the one given; else {@link
 * #resolve} refuses. {@code calledby} names the one function of that type that all the listed
 * exports call.
 */
public final class ReplacedBodies {
  private final WasmModule module;
  private final IndexSpaces spaces;
  private final CallGraph calls;

  private ReplacedBodies(WasmModule module) {
    this.module = module;
    this.spaces = IndexSpaces.of(module);
    this.calls = CallGraph.of(module);
  }

  /**
   * Finds the functions of a table.
   *
   * @throws InvalidException if a line does not fit the module
   */
  public static Map<Integer, Replacement> resolve(WasmModule module, String table) {
    Map<Integer, Replacement> found = new TreeMap<>();
    List<String[]> lines = lines(table);
    if (!lines.isEmpty()) {
      ReplacedBodies bodies = new ReplacedBodies(module);
      lines.forEach(line -> bodies.add(line, found));
    }
    return found;
  }

  private static List<String[]> lines(String table) {
    List<String[]> lines = new ArrayList<>();
    for (String line : table.lines().toList()) {
      String text = line.strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        String[] fields = text.split("\\s+", -1);
        if (fields.length != 5) {
          throw new InvalidException(
              "replaced bodies: wanted five fields (how, names, type, kind, target), got: " + text);
        }
        lines.add(fields);
      }
    }
    return lines;
  }

  private void add(String[] line, Map<Integer, Replacement> found) {
    FunctionType type = FunctionType.ofShortName(line[2]);
    Set<String> names = new LinkedHashSet<>(List.of(line[1].split(",", -1)));
    int function =
        switch (line[0]) {
          case "export" -> exported(names);
          case "import" -> imported(line[1]);
          case "calledby" -> calledBy(names, type);
          default ->
              throw refuse(line[1], "is found by export, import or calledby, not " + line[0]);
        };
    if (!spaces.function(function).equals(type)) {
      throw refuse(
          line[1], "has type " + spaces.function(function).shortName() + ", not " + line[2]);
    }
    if (calls.callers(function) == 0) {
      throw refuse(line[1], "has no callers: they were inlined or are gone");
    }
    found.put(function, replacement(line[3], line[4], type));
  }

  private int exported(Set<String> names) {
    String first = names.iterator().next();
    OptionalInt function = spaces.findFunction(first);
    if (function.isEmpty()) {
      throw refuse(first, "is not in the module");
    }
    Set<String> actual = new HashSet<>();
    for (Export export : module.exports()) {
      if (export.kind() == ExternKind.FUNCTION && export.index() == function.getAsInt()) {
        actual.add(export.name());
      }
    }
    if (!actual.equals(names)) {
      throw refuse(first, "has a body under the names " + actual + ", not " + names);
    }
    return function.getAsInt();
  }

  private int imported(String name) {
    int index = 0;
    for (Import wanted : module.imports()) {
      if (wanted.type() instanceof ExternType.Function) {
        if (name.equals(wanted.module() + "." + wanted.name())) {
          return index;
        }
        index++;
      }
    }
    throw refuse(name, "is not imported");
  }

  private int calledBy(Set<String> names, FunctionType type) {
    Set<Integer> common = null;
    for (String name : names) {
      OptionalInt caller = spaces.findFunction(name);
      if (caller.isEmpty()) {
        throw refuse(name, "is not in the module");
      }
      Set<Integer> called = new HashSet<>(calls.calledBy(caller.getAsInt()));
      if (common == null) {
        common = called;
      } else {
        common.retainAll(called);
      }
    }
    Set<Integer> found = common == null ? Set.of() : common;
    found.removeIf(function -> !spaces.function(function).equals(type));
    if (found.size() != 1) {
      throw refuse(String.join(",", names), "call " + found.size() + " functions of that type");
    }
    return found.iterator().next();
  }

  private static Replacement replacement(String kind, String target, FunctionType type) {
    int dot = target.lastIndexOf('.');
    String owner = target.substring(0, Math.max(0, dot));
    String name = target.substring(dot + 1);
    if (kind.equals("host")) {
      return new Replacement.HostImport(new Import(owner, name, new ExternType.Function(type)));
    }
    checkMethod(owner, name, type);
    return new Replacement.JavaMethod(owner.replace('.', '/'), name);
  }

  private static void checkMethod(String owner, String name, FunctionType type) {
    try {
      Method method =
          Class.forName(owner)
              .getMethod(
                  name, type.methodType().appendParameterTypes(Instance.class).parameterArray());
      if (Modifier.isStatic(method.getModifiers())
          && method.getReturnType() == type.methodType().returnType()) {
        return;
      }
    } catch (ReflectiveOperationException e) {
      // Said below.
    }
    throw refuse(
        owner + "." + name,
        "is no public static method for " + type.shortName() + " and an instance");
  }

  private static InvalidException refuse(String name, String reason) {
    return new InvalidException("replaced bodies: " + name + " " + reason);
  }

  /** A resolved table as text: a line of function index, type, kind and target each. */
  public static String format(Map<Integer, Replacement> replacements) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(replacements)
        .forEach(
            (function, replacement) -> {
              if (replacement instanceof Replacement.JavaMethod method) {
                text.append(function + " java " + method.owner() + " " + method.name() + "\n");
              } else if (replacement instanceof Replacement.HostImport host) {
                Import wanted = host.wanted();
                text.append(function + " host " + wanted.module() + " " + wanted.name() + "\n");
              }
            });
    return text.toString();
  }

  /** Reads what {@link #format} wrote. */
  public static Map<Integer, Replacement> parse(WasmModule module, String text) {
    Map<Integer, Replacement> replacements = new HashMap<>();
    IndexSpaces spaces = IndexSpaces.ofValid(module);
    for (String line : text.lines().toList()) {
      String[] fields = line.split(" ", -1);
      int function = Integer.parseInt(fields[0]);
      replacements.put(
          function,
          fields[1].equals("java")
              ? new Replacement.JavaMethod(fields[2], fields[3])
              : new Replacement.HostImport(
                  new Import(
                      fields[2], fields[3], new ExternType.Function(spaces.function(function)))));
    }
    return replacements;
  }
}
