package org.jyodide.wasm.runtime;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.DataSegment;
import org.jyodide.wasm.ElementSegment;
import org.jyodide.wasm.Export;
import org.jyodide.wasm.ExternKind;
import org.jyodide.wasm.ExternType;
import org.jyodide.wasm.GlobalDefinition;
import org.jyodide.wasm.Import;
import org.jyodide.wasm.IndexSpaces;
import org.jyodide.wasm.Limits;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.TrapKind;
import org.jyodide.wasm.WasmModule;

/** The steps of instantiation, in the order of the specification. */
public final class Instantiation {
  private final WasmModule module;
  private final Instance instance;
  private final FunctionLinks links;
  private final ImportMatcher imports;
  private final int memoryCapPages;
  private final @Nullable InstanceImage image;
  private final @Nullable MemoryImage content;
  private final IndexSpaces spaces;

  private final List<WasmFunction> importedFunctions = new ArrayList<>();
  private final List<Global> globals = new ArrayList<>();
  private final List<Table> tables = new ArrayList<>();
  private final List<Memory> memories = new ArrayList<>();
  private final List<Tag> tags = new ArrayList<>();
  private final @Nullable WasmFunction[] functions;
  private final @Nullable Object[][] elements;
  private final ConstantEvaluator evaluator;

  private Instantiation(
      WasmModule module,
      Instance instance,
      FunctionLinks links,
      Imports imports,
      int memoryCapPages,
      @Nullable InstanceImage image,
      @Nullable MemoryImage content) {
    this.module = module;
    this.instance = instance;
    this.links = links;
    this.imports = new ImportMatcher(imports, instance, links, this::ownExport);
    this.memoryCapPages = memoryCapPages;
    this.image = image;
    this.content = content;
    this.spaces = IndexSpaces.ofValid(module);
    this.functions = new WasmFunction[spaces.functionCount()];
    this.elements = new Object[module.elements().size()][];
    this.evaluator = new ConstantEvaluator(module, globals::get, instance::reference);
  }

  /**
   * Fills a new object of the generated class.
   *
   * @param extra imports that the compiled code wants beyond those of the module
   */
  public static Instance run(
      WasmModule module,
      List<Import> extra,
      Instance instance,
      FunctionLinks links,
      Imports imports,
      int memoryCapPages) {
    new Instantiation(module, instance, links, imports, memoryCapPages, null, null).run(extra);
    return instance;
  }

  /**
   * Fills a new object of the generated class so that it starts where another instance was. Tables
   * that the module defines are empty, apart from their size; nothing is written into memory, and
   * the start function is not called.
   *
   * @param content what a memory of its own holds; not looked at if the memory is imported
   */
  public static Instance resume(
      WasmModule module,
      List<Import> extra,
      Instance instance,
      FunctionLinks links,
      Imports imports,
      int memoryCapPages,
      InstanceImage image,
      MemoryImage content) {
    new Instantiation(module, instance, links, imports, memoryCapPages, image, content).run(extra);
    return instance;
  }

  private void run(List<Import> extra) {
    for (Import wanted : module.imports()) {
      addImport(wanted);
    }
    List<WasmFunction> allImports = new ArrayList<>(importedFunctions);
    for (Import wanted : extra) {
      if (wanted.type() instanceof ExternType.Function type) {
        allImports.add(imports.function(wanted, type.type()));
      }
    }
    for (int i = 0; i < importedFunctions.size(); i++) {
      functions[i] = importedFunctions.get(i);
    }
    for (int type : module.tags()) {
      tags.add(new Tag(module.types().get(type)));
    }
    for (ExternType.Memory type : module.memories()) {
      memories.add(newMemory(type.limits()));
    }
    for (ExternType.Table type : module.tables()) {
      tables.add(new Table(type, null));
    }
    Memory memory = memories.isEmpty() ? null : memories.get(0);
    int importedGlobals = globals.size();
    Global[] cells = new Global[importedGlobals + module.globals().size()];
    for (int i = 0; i < globals.size(); i++) {
      cells[i] = globals.get(i);
    }
    instance.setParts(
        new InstanceParts(
            module,
            links,
            functions,
            cells,
            importedGlobals,
            tables.toArray(new Table[0]),
            memory,
            tags.toArray(new Tag[0]),
            new Segments(module, elements)));
    for (GlobalDefinition definition : module.globals()) {
      Global global = Global.of(definition.type(), evaluator.evaluate(definition.initializer()));
      cells[globals.size()] = global;
      globals.add(global);
    }
    instance.link(
        allImports.toArray(new WasmFunction[0]),
        cells,
        tables.toArray(new Table[0]),
        tags.toArray(new Tag[0]));
    if (memory != null) {
      memory.attach(instance);
    }
    if (image == null) {
      initialize(memory);
      if (module.start().isPresent()) {
        instance.reference(module.start().getAsInt()).invoke();
      }
    } else {
      resume(image, cells, importedGlobals);
    }
  }

