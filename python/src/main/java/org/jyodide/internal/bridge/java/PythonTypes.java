package org.jyodide.internal.bridge.java;

import java.util.List;
import java.util.Map;

/** The nearest Python exceptions of Java's, by the names of the classes. */
final class PythonTypes {
  private static final Map<String, List<String>> NEAREST =
      Map.ofEntries(
          Map.entry("java.lang.IndexOutOfBoundsException", List.of("IndexError")),
          Map.entry("java.util.NoSuchElementException", List.of("KeyError")),
          Map.entry("java.util.MissingResourceException", List.of("KeyError")),
          Map.entry("java.lang.IllegalArgumentException", List.of("ValueError")),
          Map.entry("java.time.DateTimeException", List.of("ValueError")),
          Map.entry("java.text.ParseException", List.of("ValueError")),
          Map.entry("java.net.URISyntaxException", List.of("ValueError")),
          Map.entry("java.net.MalformedURLException", List.of("ValueError")),
          Map.entry("java.util.zip.DataFormatException", List.of("ValueError")),
          Map.entry("java.lang.ArithmeticException", List.of("ArithmeticError")),
          Map.entry("java.lang.ClassCastException", List.of("TypeError")),
          Map.entry("java.lang.ArrayStoreException", List.of("TypeError")),
          Map.entry("java.lang.NullPointerException", List.of("TypeError")),
          Map.entry(
              "java.lang.UnsupportedOperationException",
              List.of("NotImplementedError", "TypeError")),
          Map.entry("java.lang.IllegalStateException", List.of("RuntimeError")),
          Map.entry("java.util.ConcurrentModificationException", List.of("RuntimeError")),
          Map.entry("java.util.concurrent.ExecutionException", List.of("RuntimeError")),
          Map.entry("java.util.concurrent.CompletionException", List.of("RuntimeError")),
          Map.entry("java.util.concurrent.TimeoutException", List.of("TimeoutError")),
          Map.entry("java.lang.InterruptedException", List.of("InterruptedError")),
          Map.entry("java.lang.SecurityException", List.of("PermissionError")),
          Map.entry("java.io.IOException", List.of("OSError")),
          Map.entry("java.io.UncheckedIOException", List.of("OSError")),
          Map.entry("java.io.EOFException", List.of("EOFError")),
          Map.entry("java.io.FileNotFoundException", List.of("FileNotFoundError")),
          Map.entry("java.io.InterruptedIOException", List.of("InterruptedError")),
          Map.entry("java.net.SocketTimeoutException", List.of("TimeoutError")),
          Map.entry("java.net.http.HttpTimeoutException", List.of("TimeoutError")),
          Map.entry("java.net.ConnectException", List.of("ConnectionError")),
          Map.entry("java.nio.file.NoSuchFileException", List.of("FileNotFoundError")),
          Map.entry("java.nio.file.FileAlreadyExistsException", List.of("FileExistsError")),
          Map.entry("java.nio.file.AccessDeniedException", List.of("PermissionError")),
          Map.entry("java.nio.file.NotDirectoryException", List.of("NotADirectoryError")),
          Map.entry("java.nio.charset.CharacterCodingException", List.of("UnicodeError")),
          Map.entry("java.lang.ClassNotFoundException", List.of("ImportError")),
          Map.entry("java.lang.NoClassDefFoundError", List.of("ImportError")),
          Map.entry("java.lang.NoSuchFieldException", List.of("AttributeError")),
          Map.entry("java.lang.NoSuchMethodException", List.of("AttributeError")),
          Map.entry("java.lang.AssertionError", List.of("AssertionError")),
          Map.entry("java.lang.StackOverflowError", List.of("RecursionError")),
          Map.entry("java.lang.OutOfMemoryError", List.of("MemoryError")),
          Map.entry("org.jyodide.ConversionException", List.of("TypeError")));

  private PythonTypes() {}

  /** The names of built-in exceptions that a class has besides those of its superclass. */
  static List<String> of(Class<?> type) {
    return NEAREST.getOrDefault(type.getName(), List.of());
  }

  /** A nearer built-in exception that only the message tells; empty if there is none. */
  static String ofMessage(Throwable thrown) {
    String message = thrown.getMessage();
    if (!(thrown instanceof ArithmeticException) || message == null) {
      return "";
    }
    String lower = message.toLowerCase(java.util.Locale.ROOT);
    if (lower.contains("zero") || lower.equals("division undefined")) {
      return "ZeroDivisionError";
    }
    return lower.contains("overflow") ? "OverflowError" : "";
  }
}
