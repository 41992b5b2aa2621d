package org.jyodide.wasm.codegen;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.runtime.HostFunction;
import org.jyodide.wasm.runtime.WasmFunction;

/** Finds, or makes, the classes that stand for function types, and wraps functions of the host. */
public final class SignatureClasses {
  private static final Object DEFINITION = new Object();

  private final ConcurrentMap<String, MethodHandle> hostConstructors = new ConcurrentHashMap<>();
  private final Optional<MethodHandles.Lookup> owner;

  private SignatureClasses(Optional<MethodHandles.Lookup> owner) {
    this.owner = owner;
  }

  /** Those in a package that all modules see. */
  static SignatureClasses shared() {
    return new SignatureClasses(Optional.empty());
  }

  /**
   * Those of one module and of others that are linked to it, which see them, but not through a
   * lookup.
   *
   * @param lookup has full access to their package
   */
  public static SignatureClasses of(MethodHandles.Lookup lookup) {
    return new SignatureClasses(Optional.of(lookup));
  }

  /**
   * A reference to a host function.
   *
   * @param lookup sees its class, if the classes are in a package that all modules see
   */
  WasmFunction hostFunction(
      MethodHandles.Lookup lookup, String signatureClass, HostFunction function) {
    MethodHandle factory =
        hostConstructors.computeIfAbsent(
            signatureClass, name -> hostConstructor(owner.orElse(lookup), name, function));
    try {
      return (WasmFunction) factory.invokeExact(function);
    } catch (Throwable e) {
      throw new IllegalStateException("a generated class does not work as it should", e);
    }
  }

  private static MethodHandle hostConstructor(
      MethodHandles.Lookup lookup, String signatureClass, HostFunction function) {
    String hostClass = SignatureEmitter.hostClass(signatureClass);
    try {
      Class<?> found = find(lookup, signatureClass, hostClass, function);
      return lookup
          .findConstructor(found, MethodType.methodType(void.class, HostFunction.class))
          .asType(MethodType.methodType(WasmFunction.class, HostFunction.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> find(
      MethodHandles.Lookup lookup, String signatureClass, String hostClass, HostFunction function)
      throws IllegalAccessException, ClassNotFoundException {
    try {
      return lookup.findClass(hostClass.replace('/', '.'));
    } catch (ClassNotFoundException e) {
      return define(lookup, signatureClass, hostClass, function.type());
    }
  }

  /**
   * Finds the class of a function type, or adds it and that of its host functions to the package of
   * {@code lookup}: modules that are loaded later have types which the first did not mention.
   *
   * @param wanted one of the two
   */
  static Class<?> define(
      MethodHandles.Lookup lookup, String signatureClass, String wanted, FunctionType type)
      throws IllegalAccessException, ClassNotFoundException {
    synchronized (DEFINITION) {
      try {
        return lookup.findClass(wanted.replace('/', '.'));
      } catch (ClassNotFoundException e) {
        lookup.defineClass(SignatureEmitter.emit(signatureClass, type));
        lookup.defineClass(SignatureEmitter.emitHost(signatureClass, type));
        return lookup.findClass(wanted.replace('/', '.'));
      }
    }
  }
}
