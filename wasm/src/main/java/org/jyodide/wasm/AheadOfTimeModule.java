package org.jyodide.wasm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.codegen.CompileOptions;
import org.jyodide.wasm.codegen.LoadedModule;
import org.jyodide.wasm.codegen.ReplacedBodies;
import org.jyodide.wasm.codegen.SignatureClasses;
import org.jyodide.wasm.codegen.StartFunctions;
import org.jyodide.wasm.runtime.Imports;
import org.jyodide.wasm.runtime.Instance;
import org.jyodide.wasm.runtime.InstanceImage;
import org.jyodide.wasm.runtime.MemoryImage;

/** A module that {@link AheadOfTime} compiled; the class that it generates extends this one. */
public abstract class AheadOfTimeModule implements CompiledModule {
  static final String SKELETON = "module.wasm";
  static final String DATA = "module.data";
  static final String REPLACEMENTS = "replacements.txt";
  static final String START_FUNCTIONS = "start.functions";
  static final String SAMPLES = "direct.samples";

  private final LoadedModule loaded;
  private @Nullable WasmModule withData;

  /** Called by the generated class with a lookup of its own, and how it was compiled. */
  protected AheadOfTimeModule(MethodHandles.Lookup lookup, boolean interruptible) {
    String packageName = lookup.lookupClass().getPackageName();
    WasmModule module = ModuleDecoder.decodeWithoutCode(read(SKELETON));
    String replacements = new String(read(REPLACEMENTS), StandardCharsets.UTF_8);
    CompileOptions options =
        CompileOptions.of(packageName, packageName)
            .withInterruptible(interruptible)
            .withReplacements(ReplacedBodies.parse(module, replacements))
            .withStartFunctions(StartFunctions.decode(read(START_FUNCTIONS)));
    loaded =
        new LoadedModule(
            module, this::withData, options, lookup, SignatureClasses.of(lookup), read(SAMPLES));
  }

  private synchronized WasmModule withData() {
    WasmModule module = withData;
    if (module == null) {
      byte[] skeleton = read(SKELETON);
      byte[] data = read(DATA);
      byte[] whole = Arrays.copyOf(skeleton, skeleton.length + data.length);
      System.arraycopy(data, 0, whole, skeleton.length, data.length);
      module = ModuleDecoder.decodeWithoutCode(whole);
      withData = module;
    }
    return module;
  }

  /** Opens a resource beside the generated class, which only code of its module can do. */
  protected abstract @Nullable InputStream open(String name);

  private byte[] read(String name) {
    try (InputStream in = open(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "the resource " + name + " beside " + getClass().getName() + " is missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean isInterruptible() {
    return loaded.isInterruptible();
  }

  @Override
  public WasmModule module() {
    return loaded.module();
  }

  @Override
  public Instance instantiate(Imports imports, int memoryCapPages) {
    return loaded.instantiate(imports, memoryCapPages);
  }

  @Override
  public Instance resume(
      Imports imports, int memoryCapPages, InstanceImage image, MemoryImage content) {
    return loaded.resume(imports, memoryCapPages, image, content);
  }
}
