package org.jyodide.internal.bridge.java;

import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jyodide.AccessDeniedException;
import org.jyodide.internal.bridge.protocols.Protocol;
import org.jyodide.internal.bridge.protocols.Protocols;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.CPython;
import org.jyodide.internal.extension.Arguments;
import org.jyodide.internal.extension.Definitions;
import org.jyodide.internal.extension.PythonErrorException;

/** The Python type of each Java class whose objects Python has seen, made when first needed. */
final class ClassTypes {
  private static final String MODULE = JavaRuntime.MODULE;

  private final CApi api;
  private final CPython python;
  private final Definitions definitions;
  private final Grants grants;
  private final Values.JavaObjectTable objects;
  private final Values values;
  private final Calls calls;
  private final Protocols protocols;
  private final Map<Class<?>, Entry> byClass = new HashMap<>();
  private final IntMap<Entry> byAddress = new IntMap<>();
  private final Map<String, Entry> errorVariants = new HashMap<>();

  /** A class and its Python type. */
  record Entry(JavaClass javaClass, int address, boolean isThrowable) {}

  ClassTypes(
      CApi api,
      Definitions definitions,
      Grants grants,
      Values.JavaObjectTable objects,
      Values values,
      Calls calls,
      Protocols protocols) {
    this.api = api;
    this.definitions = definitions;
    this.grants = grants;
    this.objects = objects;
    this.values = values;
    this.calls = calls;
    this.protocols = protocols;
    python = api.python();
  }

  /** What a Python type is; null if it is not of Java. */
  @Nullable Entry find(int type) {
    return byAddress.get(type);
  }

  /** What a Python type is. */
  Entry require(int type) {
    Entry found = byAddress.get(type);
    if (found == null) {
      throw PythonErrorException.type("a Java class was wanted");
    }
    return found;
  }

  /** The Python type of a class. */
  Entry of(Class<?> type) {
    Entry known = byClass.get(type);
    if (known == null) {
      known = Throwable.class.isAssignableFrom(type) ? newError(type) : newType(type);
    }
    return known;
  }

  private Entry newType(Class<?> type) {
    JavaClass javaClass = new JavaClass(type, grants);
    List<Protocol<?>> shapes =
        type.isInterface() && FunctionalInterfaces.isOne(type) ? List.of() : protocols.of(type);
    int bases = api.containers().newTuple(Math.max(1, shapes.size()));
    if (shapes.isEmpty()) {
      api.containers().fillTuple(bases, 0, member("JavaObject"));
    }
    for (int i = 0; i < shapes.size(); i++) {
      api.containers().fillTuple(bases, i, member(shapes.get(i).name()));
    }
    int namespace = namespace(javaClass);
    put(namespace, "__slots__", api.containers().newTuple(0));
    int address =
        api.code()
            .callModuleFunction(
                MODULE,
                "_make_class",
                api.strings().toPython(ClassNames.name(type)),
                bases,
                namespace);
    return register(javaClass, address, false);
  }

  private int member(String name) {
    return python.incRef(api.code().member(MODULE, name));
  }

  private Entry register(JavaClass javaClass, int address, boolean isThrowable) {
    Entry entry = new Entry(javaClass, address, isThrowable);
    byClass.put(javaClass.type(), entry);
    byAddress.put(address, entry);
    addMembers(entry);
    return entry;
  }

  private int namespace(JavaClass javaClass) {
    Class<?> type = javaClass.type();
    int namespace = api.containers().newDict();
    put(namespace, "__module__", api.strings().toPython(ClassNames.moduleName(type)));
    put(namespace, "__qualname__", api.strings().toPython(ClassNames.qualifiedName(type)));
    put(namespace, "__doc__", api.strings().toPython(ClassNames.documentation(javaClass)));
    if (type.isRecord()) {
      RecordComponent[] components = type.getRecordComponents();
      int names = api.containers().newTuple(components.length);
      for (int i = 0; i < components.length; i++) {
        api.containers().fillTuple(names, i, api.strings().toPython(components[i].getName()));
      }
      put(namespace, "__match_args__", names);
    }
    return namespace;
  }

  private void put(int dict, String key, int value) {
    int name = api.strings().toPython(key);
    api.containers().put(dict, name, value);
    python.decRef(name);
    python.decRef(value);
  }

  private void addMembers(Entry entry) {
    JavaClass javaClass = entry.javaClass();
    int dict = python.check(python.function("PyType_GetDict").call(entry.address()));
    try {
      Set<String> taken = taken(entry);
      javaClass.refused().forEach((name, reason) -> addRefused(dict, taken, name, reason));
      for (MethodGroup group : javaClass.methods().values()) {
        addMethod(entry, dict, taken, group);
      }
      for (Property property : javaClass.properties().values()) {
        addProperty(entry, dict, taken, property);
      }
      javaClass.nested().forEach((name, inner) -> addNested(entry, dict, taken, name, inner));
    } finally {
      python.decRef(dict);
    }
    python.function("PyType_Modified").run(entry.address());
  }

  /** Names that a protocol gives a meaning in Python. */
  private Set<String> taken(Entry entry) {
    Set<String> names = new HashSet<>();
    int all = api.objects().callMethod(python.address("PyType_Type"), "__dir__", entry.address());
    try (var each = api.containers().elements(all)) {
      for (int name = each.next(); name != 0; name = each.next()) {
        names.add(api.strings().toJava(name));
      }
    } finally {
      python.decRef(all);
    }
    if (entry.isThrowable()) {
      // A subclass overrides what its superclass has from Java.
      names.removeIf(name -> !name.startsWith("_") && !isOfPythonError(name));
    }
    return names;
  }

