package org.jyodide.wasm.dump;

import java.util.List;
import java.util.stream.Collectors;
import org.jyodide.wasm.binary.InstructionSet;
import org.jyodide.wasm.ir.Expression;
import org.jyodide.wasm.ir.Expression.Call;
import org.jyodide.wasm.ir.Expression.CallIndirect;
import org.jyodide.wasm.ir.Expression.Constant;
import org.jyodide.wasm.ir.Expression.GetGlobal;
import org.jyodide.wasm.ir.Expression.GetLocal;
import org.jyodide.wasm.ir.Expression.Helper;
import org.jyodide.wasm.ir.Expression.Load;
import org.jyodide.wasm.ir.Expression.Numeric;
import org.jyodide.wasm.ir.Expression.Special;
import org.jyodide.wasm.ir.FunctionGraph;
import org.jyodide.wasm.ir.Region;
import org.jyodide.wasm.ir.Statement;
import org.jyodide.wasm.ir.Statement.Block;
import org.jyodide.wasm.ir.Statement.Branch;
import org.jyodide.wasm.ir.Statement.BranchIf;
import org.jyodide.wasm.ir.Statement.BranchTable;
import org.jyodide.wasm.ir.Statement.If;
import org.jyodide.wasm.ir.Statement.Loop;
import org.jyodide.wasm.ir.Statement.MultiCall;
import org.jyodide.wasm.ir.Statement.Protect;
import org.jyodide.wasm.ir.Statement.RegionCall;
import org.jyodide.wasm.ir.Statement.SetGlobal;
import org.jyodide.wasm.ir.Statement.SetLocal;
import org.jyodide.wasm.ir.Statement.Store;

/** Prints the intermediate representation of a function, with its regions. */
public final class IrPrinter {
  private final StringBuilder out = new StringBuilder();
  private int depth;

  private IrPrinter() {}

  /** The function as text. */
  public static String print(FunctionGraph function) {
    IrPrinter printer = new IrPrinter();
    printer.line(
        "function "
            + function.index()
            + " "
            + function.type().shortName()
            + (function.isFramed() ? " framed" : ""));
    printer.list(function.body());
    for (Region region : function.regions()) {
      printer.line(
          "region "
              + region.number()
              + " "
              + region.convention()
              + " "
              + region.parameters()
              + " -> "
              + region.exits());
      printer.list(region.body());
    }
    return printer.out.toString();
  }

  private void line(String text) {
    out.append("  ".repeat(depth)).append(text).append('\n');
  }

  private void list(List<Statement> list) {
    depth++;
    list.forEach(this::statement);
    depth--;
  }

  private void statement(Statement statement) {
    if (statement instanceof SetLocal set) {
      line(set.local + " = " + text(set.value));
    } else if (statement instanceof SetGlobal set) {
      line("global" + set.index + " = " + text(set.value));
    } else if (statement instanceof Store store) {
      line(
          InstructionSet.name(store.opcode)
              + " ["
              + text(store.address)
              + " + "
              + Integer.toUnsignedString(store.offset)
              + "] = "
              + text(store.value));
    } else if (statement instanceof Block block) {
      line(block.label + " {");
      list(block.body);
      line("}");
    } else if (statement instanceof Loop loop) {
      line(loop.label + " {");
      list(loop.body);
      line("}");
    } else if (statement instanceof If choice) {
      line("if " + text(choice.condition) + " {");
      list(choice.then);
      line("} else {");
      list(choice.otherwise);
      line("}");
    } else if (statement instanceof Branch branch) {
      line("br " + branch.target);
    } else if (statement instanceof BranchIf branch) {
      line("br " + branch.target + " if " + text(branch.condition));
    } else if (statement instanceof BranchTable table) {
      line("br_table " + text(table.index) + " " + table.targets);
    } else if (statement instanceof MultiCall call) {
      line(call.results + " = " + text(call.call));
    } else if (statement instanceof Protect protect) {
      line("protect " + protect.exception + " " + protect.handler + " {");
      list(protect.body);
      line("}");
    } else if (statement instanceof RegionCall call) {
      line("region " + call.region.number());
    } else {
      line(
          statement.getClass().getSimpleName()
              + statement.expressions().stream()
                  .map(IrPrinter::text)
                  .collect(Collectors.joining(", ", " ", "")));
    }
  }

  private static String text(Expression expression) {
    String operands =
        expression.operands().stream()
            .map(IrPrinter::text)
            .collect(Collectors.joining(", ", "(", ")"));
    if (expression instanceof Constant constant) {
      return constant.type().text() + ":" + constant.bits;
    } else if (expression instanceof GetLocal get) {
      return get.local.toString();
    } else if (expression instanceof GetGlobal get) {
      return "global" + get.index;
    } else if (expression instanceof Numeric numeric) {
      return InstructionSet.name(numeric.opcode) + operands;
    } else if (expression instanceof Helper helper) {
      return helper.method + operands;
    } else if (expression instanceof Load load) {
      return InstructionSet.name(load.opcode)
          + operands
          + "+"
          + Integer.toUnsignedString(load.offset);
    } else if (expression instanceof Call call) {
      return "call" + call.function + operands;
    } else if (expression instanceof CallIndirect call) {
      return "call_indirect" + call.table + " " + call.functionType.shortName() + operands;
    } else if (expression instanceof Special special) {
      return special.op + " " + special.immediate + " " + special.immediate2 + operands;
    }
    return expression.getClass().getSimpleName() + operands;
  }
}
