package org.jyodide;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.DevOptions;

/**
 * The open references of one interpreter and where each was made, for the switch {@code
 * jyodide.leaks}. What the garbage collector finds before it was closed is reported soon after, all
 * of one collection together; what is still open when the interpreter ends, then.
 */
final class Leaks {
  /** How long reports of the garbage collector wait for more. */
  private static final int REPORT_MILLIS = 200;

  private static final int MOST_FRAMES = 8;

  private static final String CONVERT = "org.jyodide.internal.convert.";

  private static volatile Optional<Consumer<String>> destination =
      DevOptions.current().leaks() ? Optional.of(Leaks::log) : Optional.empty();

  private final String interpreter;
  private final Consumer<String> sink;
  private final Set<Entry> open = ConcurrentHashMap.newKeySet();
  private final List<Entry> collected = new ArrayList<>();
  private long made;

  /** What called the interpreter from another thread, while it runs. */
  private StackTraceElement[] caller = {};

  /** What a reference is. */
  enum Kind {
    OBJECT("PyObject of", true),
    BUFFER("PyBuffer of", true),
    VIEW("view of", false),
    EXCEPTION("PythonException with", false);

    private final String words;
    private final boolean isToBeClosed;

    Kind(String words, boolean isToBeClosed) {
      this.words = words;
      this.isToBeClosed = isToBeClosed;
    }
  }

  /** One reference. */
  static final class Entry {
    private final long number;
    private final Kind kind;
    private final String text;

    private Entry(long number, Kind kind, String text) {
      this.number = number;
      this.kind = kind;
      this.text = text;
    }

    /** How many references were made before it. */
    long number() {
      return number;
    }

    /** What it is and where it was made. */
    @Override
    public String toString() {
      return text;
    }
  }

  Leaks(String interpreter, Consumer<String> sink) {
    this.interpreter = interpreter;
    this.sink = sink;
  }

  /** For a new interpreter; null if nothing is recorded. */
  static @Nullable Leaks create(String interpreter) {
    return destination.map(sink -> new Leaks(interpreter, sink)).orElse(null);
  }

  /** Says where interpreters that are made from now on report, if they record at all. */
  static void report(Optional<Consumer<String>> to) {
    destination = to;
  }

  private static void log(String report) {
    System.getLogger("org.jyodide.leaks").log(System.Logger.Level.WARNING, report);
  }

  /** The same work; what it makes was made where this was called. */
  <T extends @Nullable Object> Supplier<T> fromHere(Supplier<T> work) {
    StackTraceElement[] here = new Throwable().getStackTrace();
    return from(here, work);
  }

  /** The same work; what it makes was made by that caller. */
  <T extends @Nullable Object> Supplier<T> from(StackTraceElement[] place, Supplier<T> work) {
    return () -> {
      StackTraceElement[] before = caller;
      caller = place;
      try {
        return work.get();
      } finally {
        caller = before;
      }
    };
  }

  /** Records a reference to an object. Called on the interpreter's thread. */
  Entry made(String type) {
    StackTraceElement[] stack = new Throwable().getStackTrace();
    return made(kind(stack), type, stack);
  }

  /** Records a buffer. Called on the interpreter's thread. */
  Entry madeBuffer(int bytes) {
    return made(Kind.BUFFER, bytes + " bytes", new Throwable().getStackTrace());
  }

  private Entry made(Kind kind, String label, StackTraceElement[] stack) {
    StringBuilder text = new StringBuilder(kind.words).append(' ').append(label);
    List<StackTraceElement> frames = new ArrayList<>();
    addUsers(frames, stack);
    addUsers(frames, caller);
    text.append(frames.isEmpty() ? ", made by the event loop" : ", made at");
    frames.stream().limit(MOST_FRAMES).forEach(frame -> text.append("\n        ").append(frame));
    Entry entry = new Entry(made++, kind, text.toString());
    open.add(entry);
    return entry;
  }

  /** A place where something is made now, to be shown with that text. */
  Throwable place(String text) {
    Throwable place = new Throwable(text);
    List<StackTraceElement> frames = new ArrayList<>();
    addUsers(frames, place.getStackTrace());
    addUsers(frames, caller);
    place.setStackTrace(frames.toArray(StackTraceElement[]::new));
    return place;
  }

  private static void addUsers(List<StackTraceElement> frames, StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (!StackTraces.isOfLibrary(frame)) {
        frames.add(frame);
      }
    }
  }

  /** Views, iterators and exceptions have no close: the garbage collector is right to find them. */
  private static Kind kind(StackTraceElement[] stack) {
    for (int i = 0; i + 1 < stack.length; i++) {
      String owner = stack[i].getClassName();
      String method = stack[i].getMethodName();
      if (owner.equals(RaisedExceptions.class.getName()) && method.startsWith("take")) {
        return Kind.EXCEPTION;
      }
      if (owner.equals(PyObject.class.getName()) && method.contains("iterator")) {
        return Kind.VIEW;
      }
      if (owner.startsWith(CONVERT) && !method.equals("reference")) {
        boolean isPart = owner.equals(CONVERT + "Conversions");
        return isPart ? Kind.OBJECT : Kind.VIEW;
      }
    }
    return Kind.OBJECT;
  }

  /** It was closed. Any thread. */
  void closed(Entry entry) {
    open.remove(entry);
  }

  /** The garbage collector found it open. */
  void collected(Entry entry) {
    open.remove(entry);
    if (!entry.kind.isToBeClosed) {
      return;
    }
    synchronized (collected) {
      collected.add(entry);
      if (collected.size() == 1) {
        Executor later = CompletableFuture.delayedExecutor(REPORT_MILLIS, TimeUnit.MILLISECONDS);
        later.execute(this::reportCollected);
      }
    }
  }

  private void reportCollected() {
    List<Entry> found;
    synchronized (collected) {
      found = List.copyOf(collected);
      collected.clear();
    }
    report(found, "garbage before close()");
  }

  /** Reports what is left. */
  void end() {
    reportCollected();
    report(open.stream().filter(e -> e.kind.isToBeClosed).toList(), "open at the end");
    open.clear();
  }

  private void report(List<Entry> entries, String state) {
    if (entries.isEmpty()) {
      return;
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    entries.forEach(entry -> counts.merge(entry.text, 1, Integer::sum));
    StringBuilder text = new StringBuilder();
    text.append(interpreter).append(": ").append(entries.size());
    text.append(
        entries.size() == 1
            ? " reference to a Python object was "
            : " references to Python objects were ");
    text.append(state).append(':');
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(
            count ->
                text.append("\n    ")
                    .append(count.getValue())
                    .append(" \u00d7 ")
                    .append(count.getKey()));
    sink.accept(text.toString());
  }

  /** How many references were made. */
  long made() {
    return made;
  }

  /** The references that are open. */
  List<Entry> open() {
    return List.copyOf(open);
  }
}
