package org.jyodide.wasm.codegen;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.IndexSpaces;
import org.jyodide.wasm.InvalidException;
import org.jyodide.wasm.WasmModule;

/**
 * The functions that run when a program starts, as somebody recorded them. They are compiled into
 * classes of their own, so that a start loads and verifies little else. References to those that
 * programs often call so have classes from the beginning. Immutable.
 */
public final class StartFunctions {
  /** Nothing is known of the start. */
  public static final StartFunctions NONE = new StartFunctions(new int[0], new int[0]);

  private static final String MODULE = "module ";
  private static final String DIRECT = "direct";

  private final int[] indices;
  private final int[] direct;

  private StartFunctions(int[] indices, int[] direct) {
    this.indices = indices;
    this.direct = direct;
  }

  /**
   * Reads a list: a line {@code module} with a checksum, then indices of functions in the order in
   * which they are put into classes; behind a word {@code direct} those that are often called
   * through references. Lines that begin with {@code #} are comments.
   *
   * @param checksum what identifies the module
   * @return empty if the list is that of another module
   * @throws InvalidException if it is no list, or names what the module does not define
   */
  public static Optional<StartFunctions> parse(String text, WasmModule module, String checksum) {
    List<String> lines = text.lines().filter(line -> !line.startsWith("#")).toList();
    if (lines.isEmpty() || !lines.get(0).startsWith(MODULE)) {
      throw new InvalidException("start functions: wanted a first line 'module CHECKSUM'");
    }
    if (!lines.get(0).equals(MODULE + checksum)) {
      return Optional.empty();
    }
    String numbers = String.join(" ", lines.subList(1, lines.size()));
    int end = numbers.indexOf(DIRECT);
    IndexSpaces spaces = IndexSpaces.ofValid(module);
    int[] direct = end < 0 ? new int[0] : read(numbers.substring(end + DIRECT.length()), spaces);
    int[] indices = read(end < 0 ? numbers : numbers.substring(0, end), spaces);
    Arrays.sort(direct);
    return Optional.of(new StartFunctions(indices, direct));
  }

  private static int[] read(String numbers, IndexSpaces spaces) {
    List<Integer> indices = new ArrayList<>();
    boolean[] seen = new boolean[spaces.functionCount()];
    for (String word : numbers.strip().split("\\s+", 0)) {
      int index = word.matches("[0-9]{1,9}") ? Integer.parseInt(word) : -1;
      if (index < spaces.importedFunctions() || index >= seen.length || seen[index]) {
        throw new InvalidException(
            "start functions: wanted defined functions of the module, each once, got: " + word);
      }
      seen[index] = true;
      indices.add(index);
    }
    return indices.stream().mapToInt(Integer::intValue).toArray();
  }

  /** What {@link #encode} wrote. */
  public static StartFunctions decode(byte[] bytes) {
    IntBuffer buffer = ByteBuffer.wrap(bytes).asIntBuffer();
    int[] indices = new int[buffer.get()];
    buffer.get(indices);
    int[] direct = new int[buffer.remaining()];
    buffer.get(direct);
    return new StartFunctions(indices, direct);
  }

  /** A short form that is quickly read. */
  public byte[] encode() {
    ByteBuffer buffer = ByteBuffer.allocate((1 + indices.length + direct.length) * Integer.BYTES);
    buffer.asIntBuffer().put(indices.length).put(indices).put(direct);
    return buffer.array();
  }

  /** How many there are. */
  int count() {
    return indices.length;
  }

  /** The index of a function, by its place in the order. */
  int get(int place) {
    return indices[place];
  }

  /** How many are often called through references. */
  int directCount() {
    return direct.length;
  }

  /** The index of a function that is, by its place in the order of their indices. */
  int direct(int place) {
    return direct[place];
  }

  /** The place of a function among those that are, or a negative number. */
  int directPlace(int function) {
    return Arrays.binarySearch(direct, function);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StartFunctions functions
        && Arrays.equals(indices, functions.indices)
        && Arrays.equals(direct, functions.direct);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(indices) + Arrays.hashCode(direct);
  }

  /** The indices: options are part of what names code in a cache. */
  @Override
  public String toString() {
    return Arrays.toString(indices) + Arrays.toString(direct);
  }
}
