package org.jyodide.wasm.runtime;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.Export;
import org.jyodide.wasm.ExternKind;
import org.jyodide.wasm.WasmModule;

/** What an instance is made of, by index. */
final class InstanceParts {
  final WasmModule module;
  final FunctionLinks links;
  final @Nullable WasmFunction[] functions;
  final Global[] globals;
  final int importedGlobals;
  final Table[] tables;
  final @Nullable Memory memory;
  final Tag[] tags;
  final Segments segments;
  final Map<HostFunction, WasmFunction> hostFunctions = new HashMap<>();

  InstanceParts(
      WasmModule module,
      FunctionLinks links,
      @Nullable WasmFunction[] functions,
      Global[] globals,
      int importedGlobals,
      Table[] tables,
      @Nullable Memory memory,
      Tag[] tags,
      Segments segments) {
    this.module = module;
    this.links = links;
    this.functions = functions;
    this.globals = globals;
    this.importedGlobals = importedGlobals;
    this.tables = tables;
    this.memory = memory;
    this.tags = tags;
    this.segments = segments;
  }

  /** The index of an export, or -1 if there is none of that name and kind. */
  int export(String name, ExternKind kind) {
    Export export = links.export(name);
    return export == null || export.kind() != kind ? -1 : export.index();
  }
}
