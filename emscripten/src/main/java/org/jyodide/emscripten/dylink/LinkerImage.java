package org.jyodide.emscripten.dylink;

import java.util.List;
import java.util.Map;

/**
 * The libraries of a process and how they came there, so that they can be linked in the same way
 * again. Immutable.
 *
 * @param libraries in the order in which they were loaded
 * @param steps what was done, in order
 * @param handles the libraries by the addresses that the program calls them by; an empty path is
 *     the main module
 * @param cells the global offset table, by name
 */
public record LinkerImage(
    List<LibraryImage> libraries,
    List<Step> steps,
    Map<Integer, String> handles,
    Map<String, GlobalOffsetTable.CellImage> cells) {
  /** An image; copies the collections. */
  public LinkerImage {
    libraries = List.copyOf(libraries);
    steps = List.copyOf(steps);
    handles = Map.copyOf(handles);
    cells = Map.copyOf(cells);
  }

  /** Something that the linker did. */
  public sealed interface Step {}

  /**
   * Libraries were loaded together.
   *
   * @param paths the libraries, each after those that it needs
   * @param reused libraries that they need and that were there
   */
  public record Loaded(List<String> paths, List<String> reused, boolean isGlobal) implements Step {
    /** A step; copies the lists. */
    public Loaded {
      paths = List.copyOf(paths);
      reused = List.copyOf(reused);
    }
  }

  /** A library that was there, and all that it needs, was shown to everyone. */
  public record Promoted(String path) implements Step {}
}
