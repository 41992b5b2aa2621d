package org.jyodide.emscripten;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
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
import org.jyodide.wasm.HostCaller;
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
  private final Callers callers = new Callers();
  private final @Nullable BiFunction<ImportName, Binding, MethodHandle> adapter;

  /** What is bound under a name. Method and handle are looked up when they are asked for. */
  static final class Binding {
    private final MethodHandles.Lookup lookup;
    private final Object library;
    private final ImportIndex.Row row;
    private final @Nullable BiFunction<Method, MethodHandle, MethodHandle> wrapper;

    Binding(
        MethodHandles.Lookup lookup,
        Object library,
        ImportIndex.Row row,
        @Nullable BiFunction<Method, MethodHandle, MethodHandle> wrapper) {
      this.lookup = lookup;
      this.library = library;
      this.row = row;
      this.wrapper = wrapper;
    }

    Method method() {
      try {
        return library
            .getClass()
            .getDeclaredMethod(row.method(), row.type().methodType().parameterArray());
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException(
            "the list of host functions is older than " + library.getClass() + ": build again", e);
      }
    }

    FunctionType type() {
      return row.type();
    }

    Optional<ErrnoResult.Sign> errno() {
      return row.errno();
    }

    /** What calls the method: a {@link HostCaller} if there is one, else a handle. */
    Object callee(Callers callers) {
      return wrapper == null && row.number() >= 0
          ? callers.of(library.getClass()).of(library, row.number())
          : handle();
    }

    MethodHandle handle() {
      Method method = method();
      try {
        MethodHandle handle = lookup.unreflect(method).bindTo(library);
        return wrapper == null ? handle : wrapper.apply(method, handle);
      } catch (IllegalAccessException e) {
        throw new IllegalArgumentException(
            "the lookup of " + lookup.lookupClass() + " has no access to " + method, e);
      }
    }
  }

  /** The callers of the libraries whose functions are called. */
  static final class Callers {
    private final Map<Class<?>, HostCaller> known = new HashMap<>();

    HostCaller of(Class<?> library) {
      HostCaller caller = known.get(library);
      if (caller == null) {
        caller = load(library);
        known.put(library, caller);
      }
      return caller;
    }

    private static HostCaller load(Class<?> library) {
      try {
        return Class.forName(library.getName() + HostCaller.SUFFIX, true, library.getClassLoader())
            .asSubclass(HostCaller.class)
            .getConstructor()
            .newInstance();
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(
            "the caller of the host functions of " + library + " is missing: build again", e);
      }
    }
  }

  /** A binder of methods as they are. */
  public ImportBinder() {
    this(null);
  }

  /** A binder that wraps each method, when it is first asked for; null to wrap none. */
  ImportBinder(@Nullable BiFunction<ImportName, Binding, MethodHandle> adapter) {
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
    return addWrapped(lookup, library, null);
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
    return addWrapped(lookup, library, wrapper);
  }

  private ImportBinder addWrapped(
      MethodHandles.Lookup lookup,
      Object library,
      @Nullable BiFunction<Method, MethodHandle, MethodHandle> wrapper) {
    boolean sees = seesPackage(lookup, library.getClass());
    for (ImportIndex.Row row : ImportIndex.of(library.getClass())) {
      Binding binding = new Binding(lookup, library, row, wrapper);
      if (!sees) {
        // Handles are made when they are called: too late to hear of a wrong lookup.
        var unused = binding.handle();
      }
      Binding other = bindings.putIfAbsent(row.name(), binding);
      if (other != null) {
        throw new IllegalArgumentException(
            "import "
                + row.name()
                + " is bound twice, to "
                + other.method()
                + " and to "
                + binding.method());
      }
    }
    return this;
  }

  private static boolean seesPackage(MethodHandles.Lookup lookup, Class<?> library) {
    return (lookup.lookupModes() & MethodHandles.Lookup.PACKAGE) != 0
        && lookup.lookupClass().getPackage() == library.getPackage();
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
        : Optional.ofNullable(find(name, new ExternType.Function(binding.type())));
  }

  private @Nullable HostFunction find(ImportName name, ExternType.Function wanted) {
    Binding binding = bindings.get(name);
    if (binding == null) {
      return null;
    }
    if (!binding.type().equals(wanted.type())
        && !binding.type().methodType().equals(wanted.type().methodType())) {
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
    HostFunction known = functions.get(name);
    if (known == null) {
      Supplier<?> maker =
          () -> adapter == null ? binding.callee(callers) : adapter.apply(name, binding);
      FunctionType type = wanted.type();
      known =
          binding
              .errno()
              .map(sign -> HostFunction.reporting(type, maker, sign::report))
              .orElseGet(() -> HostFunction.direct(type, maker));
      functions.put(name, known);
    }
    return known;
  }
}
