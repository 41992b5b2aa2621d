package org.jyodide.emscripten.dylink;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jyodide.wasm.CompiledModule;
import org.jyodide.wasm.LinkException;
import org.jyodide.wasm.runtime.Global;
import org.jyodide.wasm.runtime.Instance;
import org.jyodide.wasm.runtime.Traps;
import org.jyodide.wasm.runtime.WasmFunction;

/** A module of the process with what it defines: the main module, or a side module. */
final class Library {
  /** Exports that are no symbols: each module has its own. */
  private static final Set<String> INTERNAL =
      Set.of(
          "memory",
          "__memory_base",
          "__table_base",
          "__stack_pointer",
          "__indirect_function_table",
          "__cpp_exception",
          "__c_longjmp",
          "__wasm_apply_data_relocs",
          "__wasm_apply_global_relocs",
          "__dso_handle",
          "__tls_base",
          "__tls_size",
          "__tls_align",
          "__set_stack_limits",
          "_emscripten_tls_init",
          "__wasm_init_tls",
          "__wasm_init_memory",
          "__wasm_call_ctors",
          "__start_em_asm",
          "__stop_em_asm",
          "__start_em_js",
          "__stop_em_js");

  private static final String EM_JS = "__em_js__";
  private static final String MAIN = "main";
  private static final String MAIN_WITH_ARGUMENTS = "__main_argc_argv";

  private final String path;
  private final Instance instance;
  private final int memoryBase;
  private final List<Library> needed;
  private final Optional<Origin> origin;
  private boolean global;

  /** What a side module was made of, and where it was put. */
  record Origin(LibraryFile file, CompiledModule compiled, DynamicLinker.Placement place) {}

  /** The main module. */
  static Library main(Instance instance) {
    return new Library("", instance, 0, List.of(), true, Optional.empty());
  }

  /** A side module, which does not know yet what it needs. */
  static Library side(Instance instance, Origin origin, boolean global) {
    return new Library(
        origin.file().path(),
        instance,
        origin.place().memoryBase(),
        new ArrayList<>(),
        global,
        Optional.of(origin));
  }

  /**
   * A module.
   *
   * @param path where its file is, normalized; empty for the main module
   * @param memoryBase what its exported addresses are relative to
   * @param needed the libraries that it names
   */
  private Library(
      String path,
      Instance instance,
      int memoryBase,
      List<Library> needed,
      boolean global,
      Optional<Origin> origin) {
    this.path = path;
    this.instance = instance;
    this.memoryBase = memoryBase;
    this.needed = needed;
    this.global = global;
    this.origin = origin;
  }

  /** What it was made of; nothing for the main module. */
  Optional<Origin> origin() {
    return origin;
  }

  static boolean isInternal(String name) {
    return INTERNAL.contains(name) || name.startsWith(EM_JS);
  }

  String path() {
    return path;
  }

  Instance instance() {
    return instance;
  }

  /** The libraries that it names; complete when all are loaded. */
  List<Library> needed() {
    return needed;
  }

  /** Whether libraries that are loaded later find its symbols. */
  boolean isGlobal() {
    return global;
  }

  void makeGlobal() {
    global = true;
  }

  /** What it defines under a name. */
  Optional<Symbol> find(String name) {
    if (isInternal(name)) {
      return Optional.empty();
    }
    Optional<Symbol> symbol = export(name);
    if (symbol.isEmpty() && name.equals(MAIN)) {
      return export(MAIN_WITH_ARGUMENTS);
    }
    return symbol;
  }

  private Optional<Symbol> export(String name) {
    WasmFunction function = instance.function(name);
    if (function != null) {
      return Optional.of(new Symbol.Code(function));
    }
    Global global = instance.global(name);
    return global == null || global.type().mutable()
        ? Optional.empty()
        : Optional.of(new Symbol.Data(global.getI32() + memoryBase));
  }

  /** This library and all that it needs, breadth first. */
  List<Library> closure() {
    List<Library> all = new ArrayList<>();
    Set<Library> seen = new HashSet<>();
    Deque<Library> queue = new ArrayDeque<>(List.of(this));
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
  void runIfExported(String name) {
    WasmFunction function = instance.function(name);
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
}
