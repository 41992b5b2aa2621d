package org.jyodide.emscripten.dylink;

import java.util.ArrayList;
import java.util.HashMap;
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
    library.closure().forEach(scope::promote);
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
    LinkerResumption again = new LinkerResumption(target, scope, offsets, libraries, image);
    again.compile();
    for (LinkerImage.Step step : image.steps()) {
      if (step instanceof LinkerImage.Loaded loaded) {
        again.load(loaded);
        steps.add(loaded);
      } else if (step instanceof LinkerImage.Promoted promoted) {
        promote(present(promoted.path()));
      }
    }
    for (Map.Entry<Integer, String> handle : image.handles().entrySet()) {
      String path = handle.getValue();
      handles.put(handle.getKey(), path.isEmpty() ? main : present(path));
    }
    offsets.resume(image.cells());
  }

  private Library present(String path) {
    return Objects.requireNonNull(libraries.get(path), path);
  }

  /** The instances of the libraries, in the order in which they were loaded. */
  public List<Instance> instances() {
    List<Instance> instances = new ArrayList<>();
    for (Library library : libraries.values()) {
      instances.add(library.instance());
    }
    return instances;
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
        library == main ? scope.global(name) : SymbolScope.first(library.closure(), name);
    return symbol.isPresent()
        ? OptionalInt.of(symbol.get().pointer(target.functions()))
        : OptionalInt.empty();
  }

  /** How a message names the library of a handle. */
  public String describe(int handle) {
    Library library = handles.get(handle);
    return library == null ? "no library" : library == main ? MAIN : library.path();
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
      plan.reused().forEach(library -> together.addAll(library.closure()));
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
          library.runIfExported("__wasm_apply_data_relocs");
          library.runIfExported("__wasm_call_ctors");
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
