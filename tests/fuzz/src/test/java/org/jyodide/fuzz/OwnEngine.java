package org.jyodide.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jyodide.wasm.ModuleDecoder;
import org.jyodide.wasm.ModuleValidator;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.TrapKind;
import org.jyodide.wasm.WasmModule;
import org.jyodide.wasm.codegen.CompileOptions;
import org.jyodide.wasm.codegen.ModuleTranslator;
import org.jyodide.wasm.codegen.RuntimeCompiler;
import org.jyodide.wasm.ir.SplitSizes;
import org.jyodide.wasm.runtime.ExceptionInstance;
import org.jyodide.wasm.runtime.Global;
import org.jyodide.wasm.runtime.Instance;
import org.jyodide.wasm.runtime.Memory;

/** Runs a generated module on our engine. */
final class OwnEngine {
  /** How much each call may do. */
  static final int FUEL = 300;

  private final GeneratedModule module;
  private final Instance instance;
  private final Memory memory;

  private OwnEngine(GeneratedModule generated, SplitSizes sizes) {
    this.module = generated;
    WasmModule decoded = ModuleDecoder.decode(generated.bytes());
    ModuleValidator.validate(decoded);
    CompileOptions options = RuntimeCompiler.options().withSizes(sizes);
    instance =
        RuntimeCompiler.load(decoded, options, ModuleTranslator.translate(decoded, options))
            .instantiate(wanted -> null);
    memory = Objects.requireNonNull(instance.memory("m"));
  }

  /** The outcome of each call, a line each. */
  static List<String> outcomes(GeneratedModule module, SplitSizes sizes) {
    OwnEngine engine = new OwnEngine(module, sizes);
    List<String> outcomes = new ArrayList<>();
    module.calls().forEach(call -> outcomes.add(engine.perform(call)));
    return outcomes;
  }

  private String perform(Call call) {
    global("fuel").set(FUEL);
    StringBuilder line = new StringBuilder().append(call).append(" -> ").append(result(call));
    line.append(" |");
    for (int i = 0; i < module.globals().size(); i++) {
      if (ValueType.NUMBERS.contains(module.globals().get(i))) {
        line.append(' ').append(Value.of(Objects.requireNonNull(global("g" + i).get())));
      }
    }
    return line.append(" | fuel ")
        .append(global("fuel").get())
        .append(" pages ")
        .append(memory.pages())
        .append(" memory ")
        .append(checksum(memory.bytes(), memory.size()))
        .toString();
  }

  private Global global(String name) {
    return Objects.requireNonNull(instance.global(name));
  }

  private String result(Call call) {
    Object[] arguments = call.arguments().stream().map(Value::boxed).toArray();
    Object result;
    try {
      result = Objects.requireNonNull(instance.function("f" + call.function())).invoke(arguments);
    } catch (Trap e) {
      return "trap " + name(e.kind());
    } catch (ExceptionInstance e) {
      return "exception";
    }
    Object[] results =
        result instanceof Object[] several
            ? several
            : result == null ? new Object[0] : new Object[] {result};
    StringBuilder text = new StringBuilder();
    for (Object value : results) {
      text.append(text.isEmpty() ? "" : " ").append(Value.of(value));
    }
    return text.toString();
  }

  /** As far as V8 tells the kinds apart. */
  private static String name(TrapKind kind) {
    return switch (kind) {
      case OUT_OF_BOUNDS_MEMORY -> "memory";
      case OUT_OF_BOUNDS_TABLE, UNDEFINED_ELEMENT -> "table";
      case UNINITIALIZED_ELEMENT, INDIRECT_CALL_TYPE_MISMATCH -> "signature";
      case INTEGER_OVERFLOW, INVALID_CONVERSION -> "number";
      case INTEGER_DIVIDE_BY_ZERO -> "division";
      default -> kind.message();
    };
  }

  private static long checksum(byte[] bytes, int length) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes, 0, length);
    return checksum.getValue();
  }
}
