package org.jyodide.wasm.codegen;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.CodeCache;
import org.jyodide.wasm.CompiledModule;
import org.jyodide.wasm.Export;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.Import;
import org.jyodide.wasm.ModuleValidator;
import org.jyodide.wasm.WasmModule;
import org.jyodide.wasm.runtime.FunctionLinks;
import org.jyodide.wasm.runtime.HostFunction;
import org.jyodide.wasm.runtime.Imports;
import org.jyodide.wasm.runtime.Instance;
import org.jyodide.wasm.runtime.InstanceImage;
import org.jyodide.wasm.runtime.Instantiation;
import org.jyodide.wasm.runtime.MemoryImage;
import org.jyodide.wasm.runtime.WasmFunction;

/** A module whose generated classes can be loaded. */
public final class LoadedModule implements CompiledModule, FunctionLinks {
  private final WasmModule module;
  private final ModuleLayout layout;
  private final FutureTask<Index> index;
  private final Supplier<WasmModule> withData;

  /** The first index of each type. */
  private final Map<FunctionType, Integer> types = new HashMap<>();

  private final List<Import> extraImports;
  private final boolean interruptible;

  /** A lookup with private access to the package of the generated classes. */
  private final MethodHandles.Lookup lookup;

  /** A lookup with full access to the package of the generated classes. */
  private final MethodHandles.Lookup own;

  private final SignatureClasses signatures;
  private final String signaturePackage;
  private Optional<LinkedSignatures> linked;
  private final boolean sharesSignatures;
  private final DirectClasses directClasses;
  private final MethodHandle constructor;
  private final ConcurrentMap<Integer, MethodHandle> directConstructors = new ConcurrentHashMap<>();
  private final ConcurrentMap<Integer, MethodHandle> bodies = new ConcurrentHashMap<>();

  /**
   * What all instances look up: references by the index of their function, exports by name. It
   * takes as long to make as many other steps of a start, so it is made beside them.
   */
  private record Index(EntryPlan entries, Map<String, Export> exports) {
    static Index of(ModuleLayout layout) {
      Map<String, Export> exports = new HashMap<>();
      for (Export export : layout.module().exports()) {
        exports.put(export.name(), export);
      }
      return new Index(new EntryPlan(layout), exports);
    }
  }

