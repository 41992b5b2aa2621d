package org.jyodide.emscripten.dylink;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.CompiledModule;
import org.jyodide.wasm.ModuleCompiler;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.WasmException;

/**
 * What one call of {@code dlopen} has to load: the library and those that it needs, as far as they
 * are not there yet, each after those that it needs itself.
 */
final class LoadPlan {
  private final LinkTarget target;
  private final Map<String, Library> present;
  private final Map<String, Step> steps = new HashMap<>();
  private final List<Step> order = new ArrayList<>();

  /** Libraries that are needed and were there before. */
  private final List<Library> reused = new ArrayList<>();

  /** One library to load. */
  static final class Step {
    final LibraryFile file;

    /** The paths of those that it needs. */
    final List<String> needed = new ArrayList<>();

    @Nullable CompiledModule compiled;

    Step(LibraryFile file) {
      this.file = file;
    }
  }

  /**
   * An empty plan.
   *
   * @param present the libraries that are there, by path
   */
  LoadPlan(LinkTarget target, Map<String, Library> present) {
    this.target = target;
    this.present = present;
  }

  List<Step> order() {
    return order;
  }

  List<Library> reused() {
    return reused;
  }

  /**
   * Adds a library and what it needs.
   *
   * @param path normalized
   */
  void add(String path, byte[] bytes) {
    Step step = new Step(LibraryFile.parse(path, bytes));
    steps.put(path, step);
    for (String name : step.file.dylink().needed()) {
      step.needed.add(add(name, step.file));
    }
    order.add(step);
  }

  private String add(String name, LibraryFile by) {
    String path = locate(name, by);
    Library there = present.get(path);
    if (there != null) {
      if (!reused.contains(there)) {
        reused.add(there);
      }
    } else if (!steps.containsKey(path)) {
      add(path, target.read(path).orElseThrow(() -> notFound(name, by)));
    }
    return path;
  }

  private String locate(String name, LibraryFile by) {
    Optional<String> found =
        name.startsWith("/")
            ? Optional.of(name)
            : target.search(
                name, LibraryPath.runtimePath(by.dylink().runtimePaths(), by.directory()));
    if (found.isPresent()) {
      return LibraryPath.normalize(found.get());
    }
    // One that was loaded by its path serves whoever wants one of that name.
    return present.keySet().stream()
        .filter(path -> LibraryPath.baseName(path).equals(name))
        .findFirst()
        .orElseThrow(() -> notFound(name, by));
  }

  private static DynamicLinkException notFound(String name, LibraryFile by) {
    return new DynamicLinkException(
        by.path()
            + " needs the library '"
            + name
            + "', which was not found"
            + (by.dylink().runtimePaths().isEmpty()
                ? ""
                : " in "
                    + LibraryPath.runtimePath(by.dylink().runtimePaths(), by.directory())
                        .replace(":", ", "))
            + (name.startsWith("/") ? "" : " or in the directories of LD_LIBRARY_PATH"));
  }

  /** Compiles all, at the same time. */
  void compile() {
    order.parallelStream().forEach(this::compile);
  }

  private void compile(Step step) {
    try {
      step.compiled =
          ModuleCompiler.compileLinked(step.file.module(), target.main(), target.codeCache());
    } catch (Trap e) {
      throw e;
    } catch (WasmException e) {
      throw new DynamicLinkException(
          step.file.path()
              + " is damaged, or has code of a kind that is not supported: "
              + e.getMessage());
    }
  }
}
