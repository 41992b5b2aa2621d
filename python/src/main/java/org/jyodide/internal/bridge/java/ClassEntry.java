package org.jyodide.internal.bridge.java;

import org.jspecify.annotations.Nullable;
import org.jyodide.AccessDeniedException;
import org.jyodide.internal.extension.PythonErrorException;
import org.jyodide.internal.snapshot.JavaImage.ClassImage;

/**
 * A Java class and its Python type. The class of a type that an image has is looked for when it is
 * first needed, and what it grants is asked of this interpreter's options.
 */
final class ClassEntry {
  private static final String KEY = "class ";

  private final ClassImage image;
  private final Grants grants;
  private final ClassFinder finder;
  private @Nullable Class<?> type;
  private @Nullable JavaClass javaClass;

  /** That of a class. */
  ClassEntry(ClassImage image, JavaClass javaClass, Grants grants, ClassFinder finder) {
    this(image, grants, finder);
    this.type = javaClass.type();
    this.javaClass = javaClass;
  }

  /** That of an image. */
  ClassEntry(ClassImage image, Grants grants, ClassFinder finder) {
    this.image = image;
    this.grants = grants;
    this.finder = finder;
  }

  /** What the keys of its members have. */
  String id() {
    return image.id();
  }

  /** The address of the Python type. */
  int address() {
    return image.address();
  }

  /** Whether its objects are exceptions in Python. */
  boolean isThrowable() {
    return image.isThrowable();
  }

  /** The binary name of the class. */
  String className() {
    return image.name();
  }

  /** Whether {@link #className} is enough to find the class again. */
  boolean isNamed() {
    Class<?> known = type;
    return known == null ? image.isNamed() : finder.isNamed(known);
  }

  /** What an image of the interpreter has of it. */
  ClassImage image() {
    return new ClassImage(
        image.id(), image.name(), image.variant(), image.address(), image.isThrowable(), isNamed());
  }

  /** The class, if there is one of its name and kind. */
  @Nullable Class<?> findType() {
    Class<?> known = type;
    if (known == null && image.isNamed()) {
      known = finder.load(image.name());
      if (known != null && Throwable.class.isAssignableFrom(known) != image.isThrowable()) {
        known = null;
      }
      type = known;
    }
    return known;
  }

  /** The class. */
  Class<?> type() {
    Class<?> found = findType();
    if (found == null) {
      throw new PythonErrorException(
          "ImportError",
          "the Java class "
              + image.name()
              + " is in the snapshot that this interpreter was made from, "
              + (image.isNamed()
                  ? "and the class path of this JVM has no such class; add it there"
                  : "but no class loader finds a class by that name; pass it to Python again"));
    }
    return found;
  }

  /** Its members, as they are granted. */
  JavaClass javaClass() {
    JavaClass made = javaClass;
    if (made == null) {
      made = new JavaClass(type(), grants);
      javaClass = made;
    }
    return made;
  }

  /**
   * Refuses a class that is not granted.
   *
   * @throws AccessDeniedException if it is not
   */
  void requireGranted() {
    if (!javaClass().isGranted()) {
      throw new AccessDeniedException(grants.refusal(type()));
    }
  }

  /** The key of a member. */
  String key(String kind, String name) {
    return KEY + image.id() + "/" + kind + " " + name;
  }

  /** The id of the class that has a key; empty if it is no key of a class. */
  static String idOf(String key) {
    return key.startsWith(KEY) ? key.substring(KEY.length(), key.lastIndexOf('/')) : "";
  }
}
