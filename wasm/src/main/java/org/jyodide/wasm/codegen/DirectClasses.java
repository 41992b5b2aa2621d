package org.jyodide.wasm.codegen;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.WasmModule;

/**
 * Makes the classes of references to one often called function each. Those of a module that was
 * compiled ahead of time are copies of a sample for their type, with other names: each start needs
 * some dozens of them, and what writes classes takes longer to load than all of them to copy.
 */
public final class DirectClasses {
  /** A class for one function of a type. */
  private record Sample(int function, byte[] bytes) {}

  private final ModuleLayout layout;
  private final Map<FunctionType, Sample> samples = new HashMap<>();

  /** Without samples: each class is written. */
  DirectClasses(ModuleLayout layout) {
    this.layout = layout;
  }

  /** With the samples that {@link #samples} wrote. */
  DirectClasses(ModuleLayout layout, byte[] stored) {
    this(layout);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(stored))) {
      while (in.available() > 0) {
        int function = in.readInt();
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        samples.put(layout.spaces().function(function), new Sample(function, bytes));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A sample for each type of function that references are made to. */
  public static byte[] samples(WasmModule module, CompileOptions options) {
    ModuleLayout layout = ModuleLayout.of(module, options);
    EntryEmitter emitter = new EntryEmitter(layout);
    Map<FunctionType, Integer> functions = new HashMap<>();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (EntryPlan.EntryClass entry : new EntryPlan(layout).classes()) {
        int function = entry.functions().get(0);
        if (functions.putIfAbsent(entry.type(), function) == null) {
          byte[] sample = emitter.emitDirect(function);
          out.writeInt(function);
          out.writeInt(sample.length);
          out.write(sample);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The class for a function. */
  byte[] of(int function) {
    Sample sample = samples.get(layout.spaces().function(function));
    return sample == null
        ? new EntryEmitter(layout).emitDirect(function)
        : ConstantNames.replaced(sample.bytes(), names(sample.function()), names(function));
  }

  /** What is different in the classes of two functions of one type. */
  private List<String> names(int function) {
    return List.of(
        layout.directClass(function),
        layout.functionClass(function),
        layout.functionMethod(function));
  }
}
