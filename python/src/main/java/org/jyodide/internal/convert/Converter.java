package org.jyodide.internal.convert;

import org.jspecify.annotations.Nullable;

/** Makes a value of one Java type of a Python object, given by a borrowed reference. */
@FunctionalInterface
interface Converter {
  @Nullable Object of(int object);
}
