package org.jyodide.internal.bridge.java;

import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jyodide.AccessDeniedException;
import org.jyodide.internal.bridge.protocols.Protocol;
import org.jyodide.internal.bridge.protocols.Protocols;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.CPython;
import org.jyodide.internal.extension.Definitions;

/** Makes the Python types of Java classes. */
final class TypeMaker {
  private static final String MODULE = JavaRuntime.MODULE;

  private final CApi api;
  private final CPython python;
  private final Definitions definitions;
  private final Protocols protocols;
  private final Members members;

  TypeMaker(CApi api, Definitions definitions, Protocols protocols, Members members) {
    this.api = api;
    this.definitions = definitions;
    this.protocols = protocols;
    this.members = members;
    python = api.python();
  }

  /** A new reference to a type without members. */
  int newType(JavaClass javaClass) {
    Class<?> type = javaClass.type();
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
    return api.code()
        .callModuleFunction(
            MODULE, "_make_class", api.strings().toPython(ClassNames.name(type)), bases, namespace);
  }

  /**
   * A new reference to the type of a class of exceptions, without members.
   *
   * @param superclass the type of its superclass; 0 for that of {@code Throwable}
   */
  int newErrorType(JavaClass javaClass, int superclass) {
    Class<?> type = javaClass.type();
    if (type == AccessDeniedException.class) {
      return member("AccessDeniedError");
    }
    int base = superclass == 0 ? member("JavaError") : python.incRef(superclass);
    return newErrorType(javaClass, base, PythonTypes.of(type));
  }

  /** A new reference to a type that has a built-in exception besides those of another. */
  int newVariant(ClassEntry entry, String builtin) {
    return newErrorType(entry.javaClass(), python.incRef(entry.address()), List.of(builtin));
  }

  private int newErrorType(JavaClass javaClass, int base, List<String> nearest) {
    int builtins = api.containers().newTuple(nearest.size());
    for (int i = 0; i < nearest.size(); i++) {
      api.containers()
          .fillTuple(builtins, i, python.incRef(api.code().member("builtins", nearest.get(i))));
    }
    return api.code()
        .callModuleFunction(
            MODULE,
            "_make_error_class",
            api.strings().toPython(ClassNames.name(javaClass.type())),
            base,
            builtins,
            namespace(javaClass));
  }

  private int member(String name) {
    return python.incRef(api.code().member(MODULE, name));
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

  /** Fills in the members of a class. */
  void addMembers(ClassEntry entry) {
    JavaClass javaClass = entry.javaClass();
    int dict = python.check(python.function("PyType_GetDict").call(entry.address()));
    try {
      Set<String> taken = taken(entry);
      for (String name : javaClass.refused().keySet()) {
        if (!taken.contains(name)) {
          put(
              dict,
              PythonNames.toPython(name),
              definitions.refused(entry.key(Members.REFUSED, name)));
        }
      }
      for (MethodGroup group : javaClass.methods().values()) {
        if (!taken.contains(group.name())) {
          addMethod(entry, dict, group);
        }
      }
      for (Property property : javaClass.properties().values()) {
        if (!taken.contains(property.name())) {
          addProperty(entry, dict, property);
        }
      }
      for (String name : javaClass.nested().keySet()) {
        if (!taken.contains(name) && !javaClass.methods().containsKey(name)) {
          put(dict, name, definitions.staticProperty(entry.key(Members.NESTED, name)));
        }
      }
    } finally {
      python.decRef(dict);
    }
    python.function("PyType_Modified").run(entry.address());
  }

  /** Names that a protocol gives a meaning in Python. */
  private Set<String> taken(ClassEntry entry) {
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

  private void addMethod(ClassEntry entry, int dict, MethodGroup group) {
    String name = PythonNames.toPython(group.name());
    String doc = group.documentation();
    if (group.isStatic()) {
      put(dict, name, staticMethod(entry, name, doc, group));
      return;
    }
    int method =
        definitions.method(
            entry.address(),
            entry.key(Members.METHOD, group.name()),
            name,
            doc,
            members.method(entry, group.name()));
    if (group.isMixed()) {
      method =
          api.code()
              .callModuleFunction(
                  MODULE,
                  "MixedMethod",
                  method,
                  staticMethod(entry, name, doc, group),
                  api.strings().toPython(name),
                  api.strings().toPython(doc));
    }
    put(dict, name, method);
  }

  private int staticMethod(ClassEntry entry, String name, String doc, MethodGroup group) {
    return definitions.function(
        entry.key(Members.FUNCTION, group.name()),
        name,
        doc,
        members.function(entry, group.name()));
  }

  private void addProperty(ClassEntry entry, int dict, Property property) {
    String name = PythonNames.toPython(property.name());
    if (property.isStatic()) {
      put(dict, name, definitions.staticProperty(entry.key(Members.STATIC, property.name())));
      return;
    }
    put(
        dict,
        name,
        definitions.property(
            entry.address(),
            entry.key(Members.GET, property.name()),
            entry.key(Members.SET, property.name()),
            name,
            property.documentation(),
            members.getter(entry, property.name()),
            members.setter(entry, property.name())));
  }
}
