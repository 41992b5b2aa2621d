package org.jyodide.emscripten;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jyodide.wasm.ExternType;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.Import;
import org.jyodide.wasm.ValueType;

/**
 * Writes a module without code of its own: it has a memory, a function table, a stack pointer and
 * the tag of C++ exceptions, and exports functions that it imports, and constants.
 */
final class TestModule {
  static final String HOST = "test";

  /** Starts the names under which imported globals are exported. */
  static final String CELL = "cell ";

  static final int STACK_TOP = 0x8000;
  static final int PAGES = 8;
  static final int MOST_PAGES = 64;
  private static final int MOST_SLOTS = 1000;
  private static final int FUNCTION = 0;
  private static final int TABLE = 1;
  private static final int MEMORY = 2;
  private static final int GLOBAL = 3;
  private static final int TAG = 4;

  private final Map<String, FunctionType> functions = new LinkedHashMap<>();
  private final Map<String, Integer> constants = new LinkedHashMap<>();
  private final List<Import> imports = new ArrayList<>();

  /** A function that the host supplies from module {@link #HOST}, and that is exported. */
  void function(String name, FunctionType type) {
    functions.put(name, type);
  }

  /** An exported immutable i32 global. */
  void constant(String name, int value) {
    constants.put(name, value);
  }

  /** An import of a function, which nothing uses, or of a mutable i32 global, which is exported. */
  void require(Import wanted) {
    imports.add(wanted);
  }

  byte[] write() {
    List<FunctionType> types = new ArrayList<>(functions.values());
    Buffer importSection = new Buffer();
    importSection.leb(functions.size() + imports.size());
    int globals = 0;
    int functionIndex = 0;
    List<Runnable> exports = new ArrayList<>();
    Buffer exportSection = new Buffer();
    for (String name : functions.keySet()) {
      importSection.name(HOST).name(name).leb(FUNCTION).leb(functionIndex);
      int index = functionIndex++;
      exports.add(() -> exportSection.name(name).leb(FUNCTION).leb(index));
    }
    for (Import wanted : imports) {
      importSection.name(wanted.module()).name(wanted.name());
      if (wanted.type() instanceof ExternType.Function function) {
        importSection.leb(FUNCTION).leb(types.size());
        types.add(function.type());
      } else {
        importSection.leb(GLOBAL).leb(ValueType.I32.code()).leb(1);
        int index = globals++;
        exports.add(() -> exportSection.name(CELL + wanted.name()).leb(GLOBAL).leb(index));
      }
    }
    Buffer globalSection = new Buffer().leb(constants.size() + 1);
    globalSection.leb(ValueType.I32.code()).leb(1).constant(STACK_TOP);
    int stackPointer = globals++;
    exports.add(() -> exportSection.name("__stack_pointer").leb(GLOBAL).leb(stackPointer));
    for (Map.Entry<String, Integer> constant : constants.entrySet()) {
      globalSection.leb(ValueType.I32.code()).leb(0).constant(constant.getValue());
      int index = globals++;
      exports.add(() -> exportSection.name(constant.getKey()).leb(GLOBAL).leb(index));
    }
    exports.add(() -> exportSection.name("memory").leb(MEMORY).leb(0));
    exports.add(() -> exportSection.name("__indirect_function_table").leb(TABLE).leb(0));
    exports.add(() -> exportSection.name("__cpp_exception").leb(TAG).leb(0));
    types.add(new FunctionType(List.of(ValueType.I32), List.of()));
    Buffer tags = new Buffer().leb(1).leb(0).leb(types.size() - 1);
    exportSection.leb(exports.size());
    exports.forEach(Runnable::run);
    Buffer typeSection = new Buffer().leb(types.size());
    types.forEach(typeSection::type);
    Buffer tables = new Buffer().leb(1).leb(ValueType.FUNCREF.code()).leb(1).leb(1).leb(MOST_SLOTS);
    Buffer memories = new Buffer().leb(1).leb(1).leb(PAGES).leb(MOST_PAGES);
    Buffer module = new Buffer();
    module.out.writeBytes(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
    return module
        .section(1, typeSection)
        .section(2, importSection)
        .section(4, tables)
        .section(5, memories)
        .section(13, tags)
        .section(6, globalSection)
        .section(7, exportSection)
        .out
        .toByteArray();
  }

  private static final class Buffer {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Buffer leb(int value) {
      int rest = value;
      while ((rest & ~0x7F) != 0) {
        out.write((rest & 0x7F) | 0x80);
        rest >>>= 7;
      }
      out.write(rest);
      return this;
    }

    Buffer name(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      leb(bytes.length).out.writeBytes(bytes);
      return this;
    }

    Buffer type(FunctionType type) {
      leb(0x60).leb(type.params().size());
      type.params().forEach(p -> leb(p.code()));
      leb(type.results().size());
      type.results().forEach(r -> leb(r.code()));
      return this;
    }

    /** {@code i32.const value end}. */
    Buffer constant(int value) {
      out.write(0x41);
      long rest = value;
      while (rest < -64 || rest > 63) {
        out.write((int) (rest & 0x7F) | 0x80);
        rest >>= 7;
      }
      out.write((int) (rest & 0x7F));
      out.write(0x0B);
      return this;
    }

    Buffer section(int id, Buffer content) {
      leb(id).leb(content.out.size()).out.writeBytes(content.out.toByteArray());
      return this;
    }
  }
}
