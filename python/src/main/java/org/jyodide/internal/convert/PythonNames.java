package org.jyodide.internal.convert;

import org.jyodide.internal.capi.CApi;

/** The names under which Python code may implement a Java method. */
final class PythonNames {
  private PythonNames() {}

  /** The name of a method in Python's style: {@code onMessage} is {@code on_message}. */
  static String snakeCase(String name) {
    StringBuilder snake = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isUpperCase(c)) {
        boolean startsWord =
            i > 0
                && (!Character.isUpperCase(name.charAt(i - 1))
                    || (i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1))));
        if (startsWord) {
          snake.append('_');
        }
        snake.append(Character.toLowerCase(c));
      } else {
        snake.append(c);
      }
    }
    return snake.toString();
  }

  /** Whether an object has a method's name, in either style. */
  static boolean has(CApi api, int object, String name) {
    return api.objects().hasAttr(object, name)
        || (!snakeCase(name).equals(name) && api.objects().hasAttr(object, snakeCase(name)));
  }

  /** The name that an object has; the Java one if it has none. */
  static String of(CApi api, int object, String name) {
    return api.objects().hasAttr(object, name) || !has(api, object, name) ? name : snakeCase(name);
  }
}
