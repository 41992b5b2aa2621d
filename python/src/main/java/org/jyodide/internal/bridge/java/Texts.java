package org.jyodide.internal.bridge.java;

import java.net.URI;
import java.nio.file.Path;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;

/** What {@code str} and {@code repr} show of Java objects that have no protocol for it. */
final class Texts {
  private Texts() {}

  /** {@code toString()} if that is granted, or of a value of the JDK, else {@link #repr}. */
  static String str(Grants grants, Object object) {
    if (object instanceof Enum<?> constant && !grants.allows(object.getClass())) {
      return constant.name();
    }
    return isShown(grants, object) ? String.valueOf(object) : repr(grants, object);
  }

  static String repr(Grants grants, Object object) {
    Class<?> type = object.getClass();
    if (object instanceof Enum<?> constant) {
      return "<" + ClassNames.name(constant.getDeclaringClass()) + "." + constant.name() + ">";
    }
    String name = type.isHidden() ? ClassNames.name(type) : type.getTypeName();
    if (isShown(grants, object) && !isPlain(object)) {
      return "<" + name + " " + object + ">";
    }
    return "<" + name + " object>";
  }

  private static boolean isPlain(Object object) {
    return String.valueOf(object)
        .equals(object.getClass().getName() + "@" + Integer.toHexString(object.hashCode()));
  }

  private static boolean isShown(Grants grants, Object object) {
    Class<?> type = object.getClass();
    return grants.allows(type)
        || type.getPackageName().equals("java.time")
        || object instanceof UUID
        || object instanceof Locale
        || object instanceof Currency
        || object instanceof URI
        || (object instanceof Path && SensitiveApi.isJdk(type));
  }
}
