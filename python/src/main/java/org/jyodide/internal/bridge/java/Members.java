package org.jyodide.internal.bridge.java;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.jyodide.AccessDeniedException;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.CPython;
import org.jyodide.internal.extension.Arguments;
import org.jyodide.internal.extension.Definitions;
import org.jyodide.internal.extension.ExtensionType.Body;
import org.jyodide.internal.extension.PythonErrorException;

/**
 * What the members of Java classes do in Python, by the class and the name of the member: the same
 * whether the Python type is made now or comes from an image. The members of the class are looked
 * through when the first of them is used.
 */
final class Members {
  static final String METHOD = "method";
  static final String FUNCTION = "function";
  static final String GET = "get";
  static final String SET = "set";
  static final String STATIC = "static";
  static final String NESTED = "nested";
  static final String REFUSED = "refused";

  private final CApi api;
  private final CPython python;
  private final Values.JavaObjectTable objects;
  private final Values values;
  private final Calls calls;
  private final ClassTypes types;

  Members(CApi api, Values.JavaObjectTable objects, Values values, Calls calls, ClassTypes types) {
    this.api = api;
    this.objects = objects;
    this.values = values;
    this.calls = calls;
    this.types = types;
    python = api.python();
  }

  /** Gives a function that an image has its body again. */
  void resume(Definitions definitions, ClassEntry entry, String key) {
    String name = nameOf(key);
    switch (kindOf(key)) {
      case METHOD -> definitions.resumeFunction(key, method(entry, name));
      case FUNCTION -> definitions.resumeFunction(key, function(entry, name));
      case GET -> definitions.resumeGetter(key, getter(entry, name));
      case SET -> definitions.resumeSetter(key, setter(entry, name));
      default -> throw new IllegalArgumentException(key);
    }
  }

  private static String kindOf(String key) {
    String member = key.substring(key.lastIndexOf('/') + 1);
    return member.substring(0, member.indexOf(' '));
  }

  private static String nameOf(String key) {
    return key.substring(key.indexOf(' ', key.lastIndexOf('/')) + 1);
  }

  /** What reads a static property, a nested class or a refused attribute. */
  Definitions.StaticGetter staticGetter(ClassEntry entry, String key) {
    String name = nameOf(key);
    return switch (kindOf(key)) {
      case STATIC -> () -> values.toPython(get(property(entry, name, true), null));
      case NESTED -> () -> python.incRef(types.of(nested(entry, name)).address());
      default -> () -> refuse(entry, name);
    };
  }

  /** A method, called on an object. */
  Body method(ClassEntry entry, String name) {
    return new Body() {
      private @Nullable MethodGroup group;

      @Override
      public int call(int self, Arguments arguments) {
        MethodGroup found = group;
        if (found == null) {
          found = methods(entry, name);
          group = found;
        }
        return calls.call(found, self(self, entry.type()), arguments);
      }
    };
  }

  /** A static method. */
  Body function(ClassEntry entry, String name) {
    return new Body() {
      private @Nullable MethodGroup group;

      @Override
      public int call(int self, Arguments arguments) {
        MethodGroup found = group;
        if (found == null) {
          found = methods(entry, name);
          group = found;
        }
        return calls.call(found, null, arguments);
      }
    };
  }

  /** What reads a property. */
  Definitions.Getter getter(ClassEntry entry, String name) {
    return new Definitions.Getter() {
      private @Nullable Property property;

      @Override
      public int get(int self) {
        Property found = property;
        if (found == null) {
          found = property(entry, name, false);
          property = found;
        }
        return values.toPython(Members.get(found, self(self, entry.type())));
      }
    };
  }

  /** What writes a property. */
  Definitions.Setter setter(ClassEntry entry, String name) {
    return (self, value) -> set(property(entry, name, false), self(self, entry.type()), value);
  }

  private @Nullable Object self(int object, Class<?> type) {
    Object found = objects.find(object);
    if (!type.isInstance(found)) {
      throw PythonErrorException.type(
          "an object of " + type.getName() + " was wanted, got " + api.types().name(object));
    }
    return found;
  }

  /** The methods of a name. */
  MethodGroup methods(ClassEntry entry, String name) {
    MethodGroup group = entry.javaClass().methods().get(name);
    if (group == null) {
      throw missing(entry, name);
    }
    return group;
  }

  private static Property property(ClassEntry entry, String name, boolean isStatic) {
    Property property = entry.javaClass().properties().get(name);
    if (property == null || property.isStatic() != isStatic) {
      throw missing(entry, name);
    }
    return property;
  }

  private static Class<?> nested(ClassEntry entry, String name) {
    Class<?> inner = entry.javaClass().nested().get(name);
    if (inner == null) {
      throw missing(entry, name);
    }
    return inner;
  }

  /** Why a member cannot be used that the Python type has. */
  private static RuntimeException missing(ClassEntry entry, String name) {
    JavaClass javaClass = entry.javaClass();
    String reason = javaClass.refusal(name);
    if (!reason.isEmpty()) {
      return new AccessDeniedException(reason);
    }
    return PythonErrorException.attribute(
        "the snapshot that this interpreter was made from has a member "
            + name
            + " of the Java class "
            + javaClass.type().getName()
            + ", the class on the class path of this JVM has none");
  }

  private static int refuse(ClassEntry entry, String name) {
    String reason = entry.javaClass().refused().get(name);
    throw new AccessDeniedException(
        Objects.requireNonNullElseGet(
            reason,
            () ->
                entry.className()
                    + "."
                    + name
                    + " was not granted to Python when the snapshot was taken, and stays so; take"
                    + " the snapshot of an interpreter with this InterpreterOptions.withJavaAccess"));
  }

  private static @Nullable Object get(Property property, @Nullable Object self) {
    try {
      return property.get(self);
    } catch (Throwable e) {
      throw Sneaky.rethrow(e);
    }
  }

  private int set(Property property, @Nullable Object self, int value) {
    if (value == 0) {
      throw PythonErrorException.attribute(
          "the property " + property.name() + " cannot be deleted");
    }
    MethodGroup setter = property.setter();
    if (setter != null) {
      int mark = python.stackSave();
      try {
        int argument = python.stackAlloc(4);
        python.memory().storeI32(argument, value);
        python.decRef(calls.call(setter, self, new Arguments(python.memory(), argument, 1)));
      } finally {
        python.stackRestore(mark);
      }
      return 0;
    }
    setField(property, self, value);
    return 0;
  }

  private void setField(Property property, @Nullable Object self, int value) {
    if (!property.isWritableField()) {
      throw PythonErrorException.attribute("the property " + property.name() + " can only be read");
    }
    try {
      property.set(self, values.as(value, property.fieldType(), property.genericFieldType()));
    } catch (Throwable e) {
      throw Sneaky.rethrow(e);
    }
  }

  /** Sets a static field. */
  void setStatic(ClassEntry entry, String name, int value) {
    Property property = entry.javaClass().properties().get(PythonNames.toJava(name));
    if (property == null || !property.isStatic()) {
      String reason = entry.javaClass().refused().get(name);
      if (reason != null) {
        throw new AccessDeniedException(reason);
      }
      throw PythonErrorException.attribute(
          "the Java class " + ClassNames.name(entry.type()) + " has no static field " + name);
    }
    setField(property, null, value);
  }
}
