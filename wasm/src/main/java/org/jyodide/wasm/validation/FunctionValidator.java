package org.jyodide.wasm.validation;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.ExternType;
import org.jyodide.wasm.FunctionBody;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.IndexSpaces;
import org.jyodide.wasm.InvalidException;
import org.jyodide.wasm.MalformedException;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.WasmModule;
import org.jyodide.wasm.binary.Immediates;
import org.jyodide.wasm.binary.InstructionReader;
import org.jyodide.wasm.binary.InstructionSet;
import org.jyodide.wasm.binary.Opcodes;

/**
 * Validates function bodies, one after another. Control, exception and table instructions are
 * checked by classes of their own. Not safe for use by several threads at once; use one for each.
 */
public final class FunctionValidator {
  private final FunctionContext context;
  private final OperandStack operands;
  private final ControlInstructions controlInstructions;
  private final ExceptionInstructions exceptionInstructions;
  private final TableInstructions tableInstructions;

  /**
   * A validator for bodies of {@code module}.
   *
   * @param references the functions that {@code ref.func} may name
   */
  public FunctionValidator(WasmModule module, IndexSpaces spaces, BitSet references) {
    context = new FunctionContext(module, spaces, references);
    operands = context.operands;
    controlInstructions = new ControlInstructions(context);
    exceptionInstructions = new ExceptionInstructions(context);
    tableInstructions = new TableInstructions(context);
  }

  /**
   * Validates a body.
   *
   * @param bodyIndex its index in the code section
   * @throws InvalidException if it is not valid; the message says in which function and where
   * @throws MalformedException if its instructions are malformed
   */
  public void validate(int bodyIndex) {
    int function = context.spaces.importedFunctions() + bodyIndex;
    FunctionBody body = context.module.code().get(bodyIndex);
    InstructionReader code = context.start(body, context.spaces.function(function));
    try {
      check(code, body);
    } catch (MalformedException e) {
      MalformedException located =
          new MalformedException(
              e.getMessage() + " in " + context.spaces.describeFunction(function));
      located.initCause(e);
      throw located;
    } catch (InvalidException e) {
      throw Located.at(e, context.spaces.describeFunction(function), code.offset());
    }
  }

  private void check(InstructionReader code, FunctionBody body) {
    try {
      walk(code, body);
    } catch (InvalidException e) {
      requireWellFormed(body);
      throw e;
    }
  }

  private void walk(InstructionReader code, FunctionBody body) {
    FunctionType results = new FunctionType(List.of(), context.functionType().results());
    context.control.push(Opcodes.BLOCK, results);
    while (!context.control.isEmpty()) {
      requireNext(code, body);
      check(code);
    }
    requireEnd(code, body);
  }

  /** Fails if the body is malformed further on: that comes first, whatever is invalid in it. */
  private void requireWellFormed(FunctionBody body) {
    InstructionReader code = new InstructionReader(context.module, body);
    for (int depth = 1; depth > 0; ) {
      requireNext(code, body);
      switch (code.opcode()) {
        case Opcodes.BLOCK, Opcodes.LOOP, Opcodes.IF, Opcodes.TRY, Opcodes.TRY_TABLE -> depth++;
        case Opcodes.END, Opcodes.DELEGATE -> depth--;
        default -> {}
      }
    }
    requireEnd(code, body);
  }

  private void requireNext(InstructionReader code, FunctionBody body) {
    if (!code.next()) {
      throw context.malformed(missingEnd(body));
    }
  }

  /** What the suite says of a body without an end depends on what follows the body. */
  private String missingEnd(FunctionBody body) {
    byte[] bytes = context.module.bytes();
    if (body.end() == bytes.length) {
      return "unexpected end of section or function";
    }
    return bytes[body.end()] == Opcodes.END
        ? "section size mismatch: the end of a body is outside of it"
        : "END opcode expected";
  }

  private void requireEnd(InstructionReader code, FunctionBody body) {
    if (code.nextOffset() != body.end()) {
      throw context.malformed("section size mismatch: a body goes on after its end");
    }
  }

  private void check(InstructionReader code) {
    FunctionType type = code.type();
    if (type == null) {
      checkSpecial(code);
      return;
    }
    checkMemory(code);
    operands.popAll(type.params());
    operands.pushAll(type.results());
  }

  private void checkMemory(InstructionReader code) {
    Immediates immediates = InstructionSet.immediates(code.opcode());
    if (immediates == null) {
      return;
    }
    switch (immediates) {
      case MEMORY_ACCESS -> checkAccess(code);
      case MEMORY_LANE -> {
        checkAccess(code);
        LaneNumbers.checkAccess(code);
      }
      case LANE, SHUFFLE -> LaneNumbers.check(code);
      case MEMORY, MEMORY_MEMORY -> context.spaces.memory(0);
      case DATA -> context.requireData(code.index());
      case DATA_MEMORY -> {
        context.spaces.memory(0);
        context.requireData(code.index());
      }
      default -> {}
    }
  }

  private void checkAccess(InstructionReader code) {
    context.spaces.memory(0);
    int natural = InstructionSet.naturalAlignment(code.opcode());
    if (Integer.compareUnsigned(code.alignment(), natural) > 0) {
      throw new InvalidException(
          "alignment must not be larger than natural: 2^"
              + Integer.toUnsignedString(code.alignment())
              + " > 2^"
              + natural);
    }
  }

  private void checkSpecial(InstructionReader code) {
    switch (code.opcode()) {
      case Opcodes.DROP -> operands.pop();
      case Opcodes.SELECT -> select();
      case Opcodes.SELECT_T -> select(code);
      case Opcodes.LOCAL_GET -> operands.push(context.local(code.index()));
      case Opcodes.LOCAL_SET -> operands.pop(context.local(code.index()));
      case Opcodes.LOCAL_TEE -> {
        ValueType local = context.local(code.index());
        operands.pop(local);
        operands.push(local);
      }
      case Opcodes.GLOBAL_GET -> operands.push(context.spaces.global(code.index()).type());
      case Opcodes.GLOBAL_SET -> globalSet(code.index());
      default -> {
        if (!controlInstructions.check(code)
            && !exceptionInstructions.check(code)
            && !tableInstructions.check(code)) {
          throw new IllegalStateException("no check for " + code.name());
        }
      }
    }
  }

  private void globalSet(int index) {
    ExternType.Global global = context.spaces.global(index);
    if (!global.mutable()) {
      throw new InvalidException("global is immutable: " + index);
    }
    operands.pop(global.type());
  }

  private void select() {
    operands.pop(ValueType.I32);
    ValueType second = operands.pop();
    ValueType first = operands.pop();
    if (isReference(first) || isReference(second)) {
      throw new InvalidException("type mismatch: select of references needs a type");
    }
    if (first != null && second != null && first != second) {
      throw new InvalidException(
          "type mismatch: select between " + first.text() + " and " + second.text());
    }
    operands.push(first != null ? first : second);
  }

  private static boolean isReference(@Nullable ValueType type) {
    return type != null && type.isReference();
  }

  private void select(InstructionReader code) {
    if (code.selectTypes().size() != 1) {
      throw new InvalidException(
          "invalid result arity " + code.selectTypes().size() + ", 1 wanted");
    }
    ValueType type = code.selectTypes().get(0);
    operands.pop(ValueType.I32);
    operands.pop(type);
    operands.pop(type);
    operands.push(type);
  }
}
