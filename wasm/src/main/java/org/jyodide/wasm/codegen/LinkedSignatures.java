package org.jyodide.wasm.codegen;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.runtime.WasmFunction;

/**
 * Shows the classes of function types of one module, and no others of it, to modules that are
 * loaded later, and adds those of types that it does not mention.
 */
final class LinkedSignatures extends ClassLoader {
  private final MethodHandles.Lookup lookup;
  private final String prefix;

  /**
   * A loader.
   *
   * @param lookup has full access to the package of the classes
   */
  LinkedSignatures(MethodHandles.Lookup lookup, String signaturePackage) {
    super("jyodide-wasm-linked", WasmFunction.class.getClassLoader());
    this.lookup = lookup;
    this.prefix = signaturePackage + ".Sig";
    RuntimeClassLoader.openRuntimeTo(this);
  }

  /** Lets the classes of a loader see the package, which its module may keep to itself. */
  void openTo(ClassLoader loader) {
    Module owner = lookup.lookupClass().getModule();
    if (owner.isNamed()) {
      try {
        // Only the module itself may export, so the call is made in its name.
        lookup
            .findVirtual(
                Module.class,
                "addExports",
                MethodType.methodType(Module.class, String.class, Module.class))
            .invoke(owner, lookup.lookupClass().getPackageName(), loader.getUnnamedModule());
      } catch (Throwable e) {
        throw new IllegalStateException(
            "the package of " + lookup.lookupClass() + " cannot be exported", e);
      }
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (!name.startsWith(prefix)) {
      throw new ClassNotFoundException(name);
    }
    String plain =
        name.endsWith("$Host") ? name.substring(0, name.length() - "$Host".length()) : name;
    FunctionType type = FunctionType.ofShortName(plain.substring(prefix.length()));
    try {
      return SignatureClasses.define(lookup, plain.replace('.', '/'), name.replace('.', '/'), type);
    } catch (IllegalAccessException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
