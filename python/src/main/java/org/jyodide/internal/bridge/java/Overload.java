package org.jyodide.internal.bridge.java;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** One method or constructor that Python may call. */
public final class Overload {
  private final Executable executable;
  private final Class<?>[] parameters;
  private final Type[] genericParameters;
  private final boolean isStatic;
  private final boolean isVoid;
  private @Nullable MethodHandle handle;

  /** One that is accessible. */
  Overload(Executable executable) {
    this.executable = executable;
    parameters = executable.getParameterTypes();
    Type[] generic = executable.getGenericParameterTypes();
    genericParameters = generic.length == parameters.length ? generic : parameters;
    isStatic = executable instanceof Constructor || Modifier.isStatic(executable.getModifiers());
    isVoid = executable instanceof Method method && method.getReturnType() == void.class;
  }

  /** The method or constructor. */
  public Executable executable() {
    return executable;
  }

  /** The number of parameters, not counting the receiver. */
  public int arity() {
    return parameters.length;
  }

  /** A parameter's class. */
  public Class<?> parameter(int index) {
    return parameters[index];
  }

  /** A parameter's type. */
  public Type genericParameter(int index) {
    return genericParameters[index];
  }

  Class<?>[] parameters() {
    return parameters;
  }

  /** Whether there is no receiver. */
  public boolean isStatic() {
    return isStatic;
  }

  /** Whether there is no result. */
  public boolean isVoid() {
    return isVoid;
  }

  public boolean isVarArgs() {
    return executable.isVarArgs();
  }

  /** The class of the result. */
  public Class<?> result() {
    return executable instanceof Method method
        ? method.getReturnType()
        : executable.getDeclaringClass();
  }

  /**
   * Calls it.
   *
   * @param self the receiver; not looked at if it is static
   * @param arguments one for each parameter, of its type or box
   * @throws Throwable what the method throws
   */
  public @Nullable Object invoke(@Nullable Object self, @Nullable Object[] arguments)
      throws Throwable {
    MethodHandle target = handle;
    if (target == null) {
      target = resolve();
      handle = target;
    }
    return switch (arguments.length) {
      case 0 -> target.invokeExact(self);
      case 1 -> target.invokeExact(self, arguments[0]);
      case 2 -> target.invokeExact(self, arguments[0], arguments[1]);
      case 3 -> target.invokeExact(self, arguments[0], arguments[1], arguments[2]);
      default -> target.invokeExact(self, arguments);
    };
  }

  /** The handle as objects to object, receiver first; more than three arguments as an array. */
  private MethodHandle resolve() {
    MethodHandle raw;
    try {
      raw = unreflect();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("no access to " + executable, e);
    }
    raw = raw.asFixedArity();
    if (isStatic) {
      raw = MethodHandles.dropArguments(raw, 0, Object.class);
    }
    MethodHandle generic = raw.asType(MethodType.genericMethodType(parameters.length + 1));
    return parameters.length <= 3
        ? generic
        : generic.asSpreader(1, Object[].class, parameters.length);
  }

  private MethodHandle unreflect() throws IllegalAccessException {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    if (executable instanceof Method method) {
      return lookup.unreflect(method);
    }
    return lookup.unreflectConstructor((Constructor<?>) executable);
  }

  /** Whether the handle can be made. */
  boolean isAccessible() {
    try {
      unreflect();
      return true;
    } catch (IllegalAccessException e) {
      return executable.trySetAccessible();
    }
  }

  /** As it would stand in Java: {@code add(int, Object)}. */
  public String signature() {
    StringJoiner text = new StringJoiner(", ", name() + "(", ")");
    for (int i = 0; i < parameters.length; i++) {
      boolean last = i == parameters.length - 1 && isVarArgs();
      text.add(
          last
              ? parameters[i].getComponentType().getSimpleName() + "..."
              : parameters[i].getSimpleName());
    }
    return text.toString();
  }

  private String name() {
    return executable instanceof Constructor
        ? executable.getDeclaringClass().getSimpleName()
        : executable.getName();
  }

  /** The signature with the type of the result, for documentation. */
  public String documentation() {
    if (executable instanceof Constructor) {
      return signature();
    }
    String result = signature() + " -> " + result().getSimpleName();
    return isStatic ? "static " + result : result;
  }
}
