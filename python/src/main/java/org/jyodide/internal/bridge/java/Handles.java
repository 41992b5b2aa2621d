package org.jyodide.internal.bridge.java;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.snapshot.JavaImage.ObjectImage;

/**
 * The Java objects that Python holds, by number. Python code owns its memory and can make up any
 * number: so nothing stands here that was not given to Python, and what may be done with an object
 * is asked of the object itself, never of where its number was found.
 *
 * <p>Those of an image are {@linkplain NamedObject names} until somebody asks for them.
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
  private final Map<NamedObject, Integer> named = new HashMap<>();
  private Function<NamedObject, Object> finder =
      name -> {
        throw new IllegalStateException("no image has named " + name);
      };

  /** What is done with each object. */
  @FunctionalInterface
  interface Visitor<T> {
    /** Does it. */
    void visit(int handle, int proxy, T object);
  }

  /**
   * Takes over the objects of an image.
   *
   * @param byName finds one when it is needed
   */
  void resume(List<ObjectImage> images, Function<NamedObject, Object> byName) {
    finder = byName;
    int last = images.stream().mapToInt(ObjectImage::handle).max().orElse(0);
    objects = new Object[Math.max(objects.length, last + 1)];
    proxies = new int[objects.length];
    for (ObjectImage image : images) {
      NamedObject name = new NamedObject(image.className(), image.constant());
      objects[image.handle()] = name;
      proxies[image.handle()] = image.address();
      named.put(name, image.handle());
    }
    used = last + 1;
    live = images.size();
    for (int handle = 1; handle < used; handle++) {
      if (objects[handle] == null) {
        free.push(handle);
      }
    }
  }

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
    Object found = handle > 0 && handle < objects.length ? objects[handle] : null;
    return found instanceof NamedObject name ? find(handle, name) : found;
  }

  private Object find(int handle, NamedObject name) {
    Object object = finder.apply(name);
    named.remove(name);
    objects[handle] = object;
    numbers.put(object, handle);
    return object;
  }

  /** The address of the Python object that shows an object; 0 if none does. */
  public int proxy(Object object) {
    Integer handle = numbers.get(object);
    if (handle == null && !named.isEmpty()) {
      handle = findNamed(object);
    }
    return handle == null ? 0 : proxies[handle];
  }

  private @Nullable Integer findNamed(Object object) {
    Optional<NamedObject> name = NamedObject.of(object);
    Integer handle = name.isEmpty() ? null : named.get(name.get());
    return handle != null && get(handle) == object ? handle : null;
  }

  /** Visits the objects that are not only named yet. */
  void forEach(Visitor<Object> visitor) {
    for (int handle = 1; handle < used; handle++) {
      Object object = objects[handle];
      if (object != null && !(object instanceof NamedObject)) {
        visitor.visit(handle, proxies[handle], object);
      }
    }
  }

  /** Visits those of an image that nobody has asked for yet. */
  void forEachNamed(Visitor<NamedObject> visitor) {
    named.forEach((name, handle) -> visitor.visit(handle, proxies[handle], name));
  }

  /** Forgets a number, if it is that of the Python object at this address. */
  public void remove(int handle, int proxy) {
    if (handle <= 0 || handle >= objects.length) {
      return;
    }
    Object object = objects[handle];
    if (object != null && proxies[handle] == proxy) {
      if (object instanceof NamedObject name) {
        named.remove(name);
      } else {
        numbers.remove(object);
      }
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
