package org.jyodide.wasm.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.binary.InstructionSet;
import org.jyodide.wasm.ir.Expression.Constant;
import org.jyodide.wasm.ir.Expression.Vector;

/**
 * Reads the SIMD instructions that compute. Lanes of 32 and 64 bits are computed one by one, by the
 * scalar instruction of the same name where there is one. Lanes of 8 and 16 bits are computed by
 * methods of the runtime, eight or four in an i64 at a time.
 */
final class VectorArithmetic {
  private static final int I32_NE = 0x47;
  private static final int I32_MUL = 0x6C;
  private static final int I32_ADD = 0x6A;
  private static final int I64_NE = 0x52;
  private static final int I64_MUL = 0x7E;
  private static final int FIRST_NUMERIC = 0x45;
  private static final int LAST_NUMERIC = 0xC4;
  private static final int FIRST_SATURATING = 0xFC00;
  private static final int LAST_SATURATING = 0xFC07;

  private static final Map<String, Integer> SCALARS = new HashMap<>();

  static {
    for (int opcode = FIRST_NUMERIC; opcode <= LAST_NUMERIC; opcode++) {
      SCALARS.put(InstructionSet.name(opcode), opcode);
    }
    for (int opcode = FIRST_SATURATING; opcode <= LAST_SATURATING; opcode++) {
      SCALARS.put(InstructionSet.name(opcode), opcode);
    }
  }

  private final OperandStack stack;
  private final Vectors vectors;

  VectorArithmetic(OperandStack stack, Vectors vectors) {
    this.stack = stack;
    this.vectors = vectors;
  }

  void read(int opcode, String name) {
    int dot = name.indexOf('.');
    String shape = name.substring(0, dot);
    String operation = name.substring(dot + 1);
    FunctionType type = InstructionSet.type(opcode);
    if (type == null) {
      throw new IllegalStateException("no type for " + name);
    }
    boolean shifts = type.params().get(type.params().size() - 1) == ValueType.I32;
    Expression amount = shifts ? vectors.once(stack.pop()) : Numbers.i32(0);
    List<Expression> operands = stack.pop(type.params().size() - (shifts ? 1 : 0));
    if (shape.equals("v128")) {
      stack.push(bitwise(operation, operands));
    } else if (shape.equals("i8x16") || shape.equals("i16x8")) {
      stack.push(small(method(name), operation, type, operands, shifts ? amount : null));
    } else if (shifts) {
      stack.push(shift(shape, operation, operands.get(0), amount));
    } else {
      stack.push(wide(VectorShape.valueOf(shape.toUpperCase(Locale.ROOT)), operation, operands));
    }
  }

