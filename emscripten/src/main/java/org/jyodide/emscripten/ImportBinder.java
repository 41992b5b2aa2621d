package org.jyodide.emscripten;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.ExternType;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.Import;
import org.jyodide.wasm.LinkException;
import org.jyodide.wasm.WasmModule;
import org.jyodide.wasm.runtime.HostFunction;
import org.jyodide.wasm.runtime.Imports;

/**
 * A closed table of host functions, filled from the {@link HostImport} methods of library objects.
 * An import is answered only if the method has exactly its type.
 */
public final class ImportBinder implements Imports {
  private final Map<ImportName, Binding> bindings = new HashMap<>();
  private final Map<ImportName, HostFunction> functions = new HashMap<>();
  private final BiFunction<ImportName, Binding, MethodHandle> adapter;

  /** What is bound under a name. Its handle is made when it is first asked for. */
  static final class Binding {
    private final Method method;
    private final MethodType type;
    private final Supplier<MethodHandle> maker;

    Binding(Method method, Supplier<MethodHandle> maker) {
      this.method = method;
      this.type = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
      this.maker = maker;
    }

    Method method() {
      return method;
    }

    MethodType type() {
      return type;
    }

    MethodHandle handle() {
      return maker.get();
    }
  }

  /** A binder of methods as they are. */
  public ImportBinder() {
    this((name, binding) -> binding.handle());
  }

  /** A binder that wraps each method, when it is first asked for. */
  ImportBinder(BiFunction<ImportName, Binding, MethodHandle> adapter) {
    this.adapter = adapter;
  }

  /**
   * Adds the {@link HostImport} methods of an object, those that its class declares itself.
   *
   * @param lookup has access to these methods
   * @return this
   * @throws IllegalArgumentException if an import of the same name is bound already
   */
  public ImportBinder add(MethodHandles.Lookup lookup, Object library) {
    return add(lookup, library, (method, handle) -> handle);
  }

  /**
   * Adds the {@link HostImport} methods of an object as {@link #add(MethodHandles.Lookup, Object)}.
   *
   * @param wrapper what to bind for a method, of the same type as its handle
   */
  public ImportBinder add(
      MethodHandles.Lookup lookup,
      Object library,
      BiFunction<Method, MethodHandle, MethodHandle> wrapper) {
    boolean isChecked = false;
    for (Method method : library.getClass().getDeclaredMethods()) {
      HostImport annotation = method.getAnnotation(HostImport.class);
      if (annotation != null) {
        if (!isChecked) {
          // The others are made when they are called: too late to hear of a wrong lookup.
          var unused = handle(lookup, method, library);
          isChecked = true;
        }
        ImportName name = new ImportName(annotation.module(), annotation.name());
        Binding binding =
            new Binding(method, () -> wrapper.apply(method, handle(lookup, method, library)));
        Binding other = bindings.putIfAbsent(name, binding);
        if (other != null) {
          throw new IllegalArgumentException(
              "import " + name + " is bound twice, to " + other.method() + " and to " + method);
        }
      }
    }
    return this;
  }

  private static MethodHandle handle(MethodHandles.Lookup lookup, Method method, Object library) {
    try {
      return lookup.unreflect(method).bindTo(library);
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(
          "the lookup of " + lookup.lookupClass() + " has no access to " + method, e);
    }
  }

  /** The names bound so far, sorted. */
  public Set<ImportName> names() {
    return Collections.unmodifiableSet(new TreeSet<>(bindings.keySet()));
  }

  /** The names of the functions that always refuse, with the reason. */
  public Map<ImportName, String> unsupported() {
    Map<ImportName, String> reasons = new TreeMap<>();
    bindings.forEach(
        (name, binding) -> {
          Unsupported unsupported = binding.method().getAnnotation(Unsupported.class);
          if (unsupported != null) {
            reasons.put(name, unsupported.value());
          }
        });
    return reasons;
  }

  /**
   * The function imports of a module that are not bound.
   *
   * @throws LinkException if one is bound to a method of another type
   */
  public List<Import> unbound(WasmModule module) {
    return module.imports().stream()
        .filter(wanted -> wanted.type() instanceof ExternType.Function && find(wanted) == null)
        .toList();
  }

  /**
   * {@inheritDoc}
   *
   * @throws LinkException if the name is bound to a method of another type
   */
  @Override
  public @Nullable Object find(Import wanted) {
    return wanted.type() instanceof ExternType.Function function
        ? find(new ImportName(wanted.module(), wanted.name()), function)
        : null;
  }

  /** The function that is bound under a name, with the type that its method has. */
  public Optional<HostFunction> find(ImportName name) {
    Binding binding = bindings.get(name);
    return binding == null
        ? Optional.empty()
        : Optional.ofNullable(find(name, new ExternType.Function(FunctionType.of(binding.type()))));
  }

  private @Nullable HostFunction find(ImportName name, ExternType.Function wanted) {
    Binding binding = bindings.get(name);
    if (binding == null) {
      return null;
    }
    if (!binding.type().equals(wanted.type().methodType())) {
      throw new LinkException(
          "incompatible import type: the module wants "
              + name
              + " of type "
              + wanted.type()
              + ", which is "
              + wanted.type().methodType()
              + " in Java; it is bound to "
              + binding.method());
    }
    return functions.computeIfAbsent(
        name, n -> HostFunction.lazy(wanted.type(), () -> adapter.apply(n, binding)));
  }
}
