package org.jyodide.emscripten.dylink;

import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.Export;
import org.jyodide.wasm.ExternKind;
import org.jyodide.wasm.ExternType;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.Import;
import org.jyodide.wasm.IndexSpaces;
import org.jyodide.wasm.LinkException;
import org.jyodide.wasm.runtime.Global;
import org.jyodide.wasm.runtime.HostFunction;
import org.jyodide.wasm.runtime.Imports;
import org.jyodide.wasm.runtime.OwnExport;

/**
 * What one library gets for its imports: the parts of the process, cells of the global offset
 * table, and functions by name. A function is looked for among the global symbols, then in the
 * libraries that are loaded together, then in the library itself; what is not there yet is a {@link
 * LazyStub}.
 */
final class LibraryImports implements Imports {
  private static final String ENV = "env";
  private static final String WASI = "wasi_snapshot_preview1";

  private final LibraryFile file;
  private final LinkTarget target;
  private final SymbolScope scope;
  private final GlobalOffsetTable offsets;
  private final List<Library> together;
  private final Global memoryBase;
  private final Global tableBase;
  private final Set<String> weak;
  private final Set<String> ownFunctions = new HashSet<>();
  private final Map<Import, HostFunction> stubs = new HashMap<>();

  /** The stubs whose function has to exist, by name. */
  private final List<String> pending = new ArrayList<>();

  /**
   * The imports of a file.
   *
   * @param together the libraries that are loaded by the same call, which may grow
   */
  LibraryImports(
      LibraryFile file,
      LinkTarget target,
      SymbolScope scope,
      GlobalOffsetTable offsets,
      List<Library> together,
      int memoryBase,
      int tableBase) {
    this.file = file;
    this.target = target;
    this.scope = scope;
    this.offsets = offsets;
    this.together = together;
    this.weak = file.weakImports();
    this.memoryBase = Global.ofI32(memoryBase, false);
    this.tableBase = Global.ofI32(tableBase, false);
    int imported = IndexSpaces.of(file.module()).importedFunctions();
    for (Export export : file.module().exports()) {
      if (export.kind() == ExternKind.FUNCTION && export.index() >= imported) {
        ownFunctions.add(export.name());
      }
    }
  }

  @Override
  public @Nullable Object find(Import wanted) {
    if (GlobalOffsetTable.isCell(wanted)) {
      return offsets.cell(wanted, !weak.contains(wanted.name()));
    }
    if (!wanted.module().equals(ENV) && !wanted.module().equals(WASI)) {
      throw new LinkException(
          "it imports '"
              + wanted.name()
              + "' from '"
              + wanted.module()
              + "', which is nothing that side modules have");
    }
    if (wanted.type() instanceof ExternType.Function function) {
      return function(wanted, function.type());
    }
    Object part = part(wanted);
    if (part == null) {
      throw new LinkException(
          "it imports '" + wanted.name() + "' as " + wanted.type() + ", which the process lacks");
    }
    return part;
  }

  private @Nullable Object part(Import wanted) {
    ExternType type = wanted.type();
    if (type instanceof ExternType.Memory) {
      return wanted.name().equals("memory") ? target.memory() : null;
    }
    if (type instanceof ExternType.Table) {
      return wanted.name().equals("__indirect_function_table") ? target.functions().table() : null;
    }
    if (type instanceof ExternType.Tag) {
      return target.main().tag(wanted.name());
    }
    return switch (wanted.name()) {
      case "__memory_base" -> memoryBase;
      case "__table_base" -> tableBase;
      case "__stack_pointer" -> target.main().global("__stack_pointer");
      default -> null;
    };
  }

  private Object function(Import wanted, FunctionType type) {
    String name = wanted.name();
    Optional<Symbol> global = scope.global(name);
    if (global.isPresent()) {
      return code(name, global.get(), type);
    }
    Optional<HostFunction> host = target.hostFunction(wanted.module(), name, type);
    if (host.isPresent()) {
      return host.get();
    }
    Optional<Symbol> beside = SymbolScope.first(together, name);
    if (beside.isPresent()) {
      return code(name, beside.get(), type);
    }
    if (ownFunctions.contains(name)) {
      return new OwnExport(name);
    }
    return stubs.computeIfAbsent(wanted, w -> stub(w, type));
  }

  private static Object code(String name, Symbol symbol, FunctionType type) {
    if (!(symbol instanceof Symbol.Code code)) {
      throw new LinkException("it calls '" + name + "', which is data, not a function");
    }
    if (!code.function().type().equals(type)) {
      throw new LinkException(
          "it calls '"
              + name
              + "' as a function of type "
              + describe(type)
              + ", but it is one of type "
              + describe(code.function().type()));
    }
    return code.function();
  }

  private static String describe(FunctionType type) {
    return type.toString().toLowerCase(Locale.ROOT);
  }

  private HostFunction stub(Import wanted, FunctionType type) {
    String name = wanted.name();
    if (!weak.contains(name)) {
      pending.add(name);
    }
    return LazyStub.create(
        type,
        () -> late(name).map(symbol -> handle(name, symbol, type)),
        () -> file.path() + " calls '" + name + "', which no loaded library defines");
  }

  private Optional<Symbol> late(String name) {
    Optional<Symbol> symbol = scope.global(name);
    return symbol.isPresent() ? symbol : SymbolScope.first(together, name);
  }

  private static MethodHandle handle(String name, Symbol symbol, FunctionType type) {
    code(name, symbol, type);
    return ((Symbol.Code) symbol).function().handle();
  }

  /** The functions, but weak ones, that nobody defines even now. */
  List<String> missing() {
    return pending.stream().filter(name -> late(name).isEmpty()).distinct().sorted().toList();
  }
}
