package org.jyodide.wasm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The switches for developers of Jyodide, all of them: system properties that make the layers say
 * what they do or check more. None changes what a program computes. Immutable.
 */
public final class DevOptions {
  /** A switch: a system property, what it may hold and a sentence on it. */
  public enum Option {
    DUMP(
        "jyodide.dump",
        "wat,ir,bytecode",
        "Prints functions at the named stages of translation to standard error."),
    DUMP_FUNCTION(
        "jyodide.dump.function",
        "NAME|INDEX",
        "Restricts jyodide.dump to one function, by export name, debug name or index."),
    TRACE(
        "jyodide.trace",
        "syscalls,link",
        "Prints a line for each event of the named kinds to standard error."),
    VERIFY(
        "jyodide.verify",
        "true",
        "Verifies generated classes before they are defined, with messages that name the"
            + " function."),
    LEAKS(
        "jyodide.leaks",
        "true",
        "Reports references to Python objects that were never closed, with the place where each was"
            + " made, to the System.Logger org.jyodide.leaks."),
    CODE_CACHE(
        "jyodide.codeCache",
        "DIR",
        "Keeps code that is compiled at run time in this directory instead of the default one."),
    START_IMAGE(
        "jyodide.startImage",
        "FILE|none|live",
        "Keeps the image that interpreters start from in this file, unpacked; with none they start"
            + " from the beginning, with live they are forks of one that was started in this JVM.");

    private final String property;
    private final String form;
    private final String sentence;

    Option(String property, String form, String sentence) {
      this.property = property;
      this.form = form;
      this.sentence = sentence;
    }

    /** The name of the system property. */
    public String property() {
      return property;
    }

    /** The form of its value. */
    public String form() {
      return form;
    }

    /** What it is for. */
    public String sentence() {
      return sentence;
    }
  }

  /** Stages of translation that can be printed. */
  public enum Dump {
    WAT,
    IR,
    BYTECODE
  }

  /** Kinds of events that can be printed. */
  public enum Trace {
    SYSCALLS,
    LINK
  }

  private static final String NONE = "none";
  private static final String LIVE = "live";
  private static final DevOptions CURRENT = new DevOptions(System::getProperty);

  private final Set<Dump> dumps;
  private final Set<Trace> traces;
  private final @Nullable String dumpFunction;
  private final @Nullable String codeCache;
  private final @Nullable String startImage;
  private final boolean verify;
  private final boolean leaks;
  private final List<String> warnings = new ArrayList<>();

  /** Options from {@code properties}, which gives the value of a property or null. */
  DevOptions(Function<String, @Nullable String> properties) {
    dumps = words(properties, Option.DUMP, Dump.class);
    traces = words(properties, Option.TRACE, Trace.class);
    dumpFunction = properties.apply(Option.DUMP_FUNCTION.property);
    codeCache = properties.apply(Option.CODE_CACHE.property);
    startImage = properties.apply(Option.START_IMAGE.property);
    verify = isTrue(properties.apply(Option.VERIFY.property));
    leaks = isTrue(properties.apply(Option.LEAKS.property));
  }

  /** The options of this JVM, read once. */
  public static DevOptions current() {
    return CURRENT;
  }

  /** Whether functions are printed at that stage. */
  public boolean dumps(Dump stage) {
    return dumps.contains(stage);
  }

  /**
   * Whether {@code function} is to be printed at that stage: it is the chosen one, or none is
   * chosen.
   */
  public boolean dumps(Dump stage, int function, IndexSpaces spaces) {
    if (!dumps(stage)) {
      return false;
    }
    if (dumpFunction == null) {
      return true;
    }
    return spaces.findFunction(dumpFunction).orElse(-1) == function;
  }

  /** Whether interpreters start from the beginning, whatever image there is. */
  public boolean startsFromTheBeginning() {
    return NONE.equals(startImage);
  }

  /** Whether the image that interpreters start from is made in this JVM. */
  public boolean makesStartImage() {
    return LIVE.equals(startImage);
  }

  /** The file that keeps the start image. */
  public Optional<String> startImage() {
    return Optional.ofNullable(startImage)
        .filter(file -> !file.isEmpty() && !file.equals(NONE) && !file.equals(LIVE));
  }

  /** The name or index of the function that dumps are restricted to. */
  public Optional<String> dumpFunction() {
    return Optional.ofNullable(dumpFunction);
  }

  /** Whether events of that kind are printed. */
  public boolean traces(Trace kind) {
    return traces.contains(kind);
  }

  /** Whether generated classes are verified before they are defined. */
  public boolean verify() {
    return verify;
  }

  /** Whether references to Python objects that were never closed are reported. */
  public boolean leaks() {
    return leaks;
  }

  /** The directory for code compiled at run time, if one was chosen. */
  public Optional<Path> codeCache() {
    return Optional.ofNullable(codeCache).map(directory -> Path.of(directory));
  }

  /** A sentence for each value that was not understood. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** The list of all switches, two lines each, to be printed. */
  public static String describe() {
    return Arrays.stream(Option.values())
        .map(o -> "-D" + o.property + "=" + o.form + "\n    " + o.sentence + "\n")
        .collect(Collectors.joining());
  }

  private static boolean isTrue(@Nullable String value) {
    return value != null && (value.isEmpty() || value.equals("true"));
  }

  private <E extends Enum<E>> Set<E> words(
      Function<String, @Nullable String> properties, Option option, Class<E> type) {
    Set<E> found = EnumSet.noneOf(type);
    String value = properties.apply(option.property);
    if (value == null) {
      return found;
    }
    for (String word : value.split(",", -1)) {
      try {
        found.add(Enum.valueOf(type, word.strip().toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        warnings.add(
            option.property + ": some of " + option.form + " wanted, got \"" + word + "\"");
      }
    }
    return found;
  }
}
