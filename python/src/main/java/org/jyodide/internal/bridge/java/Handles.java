package org.jyodide.internal.bridge.java;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The Java objects that Python holds, by number. Python code owns its memory and can make up any
 * number: so nothing stands here that was not given to Python, and what may be done with an object
 * is asked of the object itself, never of where its number was found.
 */
public final class Handles {
  private @Nullable Object[] objects = new Object[64];
  private int[] proxies = new int[64];
  private final Map<Integer, Throwable> places = new HashMap<>();
  private @Nullable Function<String, Throwable> place;
  private int used = 1;
  private int live;
  private final Deque<Integer> free = new ArrayDeque<>();
  private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();

  /** Gives an object a number; {@code proxy} is the address of the Python object that shows it. */
  public int add(Object object, int proxy) {
    int handle = free.isEmpty() ? used++ : free.pop();
    if (handle >= objects.length) {
      objects = Arrays.copyOf(objects, 2 * handle);
      proxies = Arrays.copyOf(proxies, 2 * handle);
    }
    objects[handle] = object;
    proxies[handle] = proxy;
    numbers.put(object, handle);
    if (place != null) {
      places.put(handle, place.apply("Python got an object of " + object.getClass() + " here"));
    }
    live++;
    return handle;
  }

  /** The object of a number; null if there is none. */
  public @Nullable Object get(int handle) {
    return handle > 0 && handle < objects.length ? objects[handle] : null;
  }

  /** The address of the Python object that shows an object; 0 if none does. */
  public int proxy(Object object) {
    Integer handle = numbers.get(object);
    return handle == null ? 0 : proxies[handle];
  }

  /** Forgets a number, if it is that of the Python object at this address. */
  public void remove(int handle, int proxy) {
    if (handle <= 0 || handle >= objects.length) {
      return;
    }
    Object object = objects[handle];
    if (object != null && proxies[handle] == proxy) {
      numbers.remove(object);
      places.remove(handle);
      objects[handle] = null;
      proxies[handle] = 0;
      free.push(handle);
      live--;
    }
  }

  /**
   * Records where objects pass to Python from now on, for {@link #places}.
   *
   * @param maker makes the record of the place where it is called
   */
  public void recordPlaces(Function<String, Throwable> maker) {
    place = maker;
  }

  /** Where the objects passed that Python holds, one for each. */
  public List<Throwable> places() {
    return List.copyOf(places.values());
  }

  /** How many objects Python holds. */
  public int live() {
    return live;
  }
}