  private Memory newMemory(Limits limits) {
    return content == null
        ? new Memory(limits, memoryCapPages)
        : new Memory(limits, memoryCapPages, content);
  }

  private void resume(InstanceImage from, Global[] cells, int importedGlobals) {
    BitSet dropped = from.droppedElements();
    for (int i = 0; i < elements.length; i++) {
      elements[i] = dropped.get(i) ? new Object[0] : values(module.elements().get(i));
    }
    instance.segments().apply(from);
    from.apply(cells, importedGlobals);
  }

  private @Nullable WasmFunction ownExport(String name) {
    for (Export export : module.exports()) {
      if (export.kind() == ExternKind.FUNCTION && export.name().equals(name)) {
        int index = export.index();
        if (index < spaces.importedFunctions()) {
          return null;
        }
        WasmFunction known = functions[index];
        if (known == null) {
          known = links.reference(instance, index);
          functions[index] = known;
        }
        return known;
      }
    }
    return null;
  }

  private void addImport(Import wanted) {
    ExternType type = wanted.type();
    if (type instanceof ExternType.Function function) {
      importedFunctions.add(imports.function(wanted, function.type()));
    } else if (type instanceof ExternType.Global global) {
      globals.add(imports.global(wanted, global));
    } else if (type instanceof ExternType.Table table) {
      tables.add(imports.table(wanted, table));
    } else if (type instanceof ExternType.Memory memory) {
      memories.add(imports.memory(wanted, memory));
    } else if (type instanceof ExternType.Tag tag) {
      tags.add(imports.tag(wanted, tag));
    }
  }

  private void initialize(@Nullable Memory memory) {
    for (int i = 0; i < elements.length; i++) {
      ElementSegment segment = module.elements().get(i);
      elements[i] = values(segment);
    }
    for (int i = 0; i < elements.length; i++) {
      ElementSegment segment = module.elements().get(i);
      if (segment.mode() == ElementSegment.Mode.ACTIVE && segment.offset() != null) {
        int to = evaluator.evaluateI32(segment.offset());
        tables.get(segment.table()).init(to, elements[i], 0, elements[i].length);
      }
      if (segment.mode() != ElementSegment.Mode.PASSIVE) {
        elements[i] = new Object[0];
      }
    }
    for (int i = 0; i < module.data().size(); i++) {
      DataSegment segment = module.data().get(i);
      if (segment.offset() != null) {
        if (memory == null) {
          throw new Trap(TrapKind.OUT_OF_BOUNDS_MEMORY);
        }
        memory.write(
            evaluator.evaluateI32(segment.offset()),
            module.bytes(),
            segment.start(),
            segment.end() - segment.start());
        instance.segments().dropData(i);
      }
    }
  }

  private @Nullable Object[] values(ElementSegment segment) {
    int[] indices = segment.functionIndices();
    @Nullable Object[] values = new Object[segment.size()];
    if (indices != null) {
      for (int i = 0; i < values.length; i++) {
        values[i] = instance.reference(indices[i]);
      }
    } else {
      for (int i = 0; i < values.length; i++) {
        values[i] = evaluator.evaluate(segment.elements().get(i));
      }
    }
    return values;
  }
}