  /**
   * A module that was compiled ahead of time with {@code options}.
   *
   * @param module the module without its code, and without data that only instances from the
   *     beginning want
   * @param withData gives the module with them
   * @param lookup a lookup that sees the generated classes
   * @param samples what {@link DirectClasses#samples} made
   */
  public LoadedModule(
      WasmModule module,
      Supplier<WasmModule> withData,
      CompileOptions options,
      MethodHandles.Lookup lookup,
      SignatureClasses signatures,
      byte[] samples) {
    this(module, withData, options, lookup, signatures, Optional.empty(), Optional.of(samples));
    Thread thread = new Thread(index, "jyodide-index");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * A module that may have been linked to another.
   *
   * @param linked how it finds the classes of function types, if they are those of another module
   */
  LoadedModule(
      WasmModule module,
      CompileOptions options,
      MethodHandles.Lookup lookup,
      SignatureClasses signatures,
      Optional<LinkedSignatures> linked) {
    this(module, () -> module, options, lookup, signatures, linked, Optional.empty());
  }

  private LoadedModule(
      WasmModule module,
      Supplier<WasmModule> withData,
      CompileOptions options,
      MethodHandles.Lookup lookup,
      SignatureClasses signatures,
      Optional<LinkedSignatures> linked,
      Optional<byte[]> samples) {
    this.signaturePackage = options.signaturePackage();
    this.sharesSignatures = signaturePackage.equals(RuntimeClassLoader.SIGNATURE_PACKAGE);
    this.linked = linked;
    this.own = lookup;
    this.module = module;
    this.withData = withData;
    for (int i = 0; i < module.types().size(); i++) {
      types.putIfAbsent(module.types().get(i), i);
    }
    this.layout = ModuleLayout.of(module, options);
    this.index = new FutureTask<>(() -> Index.of(layout));
    this.directClasses =
        samples.isPresent() ? new DirectClasses(layout, samples.get()) : new DirectClasses(layout);
    this.extraImports = new ArrayList<>();
    for (Replacement.HostImport extra : options.extraImports()) {
      extraImports.add(extra.wanted());
    }
    this.interruptible = options.interruptible();
    this.signatures = signatures;
    try {
      Class<?> instanceClass = lookup.findClass(layout.instanceClass().replace('/', '.'));
      this.lookup = lookup.in(instanceClass);
      this.constructor =
          this.lookup
              .findConstructor(instanceClass, MethodType.methodType(void.class))
              .asType(MethodType.methodType(Instance.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "the compiled classes of the module are missing or of another version", e);
    }
  }

  @Override
  public boolean isInterruptible() {
    return interruptible;
  }

  @Override
  public WasmModule module() {
    return module;
  }

  @Override
  public Instance instantiate(Imports imports, int memoryCapPages) {
    return Instantiation.run(
        withData.get(), extraImports, newInstance(), this, imports, memoryCapPages);
  }

  @Override
  public Instance resume(
      Imports imports, int memoryCapPages, InstanceImage image, MemoryImage content) {
    return Instantiation.resume(
        module, extraImports, newInstance(), this, imports, memoryCapPages, image, content);
  }

  @Override
  public WasmFunction reference(Instance instance, int function) {
    EntryPlan plan = index().entries();
    return plan.hasEntry(function)
        ? (WasmFunction)
            instance.newEntry(plan.classOf(function), function, plan.numberOf(function))
        : new InternalFunction(instance, function, layout.spaces().function(function));
  }

  @Override
  public @Nullable Export export(String name) {
    return index().exports().get(name);
  }

  private Index index() {
    // Nothing happens if another thread has begun it.
    index.run();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return index.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a decoded module cannot be indexed", e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public WasmFunction directReference(Instance instance, int function) {
    int entryClass = index().entries().directClassOf(function);
    if (entryClass >= 0) {
      return (WasmFunction) instance.newEntry(entryClass, function, 0);
    }
    MethodHandle factory = directConstructors.computeIfAbsent(function, this::defineDirectClass);
    try {
      return (WasmFunction) factory.invokeExact(instance, function, 0);
    } catch (Throwable e) {
      throw new IllegalStateException("a generated class does not work as it should", e);
    }
  }

  private MethodHandle defineDirectClass(int function) {
    try {
      lookup.defineClass(directClasses.of(function));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    } catch (LinkageError e) {
      if (e.getClass() != LinkageError.class) {
        throw e;
      }
      // Defined before, for a module that was loaded from the same classes: it is the same class.
    }
    return entryConstructor(layout.directClass(function));
  }

  private MethodHandle entryConstructor(String internalName) {
    try {
      Class<?> entryClass = lookup.findClass(internalName.replace('/', '.'));
      return lookup
          .findConstructor(
              entryClass,
              MethodType.methodType(void.class, lookup.lookupClass(), int.class, int.class))
          .asType(MethodType.methodType(WasmFunction.class, Instance.class, int.class, int.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public MethodHandle body(int function) {
    return bodies.computeIfAbsent(function, this::findBody);
  }

  private MethodHandle findBody(int function) {
    FunctionType type = layout.spaces().function(function);
    MethodType methodType = type.methodType();
    methodType = methodType.appendParameterTypes(lookup.lookupClass());
    try {
      Class<?> owner = lookup.findClass(layout.functionClass(function).replace('/', '.'));
      try {
        return lookup.findStatic(owner, layout.bodyMethod(function), methodType);
      } catch (NoSuchMethodException e) {
        return lookup.findStatic(owner, layout.functionMethod(function), methodType);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public WasmFunction reference(Instance instance, HostFunction function) {
    Integer type = types.get(function.type());
    Object made = type == null ? null : instance.newHost(type, function);
    return made != null
        ? (WasmFunction) made
        : signatures.hostFunction(lookup, layout.signatureClass(function.type()), function);
  }

  @Override
  public CompiledModule compileLinked(WasmModule other, Optional<CodeCache> cache) {
    CompileOptions options = RuntimeCompiler.linkedOptions(signaturePackage, interruptible);
    NavigableMap<String, byte[]> classes =
        cache.isPresent() ? cache.get().translate(other, options) : translate(other, options);
    return sharesSignatures
        ? RuntimeCompiler.load(other, options, classes)
        : RuntimeCompiler.loadLinked(other, options, classes, linked(), signatures);
  }

  private static NavigableMap<String, byte[]> translate(WasmModule other, CompileOptions options) {
    ModuleValidator.validate(other);
    return ModuleTranslator.translate(other, options);
  }

  private synchronized LinkedSignatures linked() {
    LinkedSignatures types = linked.orElseGet(() -> new LinkedSignatures(own, signaturePackage));
    linked = Optional.of(types);
    return types;
  }

  private Instance newInstance() {
    try {
      return (Instance) constructor.invokeExact();
    } catch (Throwable e) {
      throw new IllegalStateException("a generated class does not work as it should", e);
    }
  }
}
