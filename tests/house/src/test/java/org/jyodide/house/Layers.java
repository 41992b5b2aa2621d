package org.jyodide.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** Which package uses which: the rules, and what class files do. */
final class Layers {
  private static final String GENERATED = "org.jyodide.cpython314.";

  private Layers() {}

  /** The rules: {@code package: package ...}, lower packages first. */
  static Map<String, Set<String>> rules(List<String> lines) {
    Map<String, Set<String>> rules = new LinkedHashMap<>();
    for (String line : lines) {
      String[] sides = line.split(":", 2);
      if (sides.length < 2) {
        throw new IllegalArgumentException("not 'package: packages': " + line);
      }
      Set<String> allowed = new TreeSet<>(List.of(sides[1].strip().split("\\s+")));
      allowed.remove("");
      rules.put(sides[0].strip(), allowed);
    }
    return rules;
  }

  /** The packages outside the JDK that the classes of each package refer to. */
  static Map<String, Set<String>> uses(List<Path> directories) throws IOException {
    Map<String, Set<String>> uses = new TreeMap<>();
    for (Path directory : directories) {
      for (Path file : Repository.classFiles(directory)) {
        String user = packageOf(directory.relativize(file).toString().replace('\\', '/'));
        if (!user.startsWith(GENERATED)) {
          Set<String> used = uses.computeIfAbsent(user, key -> new TreeSet<>());
          used.addAll(packagesIn(Files.readAllBytes(file)));
          used.remove(user);
        }
      }
    }
    return uses;
  }

  /** What classes do against the rules, as sentences. */
  static List<String> violations(Map<String, Set<String>> rules, Map<String, Set<String>> uses) {
    List<String> violations = new ArrayList<>();
    uses.forEach(
        (user, used) -> {
          Set<String> allowed = rules.get(user);
          if (allowed == null) {
            violations.add(user + " has no line; it uses " + String.join(" ", used));
            return;
          }
          used.stream()
              .filter(name -> !allowed.contains(name))
              .forEach(name -> violations.add(user + " uses " + name + ", which is not allowed"));
          allowed.stream()
              .filter(name -> !used.contains(name))
              .forEach(name -> violations.add(user + " may use " + name + ", but does not"));
        });
    rules.keySet().stream()
        .filter(name -> !uses.containsKey(name))
        .forEach(name -> violations.add(name + " has a line, but no classes"));
    return violations;
  }

  /** Packages that use a package of a later line, which is how a cycle shows. */
  static List<String> upward(Map<String, Set<String>> rules) {
    Map<String, Integer> order = new HashMap<>();
    rules.keySet().forEach(name -> order.put(name, order.size()));
    List<String> upward = new ArrayList<>();
    rules.forEach(
        (user, allowed) ->
            allowed.stream()
                .filter(name -> order.getOrDefault(name, -1) > order.get(user))
                .forEach(name -> upward.add(user + " " + name)));
    return upward;
  }

  private static Set<String> packagesIn(byte[] classFile) {
    Set<String> packages = new TreeSet<>();
    Remapper collector =
        new Remapper(org.objectweb.asm.Opcodes.ASM9) {
          @Override
          public String map(String internalName) {
            String name = packageOf(internalName);
            if (!isJdk(name)) {
              packages.add(name);
            }
            return internalName;
          }
        };
    new ClassReader(classFile).accept(new ClassRemapper(new ClassWriter(0), collector), 0);
    return packages;
  }

  private static boolean isJdk(String name) {
    return name.startsWith("java.") || name.startsWith("javax.") || name.startsWith("org.jspecify");
  }

  private static String packageOf(String internalName) {
    int slash = internalName.lastIndexOf('/');
    return slash < 0 ? "" : internalName.substring(0, slash).replace('/', '.');
  }
}
