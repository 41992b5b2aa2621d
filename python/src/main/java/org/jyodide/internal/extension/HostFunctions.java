package org.jyodide.internal.extension;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.emscripten.dylink.SlotOwner;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.LinkException;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.runtime.HostFunction;
import org.jyodide.wasm.runtime.Table;

/**
 * Function pointers of C for methods of Java. A method that throws becomes a function that raises:
 * it answers 0 or −1, as functions of the C API do.
 *
 * <p>Each function has a key, by which an image of the process knows it: the pointers in the memory
 * of the image are good again as soon as the functions of these keys are. They are defined when the
 * first of them is called.
 */
public final class HostFunctions implements SlotOwner {
  /** How many elements the function table grows by. */
  private static final int CHUNK = 64;

  /** {@code int f(int)}. */
  @FunctionalInterface
  public interface Unary {
    /** Runs it. */
    int call(int a);
  }

  /** {@code int f(int, int)}. */
  @FunctionalInterface
  public interface Binary {
    /** Runs it. */
    int call(int a, int b);
  }

  /** {@code int f(int, int, int)}. */
  @FunctionalInterface
  public interface Ternary {
    /** Runs it. */
    int call(int a, int b, int c);
  }

  /** {@code void f(int)}. */
  @FunctionalInterface
  public interface Action {
    /** Runs it. */
    void call(int a);
  }

  /** Sets the Python error indicator for what was thrown; throws it again if it is fatal. */
  @FunctionalInterface
  public interface Failures {
    /** Sets it. */
    void raise(Throwable thrown);
  }

  /** Where a function is. */
  private record Slot(int number, FunctionType type) {}

  /** What {@link #slots} says of a slot without a function. */
  private static final int FREE = -1;

  private final EmscriptenProcess process;
  private final Failures failures;
  private final Deque<Integer> free = new ArrayDeque<>();
  private final Map<String, Slot> byKey = new LinkedHashMap<>();

  /** The types of functions that there are, by the numbers of parameters and results. */
  private final Map<Integer, FunctionType> types = new HashMap<>();

  /** The slots of an image, which has functions for them. */
  private final Map<Integer, FunctionType> resumed = new HashMap<>();

  /** The keys of functions of an image that are not defined again yet. */
  private final Set<String> expected = new HashSet<>();

  /** What is defined again, but was not called yet. */
  private final Map<String, Supplier<MethodHandle>> defined = new HashMap<>();

  /** Functions for one process. */
  public HostFunctions(EmscriptenProcess process, Failures failures) {
    this.process = process;
    this.failures = failures;
    process.imaging().addSlotOwner(this);
  }

  @Override
  public String name() {
    return "java";
  }

  /** For each how many parameters and results its function has, or {@link #FREE}. */
  @Override
  public Map<Integer, int[]> slots() {
    Map<Integer, int[]> all = new HashMap<>();
    free.forEach(slot -> all.put(slot, new int[] {FREE}));
    for (Slot slot : byKey.values()) {
      FunctionType type = slot.type();
      all.put(slot.number(), new int[] {type.params().size(), type.results().size()});
    }
    return all;
  }

  /** The slots of all functions, by key. */
  public Map<String, Integer> keys() {
    Map<String, Integer> keys = new LinkedHashMap<>();
    byKey.forEach((key, slot) -> keys.put(key, slot.number()));
    return keys;
  }

  /** Takes over the slots of an image, whose functions get their {@link #resumeKeys} next. */
  @Override
  public void resume(Map<Integer, int[]> slots) {
    slots.forEach(
        (slot, shape) -> {
          if (shape[0] == FREE) {
            free.add(slot);
          } else {
            resumed.put(slot, type(shape[0], shape[1]));
          }
        });
  }

  /**
   * Fills the slots of an image.
   *
   * @param keys the slots of its functions, as {@link #keys} gave them
   * @param definer defines the function of a key, perhaps with others, when one that nobody has
   *     defined yet is called
   */
  public void resumeKeys(Map<String, Integer> keys, Consumer<String> definer) {
    keys.forEach(
        (key, number) -> {
          FunctionType type = Objects.requireNonNull(resumed.get(number));
          byKey.put(key, new Slot(number, type));
          expected.add(key);
          fill(number, type, () -> defined(key, definer));
        });
    resumed.clear();
  }

