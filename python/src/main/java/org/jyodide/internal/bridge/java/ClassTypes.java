package org.jyodide.internal.bridge.java;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.protocols.Protocols;
import org.jyodide.internal.extension.Definitions;
import org.jyodide.internal.extension.HostFunctions;
import org.jyodide.internal.extension.PythonErrorException;
import org.jyodide.internal.snapshot.JavaImage;
import org.jyodide.internal.snapshot.JavaImage.ClassImage;

/** The Python type of each Java class whose objects Python has seen, made when first needed. */
final class ClassTypes {
  private final Grants grants;
  private final ClassFinder finder;
  private final Definitions definitions;
  private final Members members;
  private final TypeMaker maker;
  private final Map<Class<?>, ClassEntry> byClass = new HashMap<>();
  private final IntMap<ClassEntry> byAddress = new IntMap<>();
  private final Map<String, ClassEntry> byId = new LinkedHashMap<>();
  private final Map<String, ClassEntry> errorVariants = new LinkedHashMap<>();

  /** Those of an image whose classes were not looked for yet, by the names of the classes. */
  private final Map<String, ClassEntry> waiting = new HashMap<>();

  /** None yet, or those of an image. */
  ClassTypes(
      JavaRuntime runtime,
      HostFunctions functions,
      Protocols protocols,
      @Nullable JavaImage image) {
    grants = runtime.grants();
    finder = runtime.finder();
    members = new Members(runtime.api(), runtime, runtime.values(), runtime.calls(), this);
    definitions =
        new Definitions(
            runtime.api().python(),
            functions,
            key ->
                members.staticGetter(Objects.requireNonNull(byId.get(ClassEntry.idOf(key))), key));
    maker = new TypeMaker(runtime.api(), definitions, protocols, members);
    if (image != null) {
      definitions.resume(image.types(), image.properties());
      image.classes().forEach(this::resume);
    }
  }

  private void resume(ClassImage image) {
    ClassEntry entry = new ClassEntry(image, grants, finder);
    if (!image.variant().isEmpty()) {
      errorVariants.put(variantKey(entry, image.variant()), entry);
    } else {
      byId.put(image.id(), entry);
      if (image.isNamed()) {
        waiting.put(image.name(), entry);
      }
    }
    byAddress.put(image.address(), entry);
  }

  /**
   * Defines a function of an image again.
   *
   * @return whether the key is one of a class
   */
  boolean resume(String key) {
    ClassEntry entry = byId.get(ClassEntry.idOf(key));
    if (entry == null) {
      return definitions.resumeType(key);
    }
    members.resume(definitions, entry, key);
    return true;
  }

  /** What defines the functions. */
  Definitions definitions() {
    return definitions;
  }

  /** What an image of the interpreter has of the classes. */
  List<ClassImage> images() {
    List<ClassImage> images = new ArrayList<>();
    byId.values().forEach(entry -> images.add(entry.image()));
    errorVariants.values().forEach(entry -> images.add(entry.image()));
    return images;
  }

  /** What the members of classes do. */
  Members members() {
    return members;
  }

  /** What a Python type is; null if it is not of Java. */
  @Nullable ClassEntry find(int type) {
    return byAddress.get(type);
  }

  /** What a Python type is. */
  ClassEntry require(int type) {
    ClassEntry found = byAddress.get(type);
    if (found == null) {
      throw PythonErrorException.type("a Java class was wanted");
    }
    return found;
  }

  /** The type of a class by a name that Python uses, if an image has one; null if it has none. */
  @Nullable ClassEntry findWaiting(String name) {
    ClassEntry found = waiting.get(name);
    int dot = name.lastIndexOf('.');
    String binary = name;
    while (found == null && dot > 0) {
      binary = binary.substring(0, dot) + "$" + binary.substring(dot + 1);
      found = waiting.get(binary);
      dot = binary.lastIndexOf('.');
    }
    return found;
  }

  /** The Python type of a class. */
  ClassEntry of(Class<?> type) {
    ClassEntry known = byClass.get(type);
    if (known == null) {
      known = resumed(type);
    }
    if (known == null) {
      known = make(type);
    }
    return known;
  }

  /** The type that an image has of a class. */
  private @Nullable ClassEntry resumed(Class<?> type) {
    ClassEntry entry = waiting.get(type.getName());
    if (entry == null || entry.findType() != type) {
      return null;
    }
    byClass.put(type, entry);
    return entry;
  }

  private ClassEntry make(Class<?> type) {
    boolean isThrowable = Throwable.class.isAssignableFrom(type);
    JavaClass javaClass = new JavaClass(type, grants);
    int address =
        isThrowable
            ? maker.newErrorType(
                javaClass, type == Throwable.class ? 0 : of(type.getSuperclass()).address())
            : maker.newType(javaClass);
    String name = type.getName();
    String id = name;
    for (int i = 2; byId.containsKey(id); i++) {
      // Class loaders may have classes of the same name.
      id = name + "#" + i;
    }
    ClassImage image = new ClassImage(id, name, "", address, isThrowable, false);
    ClassEntry entry = new ClassEntry(image, javaClass, grants, finder);
    byClass.put(type, entry);
    byAddress.put(address, entry);
    byId.put(id, entry);
    maker.addMembers(entry);
    return entry;
  }

  /** The Python type for an exception, which may be a nearer one than that of its class. */
  ClassEntry ofThrown(Throwable thrown) {
    ClassEntry entry = of(thrown.getClass());
    String nearer = PythonTypes.ofMessage(thrown);
    if (nearer.isEmpty()) {
      return entry;
    }
    String key = variantKey(entry, nearer);
    ClassEntry variant = errorVariants.get(key);
    if (variant == null) {
      int address = maker.newVariant(entry, nearer);
      ClassImage image =
          new ClassImage(entry.id(), entry.className(), nearer, address, true, false);
      variant = new ClassEntry(image, entry.javaClass(), grants, finder);
      byAddress.put(address, variant);
      errorVariants.put(key, variant);
    }
    return variant;
  }

  private static String variantKey(ClassEntry entry, String builtin) {
    return entry.id() + " " + builtin;
  }
}