  /** {@code i8x16.add_sat_s} to {@code i8x16AddSatS}: an instruction as a method. */
  private static String method(String name) {
    StringBuilder method = new StringBuilder();
    for (String word : name.split("[._]", -1)) {
      method.append(
          method.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return method.toString();
  }

  private static boolean isSigned(String operation) {
    return operation.endsWith("_s");
  }

  private Expression bitwise(String operation, List<Expression> operands) {
    VectorShape shape = bitwiseShape(operands);
    ValueType type = shape.lane();
    List<List<Expression>> lanes = new ArrayList<>();
    operands.forEach(operand -> lanes.add(vectors.as(shape, operand)));
    if (operation.equals("any_true")) {
      int or = scalar(type, "or");
      Expression bits =
          lanes.get(0).stream().reduce((a, b) -> Numbers.numeric(or, a, b)).orElseThrow();
      return Numbers.numeric(type == ValueType.I32 ? I32_NE : I64_NE, bits, Numbers.zero(type));
    }
    List<Expression> results = new ArrayList<>();
    for (int i = 0; i < shape.lanes(); i++) {
      Expression first = lanes.get(0).get(i);
      results.add(
          switch (operation) {
            case "not" -> not(first);
            case "andnot" -> Numbers.numeric(scalar(type, "and"), first, not(lanes.get(1).get(i)));
            case "bitselect" ->
                Numbers.helper("bitselect", type, first, lanes.get(1).get(i), lanes.get(2).get(i));
            default -> Numbers.numeric(scalar(type, operation), first, lanes.get(1).get(i));
          });
    }
    return new Vector(shape, results);
  }

  /** Most often pairs of i64; lanes of 32 bits if that is what most operands are. */
  private static VectorShape bitwiseShape(List<Expression> operands) {
    int narrow = 0;
    int wide = 0;
    for (Expression operand : operands) {
      Vector vector = Vectors.vector(operand);
      if (vector.shape.lanes() == 4) {
        narrow++;
      } else if (!(vector.operands().get(0) instanceof Constant)) {
        wide++;
      }
    }
    return narrow > wide ? VectorShape.I32X4 : VectorShape.I64X2;
  }

  private static int scalar(ValueType type, String operation) {
    Integer opcode = SCALARS.get(type.text() + "." + operation);
    if (opcode == null) {
      throw new IllegalStateException("no " + operation + " of " + type.text());
    }
    return opcode;
  }

  private static Expression not(Expression value) {
    if (value instanceof Constant constant) {
      return value.type() == ValueType.I32
          ? Numbers.i32((int) ~constant.bits)
          : Numbers.i64(~constant.bits);
    }
    return Numbers.numeric(scalar(value.type(), "xor"), value, new Constant(value.type(), -1));
  }

  private Expression small(
      String method,
      String operation,
      FunctionType type,
      List<Expression> operands,
      @Nullable Expression amount) {
    if (operation.startsWith("narrow_i32x4")) {
      return perOperand(method, VectorShape.I32X4, operands);
    }
    if (operation.startsWith("narrow_i16x8")) {
      return perOperand(method, VectorShape.I64X2, operands);
    }
    if (operation.startsWith("extend_")) {
      return Extension.toI16(part(operation, operands.get(0)), isSigned(operation));
    }
    if (operation.startsWith("extmul_")) {
      Vector first = Extension.toI16(part(operation, operands.get(0)), isSigned(operation));
      Vector second = Extension.toI16(part(operation, operands.get(1)), isSigned(operation));
      return perHalf("i16x8Mul", List.of(first, second));
    }
    if (operation.equals("swizzle")) {
      List<Expression> bytes = vectors.asSettled(VectorShape.I64X2, operands.get(0));
      List<Expression> numbers = vectors.as(VectorShape.I64X2, operands.get(1));
      return pair(
          Numbers.helper(method, ValueType.I64, bytes.get(0), bytes.get(1), numbers.get(0)),
          Numbers.helper(method, ValueType.I64, bytes.get(0), bytes.get(1), numbers.get(1)));
    }
    if (type.results().get(0) == ValueType.I32) {
      List<Expression> halves = vectors.as(VectorShape.I64X2, operands.get(0));
      return Numbers.helper(method, ValueType.I32, halves.get(0), halves.get(1));
    }
    if (amount != null) {
      List<Expression> halves = vectors.as(VectorShape.I64X2, operands.get(0));
      return pair(
          Numbers.helper(method, ValueType.I64, halves.get(0), amount),
          Numbers.helper(method, ValueType.I64, halves.get(1), amount));
    }
    return perHalf(method, operands);
  }

  private static Vector pair(Expression low, Expression high) {
    return new Vector(VectorShape.I64X2, List.of(low, high));
  }

  private Vector perHalf(String method, List<Expression> operands) {
    List<List<Expression>> halves = new ArrayList<>();
    operands.forEach(operand -> halves.add(vectors.as(VectorShape.I64X2, operand)));
    List<Expression> results = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      int half = i;
      Expression[] arguments =
          halves.stream().map(lanes -> lanes.get(half)).toArray(Expression[]::new);
      results.add(Numbers.helper(method, ValueType.I64, arguments));
    }
    return new Vector(VectorShape.I64X2, results);
  }

  /** Each operand makes a half. */
  private Vector perOperand(String method, VectorShape shape, List<Expression> operands) {
    List<Expression> halves = new ArrayList<>();
    for (Expression operand : operands) {
      Expression[] lanes = vectors.as(shape, operand).toArray(Expression[]::new);
      halves.add(Numbers.helper(method, ValueType.I64, lanes));
    }
    return new Vector(VectorShape.I64X2, halves);
  }

  /** The half that an instruction on low or high lanes reads, to be used any number of times. */
  private Expression part(String operation, Expression operand) {
    List<Expression> halves = vectors.as(VectorShape.I64X2, operand);
    boolean high = operation.contains("_high_");
    vectors.discard(halves.get(high ? 0 : 1));
    return vectors.once(halves.get(high ? 1 : 0));
  }

  private Vector shift(String shape, String operation, Expression operand, Expression amount) {
    VectorShape lanes = VectorShape.valueOf(shape.toUpperCase(Locale.ROOT));
    int opcode = scalar(lanes.lane(), operation);
    List<Expression> results = new ArrayList<>();
    for (Expression lane : vectors.as(lanes, operand)) {
      results.add(
          Numbers.numeric(
              opcode, lane, lanes == VectorShape.I64X2 ? Numbers.extend(amount, false) : amount));
    }
    return new Vector(lanes, results);
  }

  private Expression wide(VectorShape shape, String operation, List<Expression> operands) {
    ValueType type = shape.lane();
    if (operation.startsWith("ext") || operation.startsWith("dot")) {
      return widened(shape, operation, operands);
    }
    if (operation.equals("all_true") || operation.equals("bitmask")) {
      Expression[] lanes = vectors.as(shape, operands.get(0)).toArray(Expression[]::new);
      String method = shape.name().toLowerCase(Locale.ROOT);
      return Numbers.helper(
          method + (operation.equals("bitmask") ? "Bitmask" : "AllTrue"), ValueType.I32, lanes);
    }
    String plain = operation.replaceAll("x[24]|_zero|(?<=_)low_", "");
    Integer opcode = SCALARS.get(type.text() + "." + plain);
    if (opcode != null) {
      return lanewise(opcode, operands);
    }
    List<List<Expression>> lanes = new ArrayList<>();
    operands.forEach(operand -> lanes.add(vectors.as(shape, operand)));
    List<Expression> results = new ArrayList<>();
    String method = method(type.text() + "." + operation);
    for (int i = 0; i < shape.lanes(); i++) {
      int lane = i;
      Expression[] arguments =
          lanes.stream().map(values -> values.get(lane)).toArray(Expression[]::new);
      results.add(
          operation.equals("neg")
              ? Numbers.negative(arguments[0])
              : Numbers.helper(method, type, arguments));
    }
    return new Vector(shape, results);
  }

  /** A scalar instruction on each lane. Comparisons give masks; missing lanes are zero. */
  private Vector lanewise(int opcode, List<Expression> operands) {
    VectorShape from = VectorShape.of(typeOf(opcode));
    List<List<Expression>> lanes = new ArrayList<>();
    operands.forEach(operand -> lanes.add(vectors.as(from, operand)));
    boolean compares = NumericInstruction.isComparison(opcode);
    VectorShape to = VectorShape.of(NumericInstruction.result(opcode));
    if (compares && from.lanes() == 2) {
      to = VectorShape.I64X2;
    }
    List<Expression> results = new ArrayList<>();
    for (int i = 0; i < to.lanes(); i++) {
      if (i < from.lanes()) {
        int lane = i;
        Expression result =
            Numbers.numeric(
                opcode, lanes.stream().map(values -> values.get(lane)).toArray(Expression[]::new));
        results.add(compares ? mask(result, to) : result);
      } else {
        results.add(Numbers.zero(to.lane()));
      }
    }
    for (int unused = to.lanes(); unused < from.lanes(); unused++) {
      vectors.discard(lanes.get(0).get(unused));
    }
    return new Vector(to, results);
  }

  private static Expression mask(Expression truth, VectorShape shape) {
    return Numbers.negative(shape == VectorShape.I64X2 ? Numbers.extend(truth, false) : truth);
  }

  private static ValueType typeOf(int opcode) {
    FunctionType type = InstructionSet.type(opcode);
    if (type == null) {
      throw new IllegalStateException("no type for " + InstructionSet.name(opcode));
    }
    return type.params().get(0);
  }

  /** Lanes of 32 or 64 bits of lanes of half the size. */
  private Vector widened(VectorShape shape, String operation, List<Expression> operands) {
    if (operation.startsWith("extadd_")) {
      return pairwise(operands, isSigned(operation));
    }
    if (operation.startsWith("dot_")) {
      return pairwise(operands, true);
    }
    List<List<Expression>> extended = new ArrayList<>();
    operands.forEach(operand -> extended.add(extended(shape, operation, operand)));
    if (operands.size() == 1) {
      return new Vector(shape, extended.get(0));
    }
    List<Expression> products = new ArrayList<>();
    for (int i = 0; i < shape.lanes(); i++) {
      products.add(
          Numbers.numeric(
              shape == VectorShape.I32X4 ? I32_MUL : I64_MUL,
              extended.get(0).get(i),
              extended.get(1).get(i)));
    }
    return new Vector(shape, products);
  }

  private List<Expression> extended(VectorShape shape, String operation, Expression operand) {
    boolean signed = isSigned(operation);
    if (shape == VectorShape.I32X4) {
      return Extension.toI32(part(operation, operand), signed).operands();
    }
    List<Expression> lanes = vectors.as(VectorShape.I32X4, operand);
    int first = operation.contains("_high_") ? 2 : 0;
    vectors.discard(lanes.get(2 - first));
    vectors.discard(lanes.get(3 - first));
    return List.of(
        Numbers.extend(lanes.get(first), signed), Numbers.extend(lanes.get(first + 1), signed));
  }

  /** Sums of neighbours, of one operand or of products of two. */
  private Vector pairwise(List<Expression> operands, boolean signed) {
    List<List<Expression>> halves = new ArrayList<>();
    operands.forEach(operand -> halves.add(vectors.asSettled(VectorShape.I64X2, operand)));
    List<Expression> sums = new ArrayList<>();
    for (int lane = 0; lane < 8; lane += 2) {
      sums.add(
          Numbers.numeric(
              I32_ADD, product(halves, lane, signed), product(halves, lane + 1, signed)));
    }
    return new Vector(VectorShape.I32X4, sums);
  }

  private static Expression product(List<List<Expression>> halves, int lane, boolean signed) {
    return halves.stream()
        .map(operand -> Extension.lane16(operand.get(lane / 4), lane % 4, signed))
        .reduce((a, b) -> Numbers.numeric(I32_MUL, a, b))
        .orElseThrow();
  }
}
