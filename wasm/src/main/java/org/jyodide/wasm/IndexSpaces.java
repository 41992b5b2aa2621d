package org.jyodide.wasm;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/**
 * The index spaces of a module: what an index in an instruction, an export or a segment means.
 * Imports come first. Immutable. An index that is out of range is an {@link InvalidException}, as
 * the specification has it, so that validation needs no second look.
 */
public final class IndexSpaces {
  private final WasmModule module;
  private final List<FunctionType> imported = new ArrayList<>();
  private final List<ExternType.Table> tables = new ArrayList<>();
  private final List<ExternType.Memory> memories = new ArrayList<>();
  private final List<ExternType.Global> globals = new ArrayList<>();
  private final List<FunctionType> tags = new ArrayList<>();
  private final int importedGlobals;

  private IndexSpaces(WasmModule module) {
    this.module = module;
    for (Import wanted : module.imports()) {
      add(wanted.type());
    }
    importedGlobals = globals.size();
    tables.addAll(module.tables());
    memories.addAll(module.memories());
    for (GlobalDefinition global : module.globals()) {
      globals.add(global.type());
    }
    for (int type : module.tags()) {
      tags.add(type(type));
    }
  }

  /**
   * The index spaces of a module.
   *
   * @throws InvalidException if a function or tag has a type that is not in the type section
   */
  public static IndexSpaces of(WasmModule module) {
    IndexSpaces spaces = new IndexSpaces(module);
    module.functions().forEach(spaces::type);
    return spaces;
  }

  /** The index spaces of a module that is known to be valid. */
  public static IndexSpaces ofValid(WasmModule module) {
    return new IndexSpaces(module);
  }

  private void add(ExternType type) {
    if (type instanceof ExternType.Function function) {
      imported.add(function.type());
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

  /** A type of the type section. */
  public FunctionType type(int index) {
    return find("type", module.types(), index);
  }

  /** The type of a function. */
  public FunctionType function(int index) {
    int defined = index - imported.size();
    if (index >= 0 && defined < 0) {
      return imported.get(index);
    }
    return module.types().get(find("function", module.functions(), index, defined));
  }

  /** The type of a table. */
  public ExternType.Table table(int index) {
    return find("table", tables, index);
  }

  /** The type of a memory. */
  public ExternType.Memory memory(int index) {
    return find("memory", memories, index);
  }

  /** The type of a global. */
  public ExternType.Global global(int index) {
    return find("global", globals, index);
  }

  /** The type of a tag. */
  public FunctionType tag(int index) {
    return find("tag", tags, index);
  }

  /** An element segment. */
  public ElementSegment element(int index) {
    return find("elem segment", module.elements(), index);
  }

  /** The types of all functions. */
  public List<FunctionType> functions() {
    return new AbstractList<>() {
      @Override
      public FunctionType get(int index) {
        return function(index);
      }

      @Override
      public int size() {
        return functionCount();
      }
    };
  }

  /** The types of all tables. */
  public List<ExternType.Table> tables() {
    return Collections.unmodifiableList(tables);
  }

  /** The types of all memories. */
  public List<ExternType.Memory> memories() {
    return Collections.unmodifiableList(memories);
  }

  /** The types of all globals. */
  public List<ExternType.Global> globals() {
    return Collections.unmodifiableList(globals);
  }

  /** The types of all tags. */
  public List<FunctionType> tags() {
    return Collections.unmodifiableList(tags);
  }

  /** The number of functions, imported and defined. */
  public int functionCount() {
    return imported.size() + module.functions().size();
  }

  /** How many functions are imported: the index of the first defined one. */
  public int importedFunctions() {
    return imported.size();
  }

  /** How many globals are imported: the index of the first defined one. */
  public int importedGlobals() {
    return importedGlobals;
  }

  /**
   * The index of a function by name: an export name, else a name of the name section, else a
   * decimal index. Empty if nothing of the module is called so.
   */
  public OptionalInt findFunction(String name) {
    for (Export export : module.exports()) {
      if (export.kind() == ExternKind.FUNCTION && export.name().equals(name)) {
        return OptionalInt.of(export.index());
      }
    }
    OptionalInt named =
        module.functionNames().entrySet().stream()
            .filter(entry -> entry.getValue().equals(name))
            .mapToInt(entry -> entry.getKey())
            .min();
    return named.isPresent() ? named : parseIndex(name);
  }

  private OptionalInt parseIndex(String text) {
    if (text.isEmpty() || text.length() > 9 || !text.chars().allMatch(Character::isDigit)) {
      return OptionalInt.empty();
    }
    int index = Integer.parseInt(text);
    return index < functionCount() ? OptionalInt.of(index) : OptionalInt.empty();
  }

  /** What to call a function in messages: its index and, if it has one, its name. */
  public String describeFunction(int index) {
    String name = module.functionNames().get(index);
    if (name == null) {
      for (Export export : module.exports()) {
        if (export.kind() == ExternKind.FUNCTION && export.index() == index) {
          name = export.name();
          break;
        }
      }
    }
    return name == null ? "function " + index : "function " + index + " (" + name + ")";
  }

  private static <T> T find(String what, List<T> space, int index) {
    return find(what, space, index, index);
  }

  private static <T> T find(String what, List<T> space, int index, int place) {
    if (Integer.compareUnsigned(place, space.size()) >= 0) {
      throw new InvalidException("unknown " + what + " " + Integer.toUnsignedString(index));
    }
    return space.get(place);
  }
}
