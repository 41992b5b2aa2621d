package org.jyodide.wasm;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jyodide.wasm.validation.ConstantExpressions;
import org.jyodide.wasm.validation.FunctionValidator;

/**
 * Validates modules as chapter "Validation" of the specification asks: first everything outside of
 * function bodies, then bodies in any order and by as many threads as wanted. Takes time linear in
 * the size of the module.
 */
public final class ModuleValidator {
  /** 4 GiB in pages of 64 KiB. */
  private static final long MAXIMUM_PAGES = 65536;

  private final WasmModule module;
  private final IndexSpaces spaces;
  private final BitSet references;

  /**
   * Validates everything but the bodies.
   *
   * @throws InvalidException if the module is not valid
   */
  public ModuleValidator(WasmModule module) {
    this.module = module;
    this.spaces = IndexSpaces.of(module);
    ConstantExpressions constants = new ConstantExpressions(module, spaces);
    this.references = constants.references();
    checkTables();
    checkMemories();
    spaces.tags().forEach(tag -> checkTag(tag));
    checkGlobals(constants);
    checkExports();
    checkStart();
    module.elements().forEach(segment -> checkElements(segment, constants));
    checkData(constants);
  }

  /**
   * Validates a whole module.
   *
   * @throws InvalidException if it is not valid
   * @throws MalformedException if instructions of a body are malformed
   */
  public static void validate(WasmModule module) {
    new ModuleValidator(module).validateBodies(0, module.code().size());
  }

  /**
   * Validates the bodies {@code from} to {@code to} (exclusive), counted without imports. May be
   * called from any thread.
   *
   * @throws InvalidException if one is not valid
   * @throws MalformedException if instructions are malformed
   */
  public void validateBodies(int from, int to) {
    FunctionValidator validator = new FunctionValidator(module, spaces, references);
    for (int body = from; body < to; body++) {
      validator.validate(body);
    }
  }

  /** The index spaces of the module. */
  public IndexSpaces spaces() {
    return spaces;
  }

  private void checkTables() {
    for (ExternType.Table table : spaces.tables()) {
      checkLimits(table.limits());
    }
  }

  private void checkMemories() {
    List<ExternType.Memory> memories = spaces.memories();
    if (memories.size() > 1) {
      throw new InvalidException("multiple memories: " + memories.size() + ", one allowed");
    }
    for (ExternType.Memory memory : memories) {
      Limits limits = memory.limits();
      if (limits.minimum() > MAXIMUM_PAGES || limits.maximum() > MAXIMUM_PAGES) {
        throw new InvalidException(
            "memory size must be at most 65536 pages (4GiB), not "
                + Math.max(limits.minimum(), limits.maximum()));
      }
      checkLimits(limits);
    }
  }

  private static void checkLimits(Limits limits) {
    if (limits.hasMaximum() && limits.minimum() > limits.maximum()) {
      throw new InvalidException(
          "size minimum must not be greater than maximum: "
              + limits.minimum()
              + " > "
              + limits.maximum());
    }
  }

  private static void checkTag(FunctionType type) {
    if (!type.results().isEmpty()) {
      throw new InvalidException("non-empty tag result type " + type.results());
    }
  }

  private void checkGlobals(ConstantExpressions constants) {
    for (int i = 0; i < module.globals().size(); i++) {
      GlobalDefinition global = module.globals().get(i);
      constants.check(global.initializer(), global.type().type(), spaces.importedGlobals() + i);
    }
  }

  private void checkExports() {
    Set<String> names = new HashSet<>();
    for (Export export : module.exports()) {
      switch (export.kind()) {
        case FUNCTION -> {
          spaces.function(export.index());
          references.set(export.index());
        }
        case TABLE -> spaces.table(export.index());
        case MEMORY -> spaces.memory(export.index());
        case GLOBAL -> spaces.global(export.index());
        case TAG -> spaces.tag(export.index());
      }
      if (!names.add(export.name())) {
        throw new InvalidException("duplicate export name \"" + export.name() + "\"");
      }
    }
  }

  private void checkStart() {
    if (module.start().isEmpty()) {
      return;
    }
    FunctionType type = spaces.function(module.start().getAsInt());
    if (!type.params().isEmpty() || !type.results().isEmpty()) {
      throw new InvalidException("start function has type " + type + ", [] -> [] wanted");
    }
  }

  private void checkElements(ElementSegment segment, ConstantExpressions constants) {
    ConstantExpression offset = segment.offset();
    if (offset != null) {
      ValueType wanted = spaces.table(segment.table()).element();
      if (wanted != segment.type()) {
        throw new InvalidException(
            "type mismatch: elements of type "
                + segment.type().text()
                + " for a table of "
                + wanted.text());
      }
      constants.check(offset, ValueType.I32);
    }
    int[] functions = segment.functionIndices();
    if (functions != null) {
      for (int function : functions) {
        spaces.function(function);
        references.set(function);
      }
    }
    segment.elements().forEach(element -> constants.check(element, segment.type()));
  }

  private void checkData(ConstantExpressions constants) {
    for (DataSegment segment : module.data()) {
      ConstantExpression offset = segment.offset();
      if (offset != null) {
        spaces.memory(0);
        constants.check(offset, ValueType.I32);
      }
    }
  }
}
