package org.jyodide.scripting;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import javax.script.Bindings;
import org.jspecify.annotations.Nullable;
import org.jyodide.PyObject;

/** The variables of a Python namespace, live; but for the built-in names in it. */
final class PythonBindings extends AbstractMap<String, @Nullable Object> implements Bindings {
  private static final Set<String> HIDDEN = Set.of("__builtins__", "__name__");

  private final PyObject namespace;
  private final Map<String, PyObject> variables;

  PythonBindings(PyObject namespace) {
    this.namespace = namespace;
    variables = namespace.asMap(String.class, PyObject.class);
  }

  PyObject namespace() {
    return namespace;
  }

  private static String checked(@Nullable Object key) {
    if (!(key instanceof String name)) {
      throw new ClassCastException("the name of a variable is a String, got " + key);
    }
    if (name.isEmpty()) {
      throw new IllegalArgumentException("the name of a variable is not empty");
    }
    return name;
  }

  @Override
  public boolean containsKey(Object key) {
    return variables.containsKey(checked(key)) && !HIDDEN.contains(key);
  }

  @Override
  public @Nullable Object get(Object key) {
    PyObject value = variables.get(checked(key));
    return value == null || HIDDEN.contains(key) ? null : Values.toJava(value);
  }

  @Override
  public @Nullable Object put(String name, @Nullable Object value) {
    Object old = get(checked(name));
    namespace.setItem(name, value);
    return old;
  }

  @Override
  public @Nullable Object remove(Object key) {
    Object old = get(key);
    if (containsKey(key)) {
      namespace.deleteItem(key);
    }
    return old;
  }

  @Override
  public Set<Map.Entry<String, @Nullable Object>> entrySet() {
    return new Entries();
  }

  private final class Entries extends AbstractSet<Map.Entry<String, @Nullable Object>> {
    @Override
    public int size() {
      return (int) variables.keySet().stream().filter(name -> !HIDDEN.contains(name)).count();
    }

    @Override
    public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
      Iterator<String> names =
          variables.keySet().stream().filter(name -> !HIDDEN.contains(name)).toList().iterator();
      return new Iterator<>() {
        private @Nullable String last;

        @Override
        public boolean hasNext() {
          return names.hasNext();
        }

        @Override
        public Map.Entry<String, @Nullable Object> next() {
          String name = names.next();
          last = name;
          return new Variable(name, PythonBindings.this.get(name));
        }

        @Override
        public void remove() {
          if (last == null) {
            throw new IllegalStateException("remove() follows next(), once");
          }
          PythonBindings.this.remove(last);
          last = null;
        }
      };
    }
  }

  /** A variable that can be set. */
  private final class Variable extends SimpleEntry<String, @Nullable Object> {
    private static final long serialVersionUID = 1L;

    Variable(String name, @Nullable Object value) {
      super(name, value);
    }

    @Override
    public @Nullable Object setValue(@Nullable Object value) {
      PythonBindings.this.put(getKey(), value);
      return super.setValue(value);
    }
  }
}
