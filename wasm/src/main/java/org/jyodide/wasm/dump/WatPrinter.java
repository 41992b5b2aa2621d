package org.jyodide.wasm.dump;

import java.util.List;
import org.jyodide.wasm.ConstantExpression;
import org.jyodide.wasm.DataSegment;
import org.jyodide.wasm.ElementSegment;
import org.jyodide.wasm.Export;
import org.jyodide.wasm.ExternType;
import org.jyodide.wasm.FunctionBody;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.GlobalDefinition;
import org.jyodide.wasm.Import;
import org.jyodide.wasm.IndexSpaces;
import org.jyodide.wasm.Limits;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.WasmModule;
import org.jyodide.wasm.binary.BinaryReader;
import org.jyodide.wasm.binary.InstructionReader;
import org.jyodide.wasm.binary.Opcodes;

/**
 * Prints valid modules in the text format of the specification: one instruction a line, indented by
 * blocks, with indices as numbers and names as comments. What it prints can be read by other tools.
 */
public final class WatPrinter {
  private static final String INDENT = "  ";

  private final WasmModule module;
  private final IndexSpaces spaces;
  private final InstructionPrinter instructions;

  /** A printer for {@code module}, which has to be valid. */
  public WatPrinter(WasmModule module) {
    this.module = module;
    this.spaces = IndexSpaces.of(module);
    this.instructions = new InstructionPrinter(module, spaces);
  }

  /** The text of the whole module. */
  public String module() {
    StringBuilder out = new StringBuilder("(module\n");
    types(out);
    imports(out);
    for (int i = 0; i < module.code().size(); i++) {
      function(out, spaces.importedFunctions() + i);
    }
    tablesAndMemories(out);
    tags(out);
    globals(out);
    for (Export export : module.exports()) {
      String kind = keyword(export);
      line(
          out,
          "(export " + WatText.string(export.name()) + " (" + kind + " " + export.index() + "))");
    }
    module.start().ifPresent(start -> line(out, "(start " + start + ")"));
    module.elements().forEach(segment -> line(out, "(elem" + elements(segment) + ")"));
    module.data().forEach(segment -> line(out, "(data" + data(segment) + ")"));
    return out.append(")\n").toString();
  }

  /**
   * The text of one function.
   *
   * @param index its index, imports counted
   * @throws IllegalArgumentException if it is imported or the code was stripped
   */
  public String function(int index) {
    StringBuilder out = new StringBuilder();
    function(out, index);
    return out.toString();
  }

