package org.jyodide.internal.extension;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

  /** {@code void f(int, int)}. */
  @FunctionalInterface
  public interface BinaryAction {
    /** Runs it. */
    void call(int a, int b);
  }

  /** Sets the Python error indicator for what was thrown; throws it again if it is fatal. */
  @FunctionalInterface
  public interface Failures {
    /** Sets it. */
    void raise(Throwable thrown);
  }

  private final EmscriptenProcess process;
  private final Failures failures;
  private final Deque<Integer> free = new ArrayDeque<>();

  /** The slots in the order in which they were filled. */
  private final List<Integer> filled = new ArrayList<>();

  /** The slots that an image has for functions that are not defined again yet. */
  private final Deque<Integer> expected = new ArrayDeque<>();

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

  /** For each its place in the order of definitions, or -1 if it is free. */
  @Override
  public Map<Integer, int[]> slots() {
    Map<Integer, int[]> all = new HashMap<>();
    free.forEach(slot -> all.put(slot, new int[] {-1}));
    for (int i = 0; i < filled.size(); i++) {
      all.put(filled.get(i), new int[] {i});
    }
    return all;
  }

  /**
   * Takes over the slots of an image. The functions that had one are to be defined again, in the
   * same order, and get the same.
   */
  @Override
  public void resume(Map<Integer, int[]> slots) {
    TreeMap<Integer, Integer> byPlace = new TreeMap<>();
    for (Map.Entry<Integer, int[]> slot : new TreeMap<>(slots).entrySet()) {
      int place = slot.getValue()[0];
      if (place < 0) {
        free.add(slot.getKey());
      } else {
        byPlace.put(place, slot.getKey());
      }
    }
    expected.addAll(byPlace.values());
  }

  /** Whether functions of an image wait to be defined again. */
  public boolean isResuming() {
    return !expected.isEmpty();
  }

  /** A pointer to a function that answers 0 if it fails. */
  public int object(Unary body) {
    return unary(body, 0);
  }

  /** A pointer to a function that answers −1 if it fails. */
  public int status(Unary body) {
    return unary(body, -1);
  }

  private int unary(Unary body, int failed) {
    Unary guarded =
        a -> {
          try {
            return body.call(a);
          } catch (Throwable e) {
            failures.raise(e);
            return failed;
          }
        };
    return pointer(Unary.class, guarded, 1, true);
  }

  /** A pointer to a function that answers 0 if it fails. */
  public int object(Binary body) {
    return binary(body, 0);
  }

  /** A pointer to a function that answers −1 if it fails. */
  public int status(Binary body) {
    return binary(body, -1);
  }

  private int binary(Binary body, int failed) {
    Binary guarded =
        (a, b) -> {
          try {
            return body.call(a, b);
          } catch (Throwable e) {
            failures.raise(e);
            return failed;
          }
        };
    return pointer(Binary.class, guarded, 2, true);
  }

  /** A pointer to a function that answers 0 if it fails. */
  public int object(Ternary body) {
    return ternary(body, 0);
  }

  /** A pointer to a function that answers −1 if it fails. */
  public int status(Ternary body) {
    return ternary(body, -1);
  }

  private int ternary(Ternary body, int failed) {
    Ternary guarded =
        (a, b, c) -> {
          try {
            return body.call(a, b, c);
          } catch (Throwable e) {
            failures.raise(e);
            return failed;
          }
        };
    return pointer(Ternary.class, guarded, 3, true);
  }

  /** A pointer to a function that must not fail. */
  public int action(Action body) {
    return pointer(Action.class, body, 1, false);
  }

  /** A pointer to a function that must not fail. */
  public int action(BinaryAction body) {
    return pointer(BinaryAction.class, body, 2, false);
  }

  private int pointer(Class<?> shape, Object body, int parameters, boolean hasResult) {
    FunctionType type =
        new FunctionType(
            Collections.nCopies(parameters, ValueType.I32),
            hasResult ? List.of(ValueType.I32) : List.of());
    int slot = expected.isEmpty() ? slot() : expected.remove();
    filled.add(slot);
    table()
        .set(
            slot,
            process.instance().reference(HostFunction.lazy(type, () -> handle(shape, body, type))));
    return slot;
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
