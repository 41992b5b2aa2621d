package org.jyodide.emscripten.dylink;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jyodide.wasm.CompiledModule;
import org.jyodide.wasm.LinkException;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.TrapKind;
import org.jyodide.wasm.runtime.ExceptionInstance;
import org.jyodide.wasm.runtime.Instance;
import org.jyodide.wasm.runtime.Memory;
import org.jyodide.wasm.runtime.MemoryImage;
import org.jyodide.wasm.runtime.Traps;
import org.jyodide.wasm.runtime.WasmFunction;

/**
 * Loads side modules into a process. Either a library and all that it needs are loaded, or nothing
 * is: what fails leaves no symbol behind. Used by the program's thread.
 */
public final class DynamicLinker {
  /** The name of the main module. */
  public static final String MAIN = "__main__";

  private final LinkTarget target;
  private final GlobalOffsetTable offsets;
  private final SymbolScope scope;
  private final Library main;

  /** Without the main module, by path. */
  private final Map<String, Library> libraries = new LinkedHashMap<>();

  private final Map<Integer, Library> handles = new HashMap<>();

  /** What was done, for an image of the process. */
  private final List<LinkerImage.Step> steps = new ArrayList<>();

  /**
   * Where a library was put.
   *
   * @param memoryBase the address of its data
   * @param memorySize in bytes
   * @param tableBase the first function pointer of its own
   * @param tableSize how many it has
   */
  public record Placement(int memoryBase, int memorySize, int tableBase, int tableSize) {
    static final Placement NOWHERE = new Placement(0, 0, 0, 0);
  }

  /** The linker of a process that has its main module. */
  public DynamicLinker(LinkTarget target, GlobalOffsetTable offsets) {
    this.target = target;
    this.offsets = offsets;
    this.scope = new SymbolScope(target);
    this.main = Library.main(target.main());
    scope.add(main);
    handles.put(0, main);
  }

  /** The paths of the libraries that are loaded, in order. */
  public List<String> paths() {
    return List.copyOf(libraries.keySet());
  }

  /**
   * Fills the open cells of the global offset table, for the main module.
   *
   * @param absent the names whose pointer is null when nothing defines them
   * @throws LinkException if a symbol is not defined; names all that are not
   */
  public void resolveMain(Predicate<String> absent) {
    Set<String> undefined =
        offsets.resolve(
            name -> {
              OptionalInt pointer = scope.pointer(name);
              return pointer.isEmpty() && absent.test(name) ? OptionalInt.of(0) : pointer;
            });
    if (!undefined.isEmpty()) {
      throw new LinkException("undefined symbols: " + String.join(", ", undefined));
    }
  }

  /**
   * Loads a library, unless it is there already, and runs its constructors.
   *
   * @param handle the address by which the program calls it
   * @param name a path, or a name to search; {@link #MAIN} for the main module
   * @param data the content of the file, if the program has read it
   * @return where it is; zeros if it was there already
   * @throws DynamicLinkException if it cannot be loaded
   */
  public Placement load(int handle, String name, DlopenFlags flags, Optional<byte[]> data) {
    if (name.equals(MAIN)) {
      handles.put(handle, main);
      return Placement.NOWHERE;
    }
    String path = locate(name, data.isPresent());
    Library there = libraries.get(path);
    if (there != null) {
      if (flags.isGlobal()) {
        promote(there);
      }
      handles.put(handle, there);
      return Placement.NOWHERE;
    }
    byte[] bytes =
        data.or(() -> target.read(path))
            .orElseThrow(
                () -> new DynamicLinkException(path + " does not exist or cannot be read"));
    LoadPlan plan = new LoadPlan(target, libraries);
    plan.add(path, bytes);
    plan.compile();
    if (flags.isGlobal()) {
      plan.reused().forEach(this::promote);
    }
    Loading loading = new Loading(plan, flags);
    loading.run();
    Library loaded = libraries.get(path);
    if (loaded != null) {
      handles.put(handle, loaded);
    }
    return loading.last;
  }

  private String locate(String name, boolean hasData) {
    if (name.startsWith("/") || hasData) {
      return LibraryPath.normalize(name);
    }
    return target
        .search(name, "")
        .map(LibraryPath::normalize)
        .or(
            () ->
                libraries.keySet().stream()
                    .filter(path -> LibraryPath.baseName(path).equals(name))
                    .findFirst())
        .orElseThrow(
            () ->
                new DynamicLinkException(
                    "the library '"
                        + name
                        + "' was not found in the directories of LD_LIBRARY_PATH"));
  }

  /** Makes a library and all that it needs global. */
  private void promote(Library library) {
    closure(library).forEach(scope::promote);
    steps.add(new LinkerImage.Promoted(library.path()));
  }