  /**
   * The text of one function.
   *
   * @param name as {@link IndexSpaces#findFunction} takes it
   * @throws IllegalArgumentException if there is no such function with code
   */
  public String function(String name) {
    return function(
        spaces
            .findFunction(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "an export, a debug name or an index below "
                            + spaces.functionCount()
                            + " was wanted, got \""
                            + name
                            + "\"")));
  }

  private static void line(StringBuilder out, String text) {
    out.append(INDENT).append(text).append('\n');
  }

  private void types(StringBuilder out) {
    for (int i = 0; i < module.types().size(); i++) {
      line(out, "(type (;" + i + ";) (func" + signature(module.types().get(i)) + "))");
    }
  }

  private static String signature(FunctionType type) {
    return WatText.types("param", type.params()) + WatText.types("result", type.results());
  }

  private void imports(StringBuilder out) {
    int functions = 0;
    for (Import imported : module.imports()) {
      String number =
          imported.type() instanceof ExternType.Function ? " (;" + functions++ + ";)" : "";
      String names = WatText.string(imported.module()) + " " + WatText.string(imported.name());
      line(out, "(import " + names + " (" + describe(imported.type(), number) + "))");
    }
  }

  private static String describe(ExternType type, String number) {
    if (type instanceof ExternType.Function function) {
      return "func" + number + signature(function.type());
    } else if (type instanceof ExternType.Table table) {
      return "table " + limits(table.limits()) + " " + table.element().text();
    } else if (type instanceof ExternType.Memory memory) {
      return "memory " + limits(memory.limits());
    } else if (type instanceof ExternType.Global global) {
      return "global " + globalType(global);
    } else if (type instanceof ExternType.Tag tag) {
      return "tag" + WatText.types("param", tag.type().params());
    }
    throw new IllegalArgumentException("no such kind of import: " + type);
  }

  private static String limits(Limits limits) {
    return limits.minimum() + (limits.hasMaximum() ? " " + limits.maximum() : "");
  }

  private static String globalType(ExternType.Global global) {
    return global.mutable() ? "(mut " + global.type().text() + ")" : global.type().text();
  }

  private void function(StringBuilder out, int index) {
    int body = index - spaces.importedFunctions();
    if (body < 0 || body >= module.code().size()) {
      throw new IllegalArgumentException(
          spaces.describeFunction(index)
              + " has no code here: it is imported, or was compiled before");
    }
    int type = module.functions().get(body);
    out.append(INDENT).append("(func ").append("(;").append(index).append(";) ");
    String name = module.functionNames().get(index);
    if (name != null) {
      out.append(WatText.comment(name)).append(' ');
    }
    out.append("(type ").append(type).append(')').append(signature(spaces.type(type))).append('\n');
    body(out, module.code().get(body));
    line(out, ")");
  }

  private void body(StringBuilder out, FunctionBody body) {
    if (!body.locals().isEmpty()) {
      line(out, INDENT + WatText.types("local", body.locals()).strip());
    }
    InstructionReader code = new InstructionReader(module, body);
    int depth = 2;
    while (code.next()) {
      boolean closes = isOneOf(code.opcode(), Opcodes.END, Opcodes.DELEGATE);
      boolean divides = isOneOf(code.opcode(), Opcodes.ELSE, Opcodes.CATCH, Opcodes.CATCH_ALL);
      depth -= closes ? 1 : 0;
      if (depth > 1) {
        out.append(INDENT.repeat(divides ? depth - 1 : depth));
        out.append(instructions.print(code)).append('\n');
      }
      depth += opens(code.opcode()) ? 1 : 0;
    }
  }

  private static boolean opens(int opcode) {
    return isOneOf(opcode, Opcodes.BLOCK, Opcodes.LOOP, Opcodes.IF, Opcodes.TRY, Opcodes.TRY_TABLE);
  }

  private static boolean isOneOf(int opcode, int... candidates) {
    for (int candidate : candidates) {
      if (candidate == opcode) {
        return true;
      }
    }
    return false;
  }

  private void tablesAndMemories(StringBuilder out) {
    module.tables().forEach(table -> line(out, "(" + describe(table, "") + ")"));
    module.memories().forEach(memory -> line(out, "(" + describe(memory, "") + ")"));
  }

  private void tags(StringBuilder out) {
    for (int type : module.tags()) {
      line(out, "(tag" + WatText.types("param", spaces.type(type).params()) + ")");
    }
  }

  private void globals(StringBuilder out) {
    for (GlobalDefinition global : module.globals()) {
      line(out, "(global " + globalType(global.type()) + expression(global.initializer()) + ")");
    }
  }

  private static String keyword(Export export) {
    return switch (export.kind()) {
      case FUNCTION -> "func";
      case TABLE -> "table";
      case MEMORY -> "memory";
      case GLOBAL -> "global";
      case TAG -> "tag";
    };
  }

  private String expression(ConstantExpression expression) {
    InstructionReader code =
        new InstructionReader(
            new BinaryReader(module.bytes(), expression.start(), expression.end()));
    StringBuilder out = new StringBuilder();
    while (code.next() && code.opcode() != Opcodes.END) {
      out.append(' ').append(instructions.print(code));
    }
    return out.toString();
  }

  private String elements(ElementSegment segment) {
    StringBuilder out = new StringBuilder();
    if (segment.mode() == ElementSegment.Mode.DECLARATIVE) {
      out.append(" declare");
    }
    ConstantExpression offset = segment.offset();
    if (offset != null) {
      out.append(" (table ").append(segment.table()).append(")");
      out.append(" (offset").append(expression(offset)).append(')');
    }
    int[] functions = segment.functionIndices();
    if (functions != null) {
      out.append(" func");
      for (int function : functions) {
        out.append(' ').append(function);
      }
      return out.toString();
    }
    ValueType type = segment.type();
    out.append(' ').append(type.text());
    List<ConstantExpression> elements = segment.elements();
    elements.forEach(element -> out.append(" (item").append(expression(element)).append(')'));
    return out.toString();
  }

  private String data(DataSegment segment) {
    ConstantExpression offset = segment.offset();
    String place = offset == null ? "" : " (offset" + expression(offset) + ")";
    return place + " " + WatText.string(module.bytes(), segment.start(), segment.end());
  }
}
