package org.jyodide.wasm.codegen;

import java.nio.ByteBuffer;
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
 * classes of their own, so that a start loads and verifies little else. Immutable.
 */
public final class StartFunctions {
  /** Nothing is known of the start. */
  public static final StartFunctions NONE = new StartFunctions(new int[0]);

  private static final String MODULE = "module ";

  private final int[] indices;

  private StartFunctions(int[] indices) {
    this.indices = indices;
  }

  /**
   * Reads a list: a line {@code module} with a checksum, then indices of functions in the order in
   * which they are put into classes. Lines that begin with {@code #} are comments.
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
    IndexSpaces spaces = IndexSpaces.ofValid(module);
    List<Integer> indices = new ArrayList<>();
    boolean[] seen = new boolean[spaces.functionCount()];
    for (String word : String.join(" ", lines.subList(1, lines.size())).strip().split("\\s+", 0)) {
      int index = word.matches("[0-9]{1,9}") ? Integer.parseInt(word) : -1;
      if (index < spaces.importedFunctions() || index >= seen.length || seen[index]) {
        throw new InvalidException(
            "start functions: wanted defined functions of the module, each once, got: " + word);
      }
      seen[index] = true;
      indices.add(index);
    }
    return Optional.of(new StartFunctions(indices.stream().mapToInt(Integer::intValue).toArray()));
  }

  /** What {@link #encode} wrote. */
  public static StartFunctions decode(byte[] bytes) {
    int[] indices = new int[bytes.length / Integer.BYTES];
    ByteBuffer.wrap(bytes).asIntBuffer().get(indices);
    return new StartFunctions(indices);
  }

  /** A short form that is quickly read. */
  public byte[] encode() {
    ByteBuffer buffer = ByteBuffer.allocate(indices.length * Integer.BYTES);
    buffer.asIntBuffer().put(indices);
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

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StartFunctions functions && Arrays.equals(indices, functions.indices);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(indices);
  }

  /** The indices: options are part of what names code in a cache. */
  @Override
  public String toString() {
    return Arrays.toString(indices);
  }
}
