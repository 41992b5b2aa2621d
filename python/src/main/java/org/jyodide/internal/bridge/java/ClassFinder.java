package org.jyodide.internal.bridge.java;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds Java packages and classes by name, as far as they are granted. */
final class ClassFinder {
  private static final Set<String> JAVA_ROOTS = Set.of("java", "javax", "jdk");

  private final Grants grants;
  private final ClassLoader loader;
  private final Set<String> platformPackages = new HashSet<>();

  ClassFinder(Grants grants) {
    this.grants = grants;
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    loader = context == null ? ClassLoader.getSystemClassLoader() : context;
  }

  /**
   * What a name of an import means: {@code package}, {@code class}, null if it is nothing of Java;
   * any other text says why it is refused.
   */
  @Nullable String kind(String name) {
    String root = name.indexOf('.') < 0 ? name : name.substring(0, name.indexOf('.'));
    boolean isJava = JAVA_ROOTS.contains(root);
    if (!isJava && grants.access().isNone()) {
      return null;
    }
    if (isWithin(name)) {
      if (isPackage(name)) {
        return "package";
      }
      Class<?> found = name.indexOf('.') < 0 ? null : find(name);
      return found != null && grants.allows(found) ? "class" : null;
    }
    if (!isJava) {
      return null;
    }
    return "No module named '"
        + name
        + "': this interpreter grants Python no class of that Java package; "
        + "JavaAccess.packages(\""
        + name
        + "\") in InterpreterOptions.withJavaAccess would";
  }

  /** Whether a name is a granted package, or above or below one. */
  private boolean isWithin(String name) {
    if (grants.access().isEverything()) {
      return true;
    }
    for (String granted : grants.access().packageNames()) {
      if (granted.equals(name)
          || granted.startsWith(name + ".")
          || name.startsWith(granted + ".")) {
        return true;
      }
    }
    // Annotated classes may be anywhere.
    return grants.access().isAnnotated() && !JAVA_ROOTS.contains(name.split("\\.", 2)[0]);
  }

  private boolean isPackage(String name) {
    for (String granted : grants.access().packageNames()) {
      if (granted.equals(name) || granted.startsWith(name + ".")) {
        return true;
      }
    }
    if (platform().contains(name)) {
      return true;
    }
    for (Package known :
        loader.getUnnamedModule() == null ? new Package[0] : Package.getPackages()) {
      if (known.getName().equals(name) || known.getName().startsWith(name + ".")) {
        return true;
      }
    }
    return loader.getResource(name.replace('.', '/') + "/") != null;
  }

  /** The packages of the Java platform and those above them. */
  private Set<String> platform() {
    if (platformPackages.isEmpty()) {
      for (Module module : ModuleLayer.boot().modules()) {
        for (String name : module.getPackages()) {
          if (module.isExported(name)) {
            for (String part = name; !part.isEmpty(); part = parent(part)) {
              platformPackages.add(part);
            }
          }
        }
      }
    }
    return platformPackages;
  }

  private static String parent(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(0, dot);
  }

  /** A public class; nested ones are named with dots. Null if there is none. */
  @Nullable Class<?> find(String name) {
    if (!isWithin(name)) {
      return null;
    }
    String binary = name;
    while (true) {
      try {
        return Class.forName(binary, false, loader);
      } catch (ClassNotFoundException | LinkageError e) {
        int dot = binary.lastIndexOf('.');
        if (dot <= 0 || !Character.isUpperCase(simple(binary, dot).charAt(0))) {
          return null;
        }
        binary = binary.substring(0, dot) + "$" + binary.substring(dot + 1);
      }
    }
  }

  /** The class of a binary name, granted or not. Null if there is none. */
  @Nullable Class<?> load(String binaryName) {
    try {
      return Class.forName(binaryName, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }

  /** Whether the name of a class is enough to find it, in another JVM too. */
  boolean isNamed(Class<?> type) {
    // The JVM numbers the classes that it makes itself: another has others of these names.
    return !type.isHidden() && !Proxy.isProxyClass(type) && load(type.getName()) == type;
  }

  private static String simple(String binary, int dot) {
    String outer = binary.substring(0, dot);
    String last = outer.substring(outer.lastIndexOf('.') + 1);
    return last.isEmpty() ? "_" : last;
  }

  /** The simple names of the granted classes of a package, for completion. */
  List<String> classNames(String name) {
    Set<String> names = new TreeSet<>();
    try {
      Path packages = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/packages", name);
      if (Files.isDirectory(packages)) {
        try (Stream<Path> modules = Files.list(packages)) {
          for (Path link : modules.toList()) {
            Path module =
                packages.getFileSystem().getPath("/modules", link.getFileName().toString());
            addClasses(module.resolve(name.replace('.', '/')), names);
          }
        }
      }
      var resources = loader.getResources(name.replace('.', '/'));
      while (resources.hasMoreElements()) {
        var url = resources.nextElement();
        if (url.getProtocol().equals("file")) {
          addClasses(Path.of(URI.create(url.toString())), names);
        }
      }
    } catch (IOException | RuntimeException e) {
      // What cannot be listed is not completed; it can be imported all the same.
    }
    List<String> granted = new ArrayList<>();
    for (String simple : names) {
      Class<?> found = find(name + "." + simple);
      if (found != null
          && grants.allows(found)
          && java.lang.reflect.Modifier.isPublic(found.getModifiers())) {
        granted.add(simple);
      }
    }
    return granted;
  }

  private static void addClasses(Path directory, Set<String> names) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> files = Files.list(directory)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".class") && file.indexOf('$') < 0 && file.indexOf('-') < 0)
          .forEach(file -> names.add(file.substring(0, file.length() - ".class".length())));
    }
  }
}
