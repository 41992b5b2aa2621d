package org.jyodide.internal.bridge.java;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.jyodide.AccessDeniedException;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.CPython;
import org.jyodide.internal.extension.Arguments;
import org.jyodide.internal.extension.ExtensionType;
import org.jyodide.internal.extension.HostFunctions;
import org.jyodide.internal.extension.PythonErrorException;

/** The functions that the Python module {@code jyodide} stands on. */
final class HostModule {
  /** The name of the type that has the functions. */
  static final String NAME = JavaRuntime.MODULE + "._host";

  private final JavaRuntime runtime;
  private final ClassTypes types;
  private final CApi api;
  private final CPython python;
  private final ClassFinder finder;
  private int awaited;

  HostModule(JavaRuntime runtime, ClassTypes types) {
    this.runtime = runtime;
    this.types = types;
    api = runtime.api();
    python = api.python();
    finder = runtime.finder();
  }

  /** How many stages have a callback of Python that waits for their outcome. */
  int awaited() {
    return awaited;
  }

  /** The type that has the functions. */
  ExtensionType type(HostFunctions functions) {
    return new ExtensionType(python, functions, NAME, 8)
        .staticMethod("find_class", "", (self, a) -> findClass(text(a.get(0))))
        .staticMethod("package", "", (self, a) -> optional(finder.kind(text(a.get(0)))))
        .staticMethod("class_names", "", (self, a) -> strings(finder.classNames(text(a.get(0)))))
        .staticMethod("is_interface", "", (self, a) -> bool(isInterface(entry(a))))
        .staticMethod("is_instance", "", (self, a) -> bool(isInstance(a)))
        .staticMethod("is_subclass", "", (self, a) -> bool(isSubclass(a)))
        .staticMethod("members", "", (self, a) -> members(a.get(0)))
        .staticMethod("constants", "", (self, a) -> constants(entry(a)))
        .staticMethod("enum_name", "", (self, a) -> enumName(a.get(0)))
        .staticMethod("kind", "", (self, a) -> api.strings().toPython(kind(entry(a).findType())))
        .staticMethod("abstract_methods", "", (self, a) -> strings(methods(entry(a), true)))
        .staticMethod("default_methods", "", (self, a) -> strings(methods(entry(a), false)))
        .staticMethod("call_default", "", this::callDefault)
        .staticMethod("cast", "", this::cast)
        .staticMethod("set_static", "", this::setStatic)
        .staticMethod("construct_error", "", this::constructError)
        .staticMethod("message", "", (self, a) -> runtime.errors().message(thrown(a)))
        .staticMethod(
            "error_type", "", (self, a) -> api.strings().toPython(thrown(a).getClass().getName()))
        .staticMethod("error_attribute", "", this::errorAttribute)
        .staticMethod("error_members", "", (self, a) -> strings(List.of()))
        .staticMethod(
            "stack_trace", "", (self, a) -> api.strings().toPython(Frames.text(thrown(a))))
        .staticMethod(
            "is_cancellation",
            "",
            (self, a) -> bool(runtime.find(a.get(0)) instanceof CancellationException))
        .staticMethod("cancel", "", this::cancel)
        .staticMethod("when_complete", "", this::whenComplete);
  }

  private String text(int object) {
    return api.toJava().asString(object);
  }

  private int bool(boolean value) {
    return python.incRef(api.types().bool(value));
  }

  private int none() {
    return python.incRef(api.types().none());
  }

  private int optional(@Nullable String value) {
    return value == null ? none() : api.strings().toPython(value);
  }

  private int strings(Iterable<String> values) {
    return runtime.values().newList(values);
  }

  private ClassEntry entry(Arguments arguments) {
    return types.require(arguments.get(0));
  }

  private int findClass(String name) {
    Class<?> found = finder.find(name);
    if (found == null) {
      ClassEntry known = types.findWaiting(name);
      if (known == null) {
        return none();
      }
      // A package of the image had it, so that programs may rely on it.
      found = known.type();
    }
    if (!runtime.grants().allows(found)) {
      throw new AccessDeniedException(runtime.grants().refusal(found));
    }
    return python.incRef(types.of(found).address());
  }

  private static String kind(@Nullable Class<?> type) {
    return type == null ? "class" : ClassNames.kind(type);
  }

  private static boolean isInterface(ClassEntry entry) {
    boolean isInterface = entry.type().isInterface();
    if (isInterface) {
      // Who asks wants to implement it.
      entry.requireGranted();
    }
    return isInterface;
  }

  private boolean isInstance(Arguments arguments) {
    Object object = runtime.find(arguments.get(1));
    return entry(arguments).type().isInstance(object);
  }

  private boolean isSubclass(Arguments arguments) {
    ClassEntry other = types.find(arguments.get(1));
    return other != null && entry(arguments).type().isAssignableFrom(other.type());
  }

  private int members(int type) {
    int list = api.objects().callMethod(python.address("PyType_Type"), "__dir__", type);
    ClassEntry entry = types.require(type);
    if (entry.findType() != null) {
      removeRefused(api, list, entry.javaClass());
    }
    return list;
  }