  private static boolean isOfPythonError(String name) {
    return name.equals("args")
        || name.equals("with_traceback")
        || name.equals("add_note")
        || name.equals("java_type")
        || name.equals("java_stack_trace");
  }

  private void addRefused(int dict, Set<String> taken, String name, String reason) {
    if (taken.contains(name)) {
      return;
    }
    int descriptor =
        definitions.refused(
            () -> {
              throw new AccessDeniedException(reason);
            });
    put(dict, PythonNames.toPython(name), descriptor);
  }

  private @Nullable Object self(int object, Class<?> type) {
    Object found = objects.find(object);
    if (!type.isInstance(found)) {
      throw PythonErrorException.type(
          "an object of " + type.getName() + " was wanted, got " + api.types().name(object));
    }
    return found;
  }

  private void addMethod(Entry entry, int dict, Set<String> taken, MethodGroup group) {
    if (taken.contains(group.name())) {
      return;
    }
    Class<?> type = entry.javaClass().type();
    String name = PythonNames.toPython(group.name());
    String doc = group.documentation();
    if (group.isStatic()) {
      put(dict, name, staticMethod(name, doc, group));
      return;
    }
    int method =
        definitions.method(
            entry.address(),
            name,
            doc,
            (self, arguments) -> calls.call(group, self(self, type), arguments));
    if (group.isMixed()) {
      method =
          api.code()
              .callModuleFunction(
                  MODULE,
                  "MixedMethod",
                  method,
                  staticMethod(name, doc, group),
                  api.strings().toPython(name),
                  api.strings().toPython(doc));
    }
    put(dict, name, method);
  }

  private int staticMethod(String name, String doc, MethodGroup group) {
    return definitions.function(name, doc, (self, arguments) -> calls.call(group, null, arguments));
  }

  private void addProperty(Entry entry, int dict, Set<String> taken, Property property) {
    if (taken.contains(property.name())) {
      return;
    }
    String name = PythonNames.toPython(property.name());
    Class<?> type = entry.javaClass().type();
    if (property.isStatic()) {
      put(
          dict,
          name,
          definitions.staticProperty(
              name, property.documentation(), () -> values.toPython(get(property, null))));
      return;
    }
    put(
        dict,
        name,
        definitions.property(
            entry.address(),
            name,
            property.documentation(),
            self -> values.toPython(get(property, self(self, type))),
            (self, value) -> set(property, self(self, type), value)));
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
  void setStatic(int type, String name, int value) {
    Entry entry = require(type);
    Property property = entry.javaClass().properties().get(PythonNames.toJava(name));
    if (property == null || !property.isStatic()) {
      String reason = entry.javaClass().refused().get(name);
      if (reason != null) {
        throw new AccessDeniedException(reason);
      }
      throw PythonErrorException.attribute(
          "the Java class "
              + ClassNames.name(entry.javaClass().type())
              + " has no static field "
              + name);
    }
    setField(property, null, value);
  }

  private void addNested(Entry entry, int dict, Set<String> taken, String name, Class<?> inner) {
    if (!taken.contains(name) && !entry.javaClass().methods().containsKey(name)) {
      put(
          dict,
          name,
          definitions.staticProperty(
              name,
              ClassNames.kind(inner) + " " + inner.getName(),
              () -> python.incRef(of(inner).address())));
    }
  }

  private Entry newError(Class<?> type) {
    JavaClass javaClass = new JavaClass(type, grants);
    return register(javaClass, newErrorType(javaClass, PythonTypes.of(type)), true);
  }

  private int newErrorType(JavaClass javaClass, List<String> nearest) {
    Class<?> type = javaClass.type();
    int base;
    if (type == Throwable.class) {
      base = member("JavaError");
    } else {
      base = python.incRef(of(type.getSuperclass()).address());
    }
    if (type == AccessDeniedException.class) {
      python.decRef(base);
      base = member("AccessDeniedError");
    }
    int builtins = api.containers().newTuple(nearest.size());
    for (int i = 0; i < nearest.size(); i++) {
      api.containers()
          .fillTuple(builtins, i, python.incRef(api.code().member("builtins", nearest.get(i))));
    }
    if (type == AccessDeniedException.class) {
      python.decRef(builtins);
      return base;
    }
    return api.code()
        .callModuleFunction(
            MODULE,
            "_make_error_class",
            api.strings().toPython(ClassNames.name(type)),
            base,
            builtins,
            namespace(javaClass));
  }

  /** The Python type for an exception, which may be a nearer one than that of its class. */
  Entry ofThrown(Throwable thrown) {
    Entry entry = of(thrown.getClass());
    String nearer = PythonTypes.ofMessage(thrown);
    if (nearer.isEmpty()) {
      return entry;
    }
    String key = thrown.getClass().getName() + " " + nearer;
    Entry variant = errorVariants.get(key);
    if (variant == null) {
      int builtins = api.containers().newTuple(1);
      api.containers().fillTuple(builtins, 0, python.incRef(api.code().member("builtins", nearer)));
      int address =
          api.code()
              .callModuleFunction(
                  MODULE,
                  "_make_error_class",
                  api.strings().toPython(ClassNames.name(thrown.getClass())),
                  python.incRef(entry.address()),
                  builtins,
                  namespace(entry.javaClass()));
      variant = new Entry(entry.javaClass(), address, true);
      byAddress.put(address, variant);
      errorVariants.put(key, variant);
    }
    return variant;
  }
}