  /** What is loaded, and how it came there. */
  public LinkerImage image() {
    List<LibraryImage> images = new ArrayList<>();
    libraries
        .values()
        .forEach(
            library ->
                library.origin().ifPresent(origin -> images.add(LibraryImage.of(library, origin))));
    Map<Integer, String> paths = new HashMap<>();
    handles.forEach((handle, library) -> paths.put(handle, library.path()));
    return new LinkerImage(images, steps, paths, offsets.image());
  }

  /**
   * Links what is in an image, in a process that has its main module and nothing else. Constructors
   * do not run; the function table stays as it is.
   */
  public void resume(LinkerImage image) {
    Map<String, LibraryImage> known = new HashMap<>();
    image.libraries().forEach(library -> known.put(library.path(), library));
    image.libraries().parallelStream()
        .forEach(library -> library.compiled(target.main(), target.codeCache()));
    for (LinkerImage.Step step : image.steps()) {
      if (step instanceof LinkerImage.Loaded loaded) {
        resume(loaded, known);
      } else if (step instanceof LinkerImage.Promoted promoted) {
        promote(present(promoted.path()));
      }
    }
    image
        .handles()
        .forEach((handle, path) -> handles.put(handle, path.isEmpty() ? main : present(path)));
    offsets.resume(image.cells());
  }

  private void resume(LinkerImage.Loaded step, Map<String, LibraryImage> known) {
    List<Library> together = new ArrayList<>();
    step.reused().forEach(path -> together.addAll(closure(present(path))));
    for (String path : step.paths()) {
      LibraryImage image = Objects.requireNonNull(known.get(path));
      DynamicLinker.Placement place = image.place();
      LibraryImports own =
          new LibraryImports(
              image.parsed(),
              target,
              scope,
              offsets,
              together,
              place.memoryBase(),
              place.tableBase());
      CompiledModule compiled = image.compiled(target.main(), target.codeCache());
      Instance instance =
          compiled.resume(own, Memory.MAXIMUM_PAGES, image.instance(), MemoryImage.EMPTY);
      Library library =
          Library.side(
              instance, new Library.Origin(image.parsed(), compiled, place), step.isGlobal());
      libraries.put(path, library);
      scope.add(library);
      together.add(library);
    }
    for (String path : step.paths()) {
      Objects.requireNonNull(known.get(path)).needed().stream()
          .filter(libraries::containsKey)
          .forEach(needed -> present(path).needed().add(present(needed)));
    }
    steps.add(step);
  }

  private Library present(String path) {
    return Objects.requireNonNull(libraries.get(path), path);
  }

  /** The instances of the libraries, in the order in which they were loaded. */
  public List<Instance> instances() {
    return libraries.values().stream().map(Library::instance).toList();
  }

  /**
   * The pointer to what a library, or one that it needs, defines.
   *
   * @param handle as given to {@link #load}; 0 for everything that is global
   */
  public OptionalInt symbol(int handle, String name) {
    Library library = handles.get(handle);
    if (library == null) {
      return OptionalInt.empty();
    }
    Optional<Symbol> symbol =
        library == main ? scope.global(name) : SymbolScope.first(closure(library), name);
    return symbol.isPresent()
        ? OptionalInt.of(symbol.get().pointer(target.functions()))
        : OptionalInt.empty();
  }

  /** How a message names the library of a handle. */
  public String describe(int handle) {
    Library library = handles.get(handle);
    return library == null ? "no library" : library == main ? MAIN : library.path();
  }

  /** A library and all that it needs, breadth first. */
  private static List<Library> closure(Library library) {
    List<Library> all = new ArrayList<>();
    Set<Library> seen = new HashSet<>();
    Deque<Library> queue = new ArrayDeque<>(List.of(library));
    while (!queue.isEmpty()) {
      Library next = queue.removeFirst();
      if (seen.add(next)) {
        all.add(next);
        queue.addAll(next.needed());
      }
    }
    return all;
  }

  /** Calls an exported function without parameters and results, if there is one. */
  private static void runIfExported(Library library, String name) {
    WasmFunction function = library.instance().function(name);
    if (function != null) {
      MethodHandle handle = function.handle();
      if (!handle.type().equals(MethodType.methodType(void.class))) {
        throw new LinkException("its function " + name + " has the type " + function.type());
      }
      try {
        handle.invokeExact();
      } catch (Throwable e) {
        throw Traps.of(e);
      }
    }
  }

  /** One load: the steps of a plan, which all succeed or are all undone. */
  private final class Loading {
    private final LoadPlan plan;
    private final DlopenFlags flags;
    private final List<Library> together = new ArrayList<>();
    private final List<Library> added = new ArrayList<>();
    private final List<LibraryImports> imports = new ArrayList<>();
    private final List<Placement> placements = new ArrayList<>();
    private final List<Integer> allocations = new ArrayList<>();
    Placement last = Placement.NOWHERE;

    Loading(LoadPlan plan, DlopenFlags flags) {
      this.plan = plan;
      this.flags = flags;
      plan.reused().forEach(library -> together.addAll(closure(library)));
    }

