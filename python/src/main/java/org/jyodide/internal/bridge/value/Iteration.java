package org.jyodide.internal.bridge.value;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A loop of Java over a value of the host. */
public final class Iteration {
  private Iteration() {}

  /**
   * Iterates over a value.
   *
   * @throws HostError if it is not iterable
   */
  public static Iterator<@Nullable Object> over(@Nullable Object value) {
    if (value instanceof String string) {
      List<@Nullable Object> characters = new ArrayList<>();
      string.codePoints().forEach(point -> characters.add(Character.toString(point)));
      return characters.iterator();
    }
    if (!HostValues.isFunction(HostValues.object(value).get(HostSymbol.ITERATOR))) {
      throw HostError.type(HostValues.display(value) + " is not iterable");
    }
    Object iterator = HostValues.invoke(value, HostSymbol.ITERATOR);
    return new Steps(iterator);
  }

  /** All elements that iterating over a value yields. */
  public static List<@Nullable Object> toList(@Nullable Object value) {
    if (value instanceof HostArray array) {
      return new ArrayList<>(array.elements());
    }
    List<@Nullable Object> elements = new ArrayList<>();
    over(value).forEachRemaining(elements::add);
    return elements;
  }

  private static final class Steps implements Iterator<@Nullable Object> {
    private final @Nullable Object iterator;
    private @Nullable Object value;
    private boolean peeked;
    private boolean done;

    Steps(@Nullable Object iterator) {
      this.iterator = iterator;
    }

    @Override
    public boolean hasNext() {
      if (!peeked && !done) {
        Object result = HostValues.invoke(iterator, "next");
        if (!(result instanceof HostObject step)) {
          throw HostError.type("Iterator result " + HostValues.display(result) + " is no object");
        }
        done = HostValues.isTrue(step.get("done"));
        value = done ? Undefined.UNDEFINED : step.get("value");
        peeked = !done;
      }
      return !done;
    }

    @Override
    public @Nullable Object next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      peeked = false;
      return value;
    }
  }
}
