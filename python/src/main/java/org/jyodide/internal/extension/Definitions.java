package org.jyodide.internal.extension;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.capi.CPython;
import org.jyodide.internal.extension.ExtensionType.Body;

/**
 * Functions, methods and properties of Python that are Java methods. Each has a key, as {@link
 * HostFunctions} wants it.
 */
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

  private static final String STATIC_PROPERTY = "jyodide.StaticProperty";
  private static final String REFUSED = "jyodide.Refused";

  private final CPython python;
  private final HostFunctions functions;
  private final Function<String, StaticGetter> staticGetters;
  private final List<String> staticKeys = new ArrayList<>();
  private final List<@Nullable StaticGetter> madeGetters = new ArrayList<>();
  private final Map<String, Integer> types = new LinkedHashMap<>();

  /**
   * For one CPython.
   *
   * @param staticGetters gives what reads the static property of a key
   */
  public Definitions(
      CPython python, HostFunctions functions, Function<String, StaticGetter> staticGetters) {
    this.python = python;
    this.functions = functions;
    this.staticGetters = staticGetters;
  }

  /** For one CPython, without properties of classes. */
  public Definitions(CPython python, HostFunctions functions) {
    this(
        python,
        functions,
        key -> {
          throw new IllegalStateException("no properties of classes: " + key);
        });
  }

  /** The addresses of the types of what this made, by name. */
  public Map<String, Integer> types() {
    return Map.copyOf(types);
  }

  /** The keys of the static properties and refused attributes, by number. */
  public List<String> staticKeys() {
    return List.copyOf(staticKeys);
  }

  /** Takes over what another has made. */
  public void resume(Map<String, Integer> knownTypes, List<String> keys) {
    for (String name : Set.of(STATIC_PROPERTY, REFUSED)) {
      Integer type = knownTypes.get(name);
      if (type != null) {
        types.put(name, type);
      }
    }
    for (String key : keys) {
      staticKeys.add(key);
      madeGetters.add(null);
    }
  }

  /**
   * Defines the functions of a type of an image again.
   *
   * @return whether the key is one of those
   */
  public boolean resumeType(String key) {
    if (key.startsWith(ExtensionType.keyPrefix(STATIC_PROPERTY))) {
      ExtensionType unused = newStaticProperty();
      return true;
    }
    if (key.startsWith(ExtensionType.keyPrefix(REFUSED))) {
      ExtensionType unused = newRefused();
      return true;
    }
    return false;
  }

  /** Gives a function or method of an image its Java method again. */
  public void resumeFunction(String key, Body body) {
    int unused = ExtensionType.pointer(python, functions, key, body);
  }

  /** Gives what reads a property of an image its Java method again. */
  public void resumeGetter(String key, Getter getter) {
    int unused = pointer(key, getter);
  }

  /** Gives what writes a property of an image its Java method again. */
  public void resumeSetter(String key, Setter setter) {
    int unused = pointer(key, setter);
  }

  private int pointer(String key, Getter getter) {
    return functions.object(key, (self, closure) -> getter.get(self));
  }

  private int pointer(String key, Setter setter) {
    return functions.status(key, (self, value, closure) -> setter.set(self, value));
  }

  /** A {@code PyMethodDef} in C memory, for good. */
  private int methodDefinition(String key, String name, String doc, Body body) {
    return store(
        ExtensionType.text(python, name),
        ExtensionType.pointer(python, functions, key, body),
        ExtensionType.FASTCALL,
        ExtensionType.text(python, doc));
  }

  private int store(int... words) {
    int address = python.malloc(4 * words.length);
    for (int i = 0; i < words.length; i++) {
      python.memory().storeI32(address + 4 * i, words[i]);
    }
    return address;
  }

  /** A function. */
  public int function(String key, String name, String doc, Body body) {
    int definition = methodDefinition(key, name, doc, body);
    return python.check(python.function("PyCMethod_New").call(definition, 0, 0, 0));
  }

  /** A method of a type. */
  public int method(int type, String key, String name, String doc, Body body) {
    int definition = methodDefinition(key, name, doc, body);
    return python.check(python.function("PyDescr_NewMethod").call(type, definition));
  }

  /**
   * A property of the objects of a type.
   *
   * @param getKey the key of what reads it
   * @param setKey the key of what writes it
   */
  public int property(
      int type,
      String getKey,
      String setKey,
      String name,
      String doc,
      Getter getter,
      Setter setter) {
    int definition =
        store(
            ExtensionType.text(python, name),
            pointer(getKey, getter),
            pointer(setKey, setter),
            ExtensionType.text(python, doc),
            0);
    return python.check(python.function("PyDescr_NewGetSet").call(type, definition));
  }

  /** A property of a class, read through the class and its objects. */
  public int staticProperty(String key) {
    Integer type = types.get(STATIC_PROPERTY);
    if (type == null) {
      type = newStaticProperty().create(0);
      types.put(STATIC_PROPERTY, type);
    }
    return make(type, key);
  }

  private ExtensionType newStaticProperty() {
    return new ExtensionType(python, functions, STATIC_PROPERTY, 12)
        .slot(Slots.TP_DESCR_GET, (self, instance, owner) -> staticGetter(self).get());
  }

  /** An attribute of a class and its objects that can be neither read nor set. */
  public int refused(String key) {
    Integer type = types.get(REFUSED);
    if (type == null) {
      type = newRefused().create(0);
      types.put(REFUSED, type);
    }
    return make(type, key);
  }

  private ExtensionType newRefused() {
    return new ExtensionType(python, functions, REFUSED, 12)
        .slot(Slots.TP_DESCR_GET, (self, instance, owner) -> staticGetter(self).get())
        .statusSlot(Slots.TP_DESCR_SET, (self, instance, value) -> staticGetter(self).get());
  }

  private int make(int type, String key) {
    int made = python.check(python.function("PyType_GenericAlloc").call(type, 0));
    python.memory().storeI32(made + 8, staticKeys.size());
    staticKeys.add(key);
    madeGetters.add(null);
    return made;
  }

  private StaticGetter staticGetter(int self) {
    int index = python.memory().loadI32(self + 8);
    if (index < 0 || index >= madeGetters.size()) {
      throw PythonErrorException.type("this is no property");
    }
    StaticGetter made = madeGetters.get(index);
    if (made == null) {
      made = staticGetters.apply(staticKeys.get(index));
      madeGetters.set(index, made);
    }
    return made;
  }
}
