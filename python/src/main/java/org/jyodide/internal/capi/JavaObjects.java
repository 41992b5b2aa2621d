package org.jyodide.internal.capi;

import java.util.Optional;

/** Java objects that Python sees as they are, not as copies. Used on the interpreter's thread. */
public interface JavaObjects {
  /** Shows nothing to Python. */
  JavaObjects NONE =
      new JavaObjects() {
        @Override
        public int toPython(Object value) {
          return 0;
        }

        @Override
        public Optional<Object> toJava(int object) {
          return Optional.empty();
        }

        @Override
        public Optional<Throwable> thrown(int exception) {
          return Optional.empty();
        }
      };

  /** A new reference to the Python object that shows a Java object; 0 if none does. */
  int toPython(Object value);

  /** The Java object that a Python object shows, if it is one of those. */
  Optional<Object> toJava(int object);

  /** The Java exception that became a Python exception, if it is one of those. */
  Optional<Throwable> thrown(int exception);
}