    void run() {
      boolean linked = false;
      boolean done = false;
      offsets.begin();
      try {
        for (LoadPlan.Step step : plan.order()) {
          link(step);
        }
        connect();
        resolve();
        linked = true;
        initialize();
        done = true;
      } finally {
        if (done) {
          offsets.keep();
          steps.add(
              new LinkerImage.Loaded(
                  added.stream().map(Library::path).toList(),
                  plan.reused().stream().map(Library::path).toList(),
                  flags.isGlobal()));
        } else {
          undo(linked);
        }
      }
    }

    private void link(LoadPlan.Step step) {
      LibraryFile file = step.file;
      try {
        Placement place = place(file);
        LibraryImports own =
            new LibraryImports(
                file, target, scope, offsets, together, place.memoryBase(), place.tableBase());
        CompiledModule compiled = Objects.requireNonNull(step.compiled);
        Instance instance = compiled.instantiate(own);
        target.functions().adopt(place.tableBase(), place.tableSize());
        Library library =
            Library.side(instance, new Library.Origin(file, compiled, place), flags.isGlobal());
        libraries.put(file.path(), library);
        scope.add(library);
        added.add(library);
        together.add(library);
        imports.add(own);
        last = place;
      } catch (LinkException e) {
        throw new DynamicLinkException(file.path() + " cannot be linked: " + e.getMessage());
      } catch (Trap e) {
        if (e.kind() != TrapKind.OUT_OF_BOUNDS_MEMORY && e.kind() != TrapKind.OUT_OF_BOUNDS_TABLE) {
          throw e;
        }
        throw new DynamicLinkException(
            file.path()
                + " is damaged: its data or functions do not fit where 'dylink.0' says ("
                + e.getMessage()
                + ")");
      }
    }

    private Placement place(LibraryFile file) {
      int size = file.dylink().memorySize();
      int memoryBase = 0;
      if (size != 0) {
        int alignment = 1 << file.dylink().memoryAlignment();
        long wanted = (long) size + alignment;
        int at = wanted > Integer.MAX_VALUE ? 0 : target.allocate((int) wanted);
        if (at == 0) {
          throw new LinkException(
              "it needs " + wanted + " bytes of memory for its data, which are not there");
        }
        allocations.add(at);
        target.memory().fill(at, 0, (int) wanted);
        memoryBase = (at + alignment - 1) & -alignment;
      }
      int tableSize = file.dylink().tableSize();
      int tableBase =
          tableSize == 0
              ? 0
              : target.functions().reserveRange(tableSize, 1 << file.dylink().tableAlignment());
      Placement place = new Placement(memoryBase, size, tableBase, tableSize);
      placements.add(place);
      return place;
    }

    /** Tells each library which others it needs. */
    private void connect() {
      for (int i = 0; i < added.size(); i++) {
        for (String path : plan.order().get(i).needed) {
          Library needed = libraries.get(path);
          if (needed != null) {
            added.get(i).needed().add(needed);
          }
        }
      }
    }

    private void resolve() {
      Set<String> undefined = offsets.resolve(scope::pointer);
      for (int i = 0; i < added.size(); i++) {
        String path = added.get(i).path();
        Set<String> wanted = new TreeSet<>();
        plan.order().get(i).file.module().imports().stream()
            .filter(w -> GlobalOffsetTable.isCell(w) && undefined.contains(w.name()))
            .forEach(w -> wanted.add(w.name()));
        if (flags.isNow()) {
          imports.get(i).missing().stream().filter(target::isProgramApi).forEach(wanted::add);
        }
        if (!wanted.isEmpty()) {
          throw new DynamicLinkException(
              path
                  + ": undefined symbol"
                  + (wanted.size() == 1 ? " '" : "s '")
                  + String.join("', '", wanted)
                  + "': no loaded library defines "
                  + (wanted.size() == 1 ? "it" : "them"));
        }
      }
    }

    private void initialize() {
      for (Library library : added) {
        int stack = target.stackPointer();
        try {
          runIfExported(library, "__wasm_apply_data_relocs");
          runIfExported(library, "__wasm_call_ctors");
        } catch (ExceptionInstance e) {
          target.restoreStack(stack);
          throw new DynamicLinkException(
              library.path() + ": a constructor of a static object threw an exception");
        } catch (LinkException e) {
          target.restoreStack(stack);
          throw new DynamicLinkException(library.path() + ": " + e.getMessage());
        }
      }
    }

    /**
     * Forgets what was loaded. Once constructors have run, memory and table stay as they are: what
     * was registered may be called later.
     */
    private void undo(boolean ran) {
      offsets.undo();
      added.forEach(
          library -> {
            libraries.remove(library.path());
            scope.remove(library);
          });
      if (!ran) {
        placements.forEach(p -> target.functions().releaseRange(p.tableBase(), p.tableSize()));
        allocations.forEach(target::free);
      }
    }
  }
}
