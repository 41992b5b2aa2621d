package org.jyodide.internal.bridge.java;

import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import org.jyodide.AccessDeniedException;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.extension.Arguments;
import org.jyodide.internal.extension.PythonErrorException;

/** Calls of Java classes: constructors, and objects made into a functional interface. */
final class Constructions {
  private final JavaRuntime runtime;
  private final CApi api;

  Constructions(JavaRuntime runtime) {
    this.runtime = runtime;
    api = runtime.api();
  }

  /** A new reference to what calling a class gives. */
  int construct(ClassEntry entry, int tuple) {
    Arguments arguments = Arguments.ofTuple(api.python(), tuple);
    Class<?> type = entry.type();
    requireGranted(entry);
    if (type.isArray() && arguments.count() == 1) {
      return array(type, arguments.get(0));
    }
    if (type.isInterface() && arguments.count() == 1) {
      return runtime.values().toPython(runtime.values().as(arguments.get(0), type, type));
    }
    Object made = runtime.calls().construct(constructors(entry), arguments);
    return isConverted(made) ? runtime.values().toPython(made) : runtime.toPython(made);
  }

  private static boolean isConverted(Object made) {
    return made instanceof String
        || made instanceof Boolean
        || made instanceof Character
        || (made instanceof Number && made.getClass().getPackageName().equals("java.lang"))
        || made instanceof java.math.BigInteger;
  }

  private void requireGranted(ClassEntry entry) {
    if (!entry.javaClass().isGranted() && entry.javaClass().constructors() == null) {
      throw new AccessDeniedException(runtime.grants().refusal(entry.type()));
    }
  }

  private static MethodGroup constructors(ClassEntry entry) {
    MethodGroup group = entry.javaClass().constructors();
    if (group == null) {
      Class<?> type = entry.type();
      String why =
          type.isInterface()
              ? "is an interface; implement it in Python with jyodide.implements"
              : Modifier.isAbstract(type.getModifiers())
                  ? "is abstract"
                  : "has no constructor that Python may call";
      throw PythonErrorException.type("cannot make a " + type.getName() + ": it " + why);
    }
    return group;
  }

  private int array(Class<?> type, int argument) {
    Object kind = runtime.values().kind(argument);
    if (kind instanceof Kinds k
        && k.ordinal() >= Kinds.INT8.ordinal()
        && k.ordinal() <= Kinds.INT32.ordinal()) {
      int length = api.toJava().asInt(argument);
      if (length < 0) {
        throw PythonErrorException.value("the length of an array is not negative, got " + length);
      }
      return runtime.values().toPython(Array.newInstance(type.getComponentType(), length));
    }
    Object made = api.typed().convert(argument, type);
    return runtime.values().toPython(made);
  }

  /** A new Java exception, for {@code raise} in Python. */
  Throwable constructError(ClassEntry entry, int tuple) {
    requireGranted(entry);
    Object made =
        runtime.calls().construct(constructors(entry), Arguments.ofTuple(api.python(), tuple));
    return (Throwable) made;
  }
}