  /** Takes the names of what is not granted out of a list of names. */
  static void removeRefused(CApi api, int list, JavaClass javaClass) {
    Set<String> names = new LinkedHashSet<>();
    try (var each = api.containers().elements(list)) {
      for (int name = each.next(); name != 0; name = each.next()) {
        names.add(api.strings().toJava(name));
      }
    }
    for (String name : javaClass.refused().keySet()) {
      if (names.contains(PythonNames.toPython(name)) && !isOfProtocol(name)) {
        int text = api.strings().toPython(PythonNames.toPython(name));
        try {
          api.python().decRef(api.objects().callMethod(list, "remove", text));
        } finally {
          api.python().decRef(text);
        }
      }
    }
  }

  private static boolean isOfProtocol(String name) {
    return name.startsWith("__");
  }

  private int constants(ClassEntry entry) {
    Class<?> type = entry.type();
    if (!type.isEnum()) {
      throw PythonErrorException.type(
          "the Java class " + type.getName() + " is no enum and cannot be iterated over");
    }
    entry.requireGranted();
    return runtime.values().newList(List.of(type.getEnumConstants()));
  }

  private int enumName(int object) {
    if (runtime.find(object) instanceof Enum<?> constant) {
      return api.strings().toPython(constant.name());
    }
    throw PythonErrorException.type("a constant of an enum was wanted");
  }

  private static Iterable<String> methods(ClassEntry entry, boolean isAbstract) {
    Set<String> names = new LinkedHashSet<>();
    Class<?> type = entry.type();
    for (Method method : type.getMethods()) {
      boolean wanted = isAbstract ? Modifier.isAbstract(method.getModifiers()) : method.isDefault();
      if (wanted && !isOfObject(method)) {
        names.add(method.getName());
      }
    }
    return names;
  }

  private static boolean isOfObject(Method method) {
    try {
      Object.class.getMethod(method.getName(), method.getParameterTypes());
      return true;
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  /** A default method of an interface on a Python object that implements it. */
  private int callDefault(int self, Arguments arguments) {
    ClassEntry entry = entry(arguments);
    String name = text(arguments.get(1));
    MethodGroup group = types.members().methods(entry, name);
    Class<?> type = entry.type();
    Object receiver = api.typed().convert(arguments.get(2), type);
    return runtime.calls().callDefault(group, receiver, arguments.tail().tail().tail());
  }

  private int cast(int self, Arguments arguments) {
    arguments.require("cast", 2, 2);
    ClassEntry entry = entry(arguments);
    Class<?> type = entry.type();
    if (!type.isInstance(runtime.find(arguments.get(1)))) {
      entry.requireGranted();
    }
    Object value = runtime.values().as(arguments.get(1), type, type);
    return value == null ? none() : runtime.proxy(value);
  }

  private int setStatic(int self, Arguments arguments) {
    types.members().setStatic(entry(arguments), text(arguments.get(1)), arguments.get(2));
    return none();
  }

  private int constructError(int self, Arguments arguments) {
    ClassEntry entry = types.find(arguments.get(0));
    if (entry == null) {
      throw PythonErrorException.type("a class derived from a Java exception cannot be raised");
    }
    return runtime.holder(new Constructions(runtime).constructError(entry, arguments.get(1)));
  }

  private Throwable thrown(Arguments arguments) {
    if (runtime.find(arguments.get(0)) instanceof Throwable thrown) {
      return thrown;
    }
    throw PythonErrorException.type("a Java exception was wanted");
  }

  private int errorAttribute(int self, Arguments arguments) {
    throw PythonErrorException.attribute(
        "'"
            + api.types().name(arguments.get(0))
            + "' object has no attribute '"
            + text(arguments.get(1))
            + "'");
  }

  private CompletionStage<?> stage(Arguments arguments) {
    if (runtime.find(arguments.get(0)) instanceof CompletionStage<?> stage) {
      return stage;
    }
    throw PythonErrorException.type("a Java CompletionStage was wanted");
  }

  private int cancel(int self, Arguments arguments) {
    try {
      stage(arguments).toCompletableFuture().cancel(true);
    } catch (UnsupportedOperationException e) {
      // A stage may refuse to be a future: then it cannot be cancelled.
    }
    return none();
  }

  /** Calls a function with the outcome, on the interpreter's thread. */
  private int whenComplete(int self, Arguments arguments) {
    List<Integer> callback = new ArrayList<>(List.of(python.incRef(arguments.get(1))));
    stage(arguments)
        .whenComplete(
            (value, thrown) ->
                runtime.thread().post(() -> settle(callback.remove(0), value, thrown)));
    awaited++;
    return none();
  }

  private void settle(int callback, @Nullable Object value, @Nullable Throwable thrown) {
    awaited--;
    Throwable cause = thrown;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    Throwable reason = cause;
    api.pyObjects()
        .enter(
            capi -> {
              int outcome = 0;
              int error = 0;
              try {
                outcome = reason == null ? runtime.values().toPython(value) : none();
                error = reason == null ? none() : runtime.errors().toPython(reason);
              } catch (RuntimeException e) {
                outcome = none();
                error = runtime.errors().toPython(e);
              }
              int pair = capi.containers().newTuple(2);
              capi.containers().fillTuple(pair, 0, outcome);
              capi.containers().fillTuple(pair, 1, error);
              try {
                python.decRef(capi.objects().call(callback, pair, 0));
              } finally {
                python.decRef(pair);
                python.decRef(callback);
              }
              return true;
            });
  }
}