  private MethodHandle defined(String key, Consumer<String> definer) {
    Supplier<MethodHandle> found = defined.remove(key);
    if (found == null) {
      definer.accept(key);
      found = defined.remove(key);
    }
    if (found == null) {
      throw new IllegalStateException("the image has a function that nobody defines: " + key);
    }
    return found.get();
  }

  /** Whether an image has a function of this key that is not defined again yet. */
  public boolean isExpected(String key) {
    return expected.contains(key);
  }

  /** A pointer to a function that answers 0 if it fails. */
  public int object(String key, Unary body) {
    return unary(key, body, 0);
  }

  /** A pointer to a function that answers −1 if it fails. */
  public int status(String key, Unary body) {
    return unary(key, body, -1);
  }

  private int unary(String key, Unary body, int failed) {
    Unary guarded =
        a -> {
          try {
            return body.call(a);
          } catch (Throwable e) {
            failures.raise(e);
            return failed;
          }
        };
    return pointer(key, Unary.class, guarded, 1, true);
  }

  /** A pointer to a function that answers 0 if it fails. */
  public int object(String key, Binary body) {
    return binary(key, body, 0);
  }

  /** A pointer to a function that answers −1 if it fails. */
  public int status(String key, Binary body) {
    return binary(key, body, -1);
  }

  private int binary(String key, Binary body, int failed) {
    Binary guarded =
        (a, b) -> {
          try {
            return body.call(a, b);
          } catch (Throwable e) {
            failures.raise(e);
            return failed;
          }
        };
    return pointer(key, Binary.class, guarded, 2, true);
  }

  /** A pointer to a function that answers 0 if it fails. */
  public int object(String key, Ternary body) {
    return ternary(key, body, 0);
  }

  /** A pointer to a function that answers −1 if it fails. */
  public int status(String key, Ternary body) {
    return ternary(key, body, -1);
  }

  private int ternary(String key, Ternary body, int failed) {
    Ternary guarded =
        (a, b, c) -> {
          try {
            return body.call(a, b, c);
          } catch (Throwable e) {
            failures.raise(e);
            return failed;
          }
        };
    return pointer(key, Ternary.class, guarded, 3, true);
  }

  /** A pointer to a function that must not fail. */
  public int action(String key, Action body) {
    return pointer(key, Action.class, body, 1, false);
  }

  private int pointer(String key, Class<?> shape, Object body, int parameters, boolean hasResult) {
    FunctionType type = type(parameters, hasResult ? 1 : 0);
    Slot known = byKey.get(key);
    if (known != null && expected.remove(key)) {
      defined.put(key, () -> handle(shape, body, type));
      return known.number();
    }
    // A key comes again where what defined it has failed and is tried again.
    int slot = known == null ? slot() : known.number();
    byKey.put(key, new Slot(slot, type));
    fill(slot, type, () -> handle(shape, body, type));
    return slot;
  }

  private FunctionType type(int parameters, int results) {
    return types.computeIfAbsent(
        2 * parameters + results,
        shape ->
            new FunctionType(
                Collections.nCopies(parameters, ValueType.I32),
                Collections.nCopies(results, ValueType.I32)));
  }

  private void fill(int slot, FunctionType type, Supplier<MethodHandle> maker) {
    table().set(slot, process.instance().reference(HostFunction.lazy(type, maker)));
  }

  private static MethodHandle handle(Class<?> shape, Object body, FunctionType type) {
    try {
      return MethodHandles.lookup().findVirtual(shape, "call", type.methodType()).bindTo(body);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a functional interface has lost its method", e);
    }
  }

  private int slot() {
    if (free.isEmpty()) {
      int first = table().grow(CHUNK, null);
      if (first < 0) {
        throw new LinkException("the function table is full with " + table().size() + " elements");
      }
      for (int i = 0; i < CHUNK; i++) {
        free.add(first + i);
      }
    }
    return free.remove();
  }

  private Table table() {
    return process.functions().table();
  }
}
