package org.jyodide.internal.convert;

import java.lang.reflect.Type;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jyodide.PyObject;
import org.jyodide.internal.capi.PythonBacked;

/** A Python mapping as a {@code Map}: keys are equal if Python holds them for equal. */
@SuppressWarnings("NullAway") // what lambdas give may be null, as type arguments say
final class MapView<K extends @Nullable Object, V extends @Nullable Object>
    extends AbstractMap<K, V> implements PythonBacked {
  private final Shown shown;
  private final Type keyType;
  private final Type valueType;

  MapView(Shown shown, Type keyType, Type valueType) {
    this.shown = shown;
    this.keyType = keyType;
    this.valueType = valueType;
  }

  @Override
  public PyObject pythonObject() {
    return shown.object();
  }

  @Override
  public int size() {
    return shown.size();
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return shown.enter(
        self ->
            shown.withHashable(key, false, value -> shown.api().objects().contains(self, value)));
  }

  @Override
  public @Nullable V get(@Nullable Object key) {
    return shown.enter(self -> shown.withHashable(key, null, value -> valueOf(self, value)));
  }

  /** The value for a key; null if there is none. */
  private @Nullable V valueOf(int self, int key) {
    int value = shown.api().objects().optionalItem(self, key);
    return value == 0 ? null : shown.take(value, valueType, "[" + shown.repr(key) + "]");
  }

  @Override
  public @Nullable V put(K key, V value) {
    return shown.enter(
        self ->
            shown.with(
                key,
                keyObject -> {
                  V old = valueOf(self, keyObject);
                  set(self, keyObject, value);
                  return old;
                }));
  }

  private void set(int self, int key, @Nullable Object value) {
    shown.require(self, "__setitem__");
    shown.with(
        value,
        object -> {
          shown.api().objects().setItem(self, key, object);
          return true;
        });
  }

  @Override
  public void putAll(Map<? extends K, ? extends V> other) {
    shown.enter(
        self -> {
          super.putAll(other);
          return true;
        });
  }

  @Override
  public @Nullable V remove(@Nullable Object key) {
    return shown.enter(
        self -> {
          shown.require(self, "__delitem__");
          return shown.withHashable(
              key,
              null,
              keyObject -> {
                int value = shown.api().objects().optionalItem(self, keyObject);
                if (value == 0) {
                  return null;
                }
                V old = shown.take(value, valueType, "[" + shown.repr(keyObject) + "]");
                shown.api().objects().deleteItem(self, keyObject);
                return old;
              });
        });
  }

  @Override
  public void clear() {
    shown.enter(
        self -> {
          shown.require(self, "clear");
          shown.callMethod(self, "clear");
          return true;
        });
  }

  @Override
  public Set<K> keySet() {
    return new Keys();
  }

  @Override
  public Set<Map.Entry<K, V>> entrySet() {
    return new Entries();
  }

  private void delete(PyObject key) {
    shown.enter(
        self -> {
          shown.require(self, "__delitem__");
          shown.api().objects().deleteItem(self, shown.api().pyObjects().addressOf(key));
          return true;
        });
  }

  private final class Keys extends AbstractSet<K> {
    @Override
    public int size() {
      return MapView.this.size();
    }

    @Override
    public boolean contains(@Nullable Object key) {
      return containsKey(key);
    }

    @Override
    public boolean remove(@Nullable Object key) {
      return shown.enter(
          self -> {
            boolean contained = containsKey(key);
            MapView.this.remove(key);
            return contained;
          });
    }

    @Override
    public void clear() {
      MapView.this.clear();
    }

    @Override
    public Iterator<K> iterator() {
      return new Steps<>(shown) {
        @Override
        K value(PyObject key) {
          return shown.convert(key, keyType);
        }

        @Override
        void remove(PyObject key) {
          delete(key);
        }
      };
    }
  }

  private final class Entries extends AbstractSet<Map.Entry<K, V>> {
    @Override
    public int size() {
      return MapView.this.size();
    }

    @Override
    public boolean contains(@Nullable Object wanted) {
      return wanted instanceof Map.Entry<?, ?> entry
          && containsKey(entry.getKey())
          && java.util.Objects.equals(get(entry.getKey()), entry.getValue());
    }

    @Override
    public boolean remove(@Nullable Object wanted) {
      return shown.enter(
          self ->
              wanted instanceof Map.Entry<?, ?> entry
                  && MapView.this.remove(entry.getKey(), entry.getValue()));
    }

    @Override
    public void clear() {
      MapView.this.clear();
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
      return new Steps<>(shown) {
        @Override
        Map.Entry<K, V> value(PyObject key) {
          return entry(key);
        }

        @Override
        void remove(PyObject key) {
          delete(key);
        }
      };
    }
  }

  private Map.Entry<K, V> entry(PyObject key) {
    return shown.enter(
        self -> {
          int address = shown.api().pyObjects().addressOf(key);
          int value = shown.api().objects().item(self, address);
          return new Entry(
              key,
              shown.part(address, keyType, "a key"),
              shown.take(value, valueType, "[" + shown.repr(address) + "]"));
        });
  }

  /** An entry as it was when the iterator came to it, but for {@link #setValue}. */
  private final class Entry extends SimpleEntry<K, V> {
    private static final long serialVersionUID = 1L;

    private final transient PyObject pythonKey;

    Entry(PyObject pythonKey, K key, V value) {
      super(key, value);
      this.pythonKey = pythonKey;
    }

    @Override
    public V setValue(V value) {
      shown.enter(
          self -> {
            set(self, shown.api().pyObjects().addressOf(pythonKey), value);
            return true;
          });
      return super.setValue(value);
    }
  }
}
