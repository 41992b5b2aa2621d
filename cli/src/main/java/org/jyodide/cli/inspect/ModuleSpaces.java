package org.jyodide.cli.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jyodide.wasm.Export;
import org.jyodide.wasm.ExternKind;
import org.jyodide.wasm.ExternType;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.Import;
import org.jyodide.wasm.WasmModule;

/** The index spaces of a module: what it imports and then what it defines, by kind. */
final class ModuleSpaces {
  private final WasmModule module;
  private final List<FunctionType> functions = new ArrayList<>();
  private final List<ExternType.Table> tables = new ArrayList<>();
  private final List<ExternType.Memory> memories = new ArrayList<>();
  private final List<ExternType.Global> globals = new ArrayList<>();
  private final List<FunctionType> tags = new ArrayList<>();

  ModuleSpaces(WasmModule module) {
    this.module = module;
    for (Import one : module.imports()) {
      add(one.type());
    }
    module.functions().forEach(type -> functions.add(module.types().get(type)));
    tables.addAll(module.tables());
    memories.addAll(module.memories());
    module.globals().forEach(global -> globals.add(global.type()));
    module.tags().forEach(type -> tags.add(module.types().get(type)));
  }

  private void add(ExternType type) {
    if (type instanceof ExternType.Function function) {
      functions.add(function.type());
    } else if (type instanceof ExternType.Table table) {
      tables.add(table);
    } else if (type instanceof ExternType.Memory memory) {
      memories.add(memory);
    } else if (type instanceof ExternType.Global global) {
      globals.add(global);
    } else if (type instanceof ExternType.Tag tag) {
      tags.add(tag.type());
    }
  }

  FunctionType functionType(int index) {
    return functions.get(index);
  }

  ExternType.Table table(int index) {
    return tables.get(index);
  }

  ExternType.Memory memory(int index) {
    return memories.get(index);
  }

  ExternType.Global global(int index) {
    return globals.get(index);
  }

  FunctionType tagType(int index) {
    return tags.get(index);
  }

  /** How a reader would call a function: its index and one of its names. */
  String functionName(int index) {
    String name = module.functionNames().get(index);
    if (name == null) {
      name =
          module.exports().stream()
              .filter(export -> export.kind() == ExternKind.FUNCTION && export.index() == index)
              .map(Export::name)
              .findFirst()
              .orElse("");
    }
    return name.isEmpty() ? String.valueOf(index) : index + " " + name;
  }

  /** The index of a function by index, export name or name in the name section. */
  OptionalInt findFunction(String indexOrName) {
    if (indexOrName.matches("\\d{1,9}")) {
      int index = Integer.parseInt(indexOrName);
      return index < functions.size() ? OptionalInt.of(index) : OptionalInt.empty();
    }
    for (Export export : module.exports()) {
      if (export.kind() == ExternKind.FUNCTION && export.name().equals(indexOrName)) {
        return OptionalInt.of(export.index());
      }
    }
    return module.functionNames().entrySet().stream()
        .filter(entry -> entry.getValue().equals(indexOrName))
        .mapToInt(entry -> entry.getKey())
        .findFirst();
  }
}
