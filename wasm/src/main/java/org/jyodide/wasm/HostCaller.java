package org.jyodide.wasm;

import java.lang.reflect.Method;
import java.util.List;
import org.jyodide.wasm.codegen.CallerEmitter;
import org.jyodide.wasm.runtime.HostFunction;

/**
 * Calls the methods of a class without handles, as the interfaces of {@code Calls} for their types:
 * what {@link HostFunction#direct} wants. To make a handle writes classes, which takes longer than
 * most host functions of a start. The build makes a subclass for each class with host functions.
 */
public abstract class HostCaller {
  /** What the name of the subclass has behind that of the class with the functions. */
  public static final String SUFFIX = "$Caller";

  /** A caller of nothing, to ask for others. */
  protected HostCaller() {}

  /** The caller of one method of an object, by the number that {@link #emit} gave it. */
  public abstract HostCaller of(Object library, int method);

  /** Whether a method can be called so, by its type. */
  public static boolean canCall(FunctionType type) {
    return CallerEmitter.canCall(type);
  }

  /** Writes the subclass for these methods of a class; the number of a method is its index. */
  public static byte[] emit(Class<?> library, List<Method> methods) {
    return CallerEmitter.emit(library, methods);
  }
}
