package org.jyodide.wasm.codegen;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.runtime.WasmFunction;

/**
 * Loads the classes of modules that are compiled at run time. All share the classes of function
 * types, so that a function of one module can be called by another.
 */
final class RuntimeClassLoader extends ClassLoader {
  /** The package of the classes that stand for function types. */
  static final String SIGNATURE_PACKAGE = "org.jyodide.wasm.signatures";

  private static final Signatures SIGNATURES = new Signatures();

  private final Map<String, byte[]> classes;

  /** A loader of the classes of one module, by their internal names. */
  RuntimeClassLoader(Map<String, byte[]> classes) {
    this(classes, SIGNATURES);
  }

  /** A loader of classes that find those of function types in {@code signatures}. */
  RuntimeClassLoader(Map<String, byte[]> classes, ClassLoader signatures) {
    super("jyodide-wasm", signatures);
    this.classes = new ConcurrentHashMap<>(classes);
    openRuntimeTo(this);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.remove(name.replace('.', '/'));
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  /** Lets classes of a loader use the engine. */
  static void openRuntimeTo(ClassLoader loader) {
    Module own = WasmFunction.class.getModule();
    own.addReads(loader.getUnnamedModule());
    own.addExports("org.jyodide.wasm", loader.getUnnamedModule());
    own.addExports("org.jyodide.wasm.runtime", loader.getUnnamedModule());
  }

  /** Makes the class of a function type when it is first asked for. */
  private static final class Signatures extends ClassLoader {
    private static final String PREFIX = SIGNATURE_PACKAGE + ".Sig";

    Signatures() {
      super("jyodide-wasm-signatures", WasmFunction.class.getClassLoader());
      openRuntimeTo(this);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (!name.startsWith(PREFIX)) {
        throw new ClassNotFoundException(name);
      }
      boolean host = name.endsWith("$Host");
      String plain = host ? name.substring(0, name.length() - "$Host".length()) : name;
      FunctionType type = FunctionType.ofShortName(plain.substring(PREFIX.length()));
      String internal = plain.replace('.', '/');
      byte[] bytes =
          host ? SignatureEmitter.emitHost(internal, type) : SignatureEmitter.emit(internal, type);
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
