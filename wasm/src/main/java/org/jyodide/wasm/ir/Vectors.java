package org.jyodide.wasm.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.ir.Expression.Constant;
import org.jyodide.wasm.ir.Expression.GetLocal;
import org.jyodide.wasm.ir.Expression.Load;
import org.jyodide.wasm.ir.Expression.Vector;
import org.jyodide.wasm.ir.Statement.Evaluate;
import org.jyodide.wasm.ir.Statement.SetLocal;

/**
 * The vectors of a function that is being read, and the change from one {@link VectorShape} to
 * another. A local of type v128 becomes locals for its lanes. Between functions a vector is an
 * object; only there.
 */
final class Vectors {
  private final FunctionGraph function;
  private final OperandStack stack;
  private final LaneVotes votes;
  private final Map<Local, List<Local>> lanes = new HashMap<>();

  Vectors(FunctionGraph function, OperandStack stack, LaneVotes votes) {
    this.function = function;
    this.stack = stack;
    this.votes = votes;
  }

  private List<Local> lanesOf(Local local) {
    List<Local> known = lanes.get(local);
    if (known != null) {
      return known;
    }
    VectorShape shape = votes.shapeOfNext();
    List<Local> created = new ArrayList<>();
    for (int i = 0; i < shape.lanes(); i++) {
      created.add(function.newLocal(shape.lane()));
    }
    votes.created(created);
    lanes.put(local, created);
    return created;
  }

  /** The value of a local of any type. */
  Expression read(Local local) {
    if (local.type() != ValueType.V128) {
      return new GetLocal(local);
    }
    List<Local> carriers = lanesOf(local);
    List<Expression> values = new ArrayList<>();
    carriers.forEach(carrier -> values.add(new GetLocal(carrier)));
    return new Vector(VectorShape.of(carriers.get(0).type()), values);
  }

  /** Sets a local of any type. */
  void set(Local local, Expression value) {
    settings(local, value).forEach(stack::emit);
  }

  /** The statements that set a local of any type, in order. */
  List<SetLocal> settings(Local local, Expression value) {
    if (!(value instanceof Vector vector)) {
      return List.of(new SetLocal(local, value));
    }
    List<Local> carriers = lanesOf(local);
    votes.set(carriers, vector);
    List<Expression> values =
        new ArrayList<>(convert(VectorShape.of(carriers.get(0).type()), vector));
    List<SetLocal> settings = new ArrayList<>();
    for (int i = 0; i < carriers.size(); i++) {
      for (int later = i + 1; later < values.size(); later++) {
        if (values.get(later).reads(carriers.get(i))) {
          values.set(later, stack.spill(values.get(later)));
        }
      }
      settings.add(new SetLocal(carriers.get(i), values.get(i)));
    }
    return settings;
  }

  /** The lanes of a vector in a shape, each to be used exactly once. */
  List<Expression> as(VectorShape wanted, Expression value) {
    Vector vector = vector(value);
    votes.wanted(wanted, vector);
    return convert(wanted, vector);
  }

  /** An expression of type v128 on the operand stack. */
  static Vector vector(Expression value) {
    if (value instanceof Vector vector) {
      return vector;
    }
    throw new IllegalStateException("a vector was wanted, got " + value.type());
  }

  private List<Expression> convert(VectorShape wanted, Vector vector) {
    if (vector.shape == wanted) {
      return vector.operands();
    }
    List<Expression> out = new ArrayList<>();
    if (vector.shape.lanes() == wanted.lanes()) {
      vector.operands().forEach(lane -> out.add(Numbers.reinterpret(lane, wanted.lane())));
    } else if (wanted.lanes() == 4) {
      vector.operands().forEach(half -> split(half, wanted.lane(), out));
    } else {
      String pack = vector.shape == VectorShape.I32X4 ? "packI32" : "packF32";
      for (int i = 0; i < 4; i += 2) {
        Expression half =
            Numbers.helper(
                pack, ValueType.I64, vector.operands().get(i), vector.operands().get(i + 1));
        out.add(Numbers.reinterpret(half, wanted.lane()));
      }
    }
    return out;
  }

  private void split(Expression half, ValueType type, List<Expression> out) {
    if (half instanceof Load load && Numbers.isWhole(load)) {
      Expression address = once(load.operands().get(0));
      int opcode = VectorShape.of(type).load();
      out.add(Numbers.load(opcode, load.offset, 0, address));
      out.add(Numbers.load(opcode, load.offset, 4, address));
      return;
    }
    Expression bits = once(Numbers.reinterpret(half, ValueType.I64));
    out.add(Numbers.reinterpret(Numbers.wrap(bits), type));
    out.add(Numbers.reinterpret(Numbers.wrap(Numbers.shift(bits, -32)), type));
  }

  /** The lanes of a vector in a shape, each to be used any number of times. */
  List<Expression> asSettled(VectorShape wanted, Expression value) {
    return as(wanted, value).stream().map(this::once).toList();
  }

  /** An expression without effects that may be evaluated many times, for the same value. */
  Expression once(Expression value) {
    return value instanceof Constant || value instanceof GetLocal ? value : stack.spill(value);
  }

  /** Does what evaluating the value does, if that is anything: an access may trap. */
  void discard(Expression value) {
    if ((value.effects() & (Expression.WRITES | Expression.TRAPS)) == 0) {
      return;
    }
    if (value instanceof Vector vector) {
      vector.operands().forEach(this::discard);
    } else {
      stack.emit(new Evaluate(value));
    }
  }

  /** A value as functions pass it: a vector as its object, the others as they are. */
  Expression boxed(Expression value) {
    if (!(value instanceof Vector)) {
      return value;
    }
    List<Expression> halves = as(VectorShape.I64X2, value);
    return Numbers.helper("box", ValueType.V128, halves.get(0), halves.get(1));
  }

  List<Expression> boxed(List<Expression> values) {
    return values.stream().map(this::boxed).toList();
  }

  /** A value that a function has passed, as it is on the operand stack. */
  Expression unboxed(Expression value) {
    if (value.type() != ValueType.V128) {
      return value;
    }
    Expression object = once(value);
    return new Vector(
        VectorShape.I64X2,
        List.of(
            Numbers.helper("low", ValueType.I64, object),
            Numbers.helper("high", ValueType.I64, object)));
  }
}
