package org.jyodide.emscripten;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.HostCaller;

/**
 * Which methods of libraries are {@linkplain HostImport host functions}. To read the annotations of
 * some hundred methods takes longer than all else that a process needs to start, so the build lists
 * them, a file for each package; a package without one is looked at by reflection.
 */
final class ImportIndex {
  /** Where the lists are; each has the name of its package. */
  static final String DIRECTORY = "META-INF/jyodide/imports/";

  private static final ConcurrentMap<Package, Map<String, List<Row>>> LISTED =
      new ConcurrentHashMap<>();

  /** Stands for no {@link ErrnoResult}. */
  private static final String NO_ERRNO = "-";

  /**
   * A host function.
   *
   * @param method the name of its method
   * @param name the import that it answers
   * @param errno how it reports errors, if it does by numbers
   * @param number its number for the {@link HostCaller} of the class; negative if that has it not
   */
  record Row(
      String method,
      FunctionType type,
      ImportName name,
      Optional<ErrnoResult.Sign> errno,
      int number) {}

  private ImportIndex() {}

  /** The host functions that a class declares itself. */
  static List<Row> of(Class<?> library) {
    Map<String, List<Row>> rows = LISTED.get(library.getPackage());
    if (rows == null) {
      rows = read(library);
      LISTED.put(library.getPackage(), rows);
    }
    List<Row> known = rows.get(binaryName(library));
    return known != null ? known : reflect(library);
  }

  /** The name of a class in its package. */
  private static String binaryName(Class<?> library) {
    return library.getName().substring(library.getPackageName().length() + 1);
  }

  private static Map<String, List<Row>> read(Class<?> library) {
    Map<String, List<Row>> rows = new HashMap<>();
    try (InputStream in = library.getResourceAsStream("/" + DIRECTORY + library.getPackageName())) {
      if (in != null) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        for (String line : text.split("\n", -1)) {
          addLine(line, rows);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading the host functions of " + library.getPackage(), e);
    }
    return rows;
  }

  private static void addLine(String line, Map<String, List<Row>> rows) {
    if (line.isEmpty()) {
      return;
    }
    String[] fields = line.split(" ", -1);
    Row row =
        new Row(
            fields[1],
            FunctionType.ofShortName(fields[2]),
            new ImportName(fields[3], fields[4]),
            fields[5].equals(NO_ERRNO)
                ? Optional.empty()
                : Optional.of(ErrnoResult.Sign.valueOf(fields[5])),
            Integer.parseInt(fields[6]));
    List<Row> ofClass = rows.get(fields[0]);
    if (ofClass == null) {
      ofClass = new ArrayList<>();
      rows.put(fields[0], ofClass);
    }
    ofClass.add(row);
  }

  /**
   * The lines of the list for a class.
   *
   * @param called the methods that its {@link HostCaller} calls
   */
  static List<String> lines(Class<?> library, List<Method> called) {
    return reflect(library).stream()
        .map(
            row ->
                String.join(
                    " ",
                    binaryName(library),
                    row.method(),
                    row.type().shortName(),
                    row.name().module(),
                    row.name().name(),
                    row.errno().map(Enum::name).orElse(NO_ERRNO),
                    String.valueOf(number(row, called))))
        .sorted()
        .toList();
  }

  private static int number(Row row, List<Method> methods) {
    for (int i = 0; i < methods.size(); i++) {
      Method method = methods.get(i);
      if (method.getName().equals(row.method()) && type(method).equals(row.type())) {
        return i;
      }
    }
    return -1;
  }

  /** The methods that the {@link HostCaller} of a class calls, in the order of their numbers. */
  static List<Method> callable(Class<?> library) {
    List<Method> methods = new ArrayList<>();
    for (Method method : library.getDeclaredMethods()) {
      boolean isHost = method.isAnnotationPresent(HostImport.class);
      boolean isVirtual = (method.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC)) == 0;
      if (isHost && isVirtual && HostCaller.canCall(type(method))) {
        methods.add(method);
      }
    }
    methods.sort(Comparator.comparing(Method::getName));
    return methods;
  }

  private static FunctionType type(Method method) {
    return FunctionType.of(
        MethodType.methodType(method.getReturnType(), method.getParameterTypes()));
  }

  /** The host functions of a class as its annotations say, to be called by handles. */
  static List<Row> reflect(Class<?> library) {
    List<Row> rows = new ArrayList<>();
    for (Method method : library.getDeclaredMethods()) {
      HostImport annotation = method.getAnnotation(HostImport.class);
      if (annotation != null) {
        rows.add(
            new Row(
                method.getName(),
                type(method),
                new ImportName(annotation.module(), annotation.name()),
                errno(method),
                -1));
      }
    }
    return rows;
  }

  private static Optional<ErrnoResult.Sign> errno(Method method) {
    ErrnoResult result = method.getAnnotation(ErrnoResult.class);
    if (result == null && method.getReturnType() != void.class) {
      result = method.getDeclaringClass().getAnnotation(ErrnoResult.class);
    }
    if (result != null && method.getReturnType() != int.class) {
      throw new IllegalArgumentException("@ErrnoResult needs an int result: " + method);
    }
    return Optional.ofNullable(result).map(ErrnoResult::value);
  }
}
