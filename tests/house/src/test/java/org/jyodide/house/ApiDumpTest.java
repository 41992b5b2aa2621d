package org.jyodide.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The public API changes only where a file in {@code api} shows it to a reader. */
class ApiDumpTest {
  private static final String JAVA_LANG = "\\bjava\\.lang\\.(?=[A-Z])";
  private static final boolean BLESS = Boolean.getBoolean("jyodide.bless");

  @Test
  void apiIsTheOneThatIsWrittenDown() throws Exception {
    Map<String, List<String>> api = exportedApi();
    assertFalse(api.isEmpty(), "no module exports a package to all");
    for (var entry : api.entrySet()) {
      Path file = Repository.ROOT.resolve("api").resolve(entry.getKey() + ".txt");
      String text = String.join("\n", entry.getValue()).replaceAll(JAVA_LANG, "") + "\n";
      if (BLESS) {
        Files.createDirectories(Repository.ROOT.resolve("api"));
        Files.writeString(file, text);
      }
      assertTrue(Files.exists(file), file + " is missing; renew with -Djyodide.bless=true");
      assertEquals(
          Files.readString(file),
          text,
          "the API changed; if that is wanted, renew " + file + " with -Djyodide.bless=true");
    }
  }

  @Test
  void apiNamesOnlyTypesThatUsersCanSee() throws Exception {
    Map<String, List<String>> api = exportedApi();
    for (List<String> lines : api.values()) {
      assertEquals(Set.of(), ApiDump.foreignTypes(lines, api.keySet()));
    }
  }

  @Test
  void foreignTypesAreSeenInsideGenerics() {
    List<String> lines = List.of("public java.util.List<a.b.Hidden> a.b.c.Seen.list(a.b.c.Seen)");
    assertEquals(1, ApiDump.foreignTypes(lines, Set.of("a.b.c")).size());
    assertEquals(Set.of(), ApiDump.foreignTypes(lines, Set.of("a.b.c", "a.b")));
  }

  /** The lines of each package that a module exports to all. */
  private static Map<String, List<String>> exportedApi() throws ClassNotFoundException {
    Map<String, List<String>> api = new TreeMap<>();
    for (Path classes : Repository.productClasses()) {
      for (ModuleDescriptor.Exports export : Repository.descriptor(classes).exports()) {
        if (!export.isQualified()) {
          api.put(export.source(), ApiDump.lines(load(classes, export.source())));
        }
      }
    }
    return api;
  }

  private static List<Class<?>> load(Path classes, String packageName)
      throws ClassNotFoundException {
    Path directory = classes.resolve(packageName.replace('.', '/'));
    List<Class<?>> loaded = new ArrayList<>();
    for (Path file : Repository.classFiles(directory)) {
      if (directory.equals(file.getParent())) {
        String name = file.getFileName().toString().replace(".class", "");
        loaded.add(
            Class.forName(packageName + "." + name, false, ApiDumpTest.class.getClassLoader()));
      }
    }
    return loaded;
  }
}
