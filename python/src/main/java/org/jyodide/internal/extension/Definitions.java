package org.jyodide.internal.extension;

import java.util.ArrayList;
import java.util.List;
import org.jyodide.internal.capi.CPython;
import org.jyodide.internal.extension.ExtensionType.Body;

/** Functions, methods and properties of Python that are Java methods. */
public final class Definitions {
  /** What reads a property. */
  @FunctionalInterface
  public interface Getter {
    /** A new reference to the value. */
    int get(int self);
  }

  /** What writes a property. */
  @FunctionalInterface
  public interface Setter {
    /** Sets it; a value of 0 means that it shall be deleted. */
    int set(int self, int value);
  }

  /** What reads a property of a class. */
  @FunctionalInterface
  public interface StaticGetter {
    /** A new reference to the value. */
    int get();
  }

  private final CPython python;
  private final HostFunctions functions;
  private final List<StaticGetter> staticGetters = new ArrayList<>();
  private int staticPropertyType;
  private int refusedType;

  /** For one CPython. */
  public Definitions(CPython python, HostFunctions functions) {
    this.python = python;
    this.functions = functions;
  }

  /** Gives a function of an image its Java method again. */
  public void resumeFunction(Body body) {
    int unused = ExtensionType.pointer(python, functions, body);
  }

  private int methodDefinition(String name, String doc, Body body) {
    int[] words = ExtensionType.definition(python, functions, name, doc, body, 0);
    int definition = python.malloc(16);
    for (int i = 0; i < words.length; i++) {
      python.memory().storeI32(definition + 4 * i, words[i]);
    }
    return definition;
  }

  /** A function. */
  public int function(String name, String doc, Body body) {
    int definition = methodDefinition(name, doc, body);
    return python.check(python.function("PyCMethod_New").call(definition, 0, 0, 0));
  }

  /** A method of a type. */
  public int method(int type, String name, String doc, Body body) {
    int definition = methodDefinition(name, doc, body);
    return python.check(python.function("PyDescr_NewMethod").call(type, definition));
  }

  /** A property of the objects of a type. */
  public int property(int type, String name, String doc, Getter getter, Setter setter) {
    int definition = python.malloc(20);
    python.memory().storeI32(definition, ExtensionType.text(python, name));
    python.memory().storeI32(definition + 4, functions.object((self, closure) -> getter.get(self)));
    python
        .memory()
        .storeI32(
            definition + 8, functions.status((self, value, closure) -> setter.set(self, value)));
    python.memory().storeI32(definition + 12, ExtensionType.text(python, doc));
    python.memory().storeI32(definition + 16, 0);
    return python.check(python.function("PyDescr_NewGetSet").call(type, definition));
  }

  /** A property of a class, read through the class and its objects. */
  public int staticProperty(String name, String doc, StaticGetter getter) {
    if (staticPropertyType == 0) {
      staticPropertyType =
          new ExtensionType(python, functions, "jyodide.StaticProperty", 12)
              .slot(Slots.TP_DESCR_GET, (self, instance, owner) -> staticGetter(self).get())
              .create(0);
    }
    return make(staticPropertyType, getter);
  }

  private int make(int type, StaticGetter getter) {
    int made = python.check(python.function("PyType_GenericAlloc").call(type, 0));
    python.memory().storeI32(made + 8, staticGetters.size());
    staticGetters.add(getter);
    return made;
  }

  /** An attribute of a class and its objects that can be neither read nor set. */
  public int refused(Runnable raise) {
    StaticGetter getter =
        () -> {
          raise.run();
          return 0;
        };
    if (refusedType == 0) {
      refusedType =
          new ExtensionType(python, functions, "jyodide.Refused", 12)
              .slot(Slots.TP_DESCR_GET, (self, instance, owner) -> staticGetter(self).get())
              .statusSlot(Slots.TP_DESCR_SET, (self, instance, value) -> staticGetter(self).get())
              .create(0);
    }
    return make(refusedType, getter);
  }

  private StaticGetter staticGetter(int self) {
    int index = python.memory().loadI32(self + 8);
    if (index < 0 || index >= staticGetters.size()) {
      throw PythonErrorException.type("this is no property");
    }
    return staticGetters.get(index);
  }
}
