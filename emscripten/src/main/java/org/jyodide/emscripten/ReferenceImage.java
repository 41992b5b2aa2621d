package org.jyodide.emscripten;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value of the host in a table of the program, as an image of the process names it. Immutable.
 *
 * @param name what the value is made again from
 * @param entries what else it takes
 */
public record ReferenceImage(String name, Map<String, Integer> entries) {
  /** An image; copies the map. */
  public ReferenceImage {
    entries = Map.copyOf(entries);
  }

  /** An image that is nothing but a name. */
  public static ReferenceImage named(String name) {
    return new ReferenceImage(name, Map.of());
  }

  /** Who knows the values of the host. */
  public interface Names {
    /** No value of the host can be kept. */
    Names NONE =
        new Names() {
          @Override
          public Optional<ReferenceImage> find(Object value) {
            return Optional.empty();
          }

          @Override
          public @Nullable Object value(ReferenceImage image) {
            throw new IllegalStateException("a value without a host: " + image.name());
          }
        };

    /** The image of a value, if it can be kept. */
    Optional<ReferenceImage> find(Object value);

    /** The value of an image, in another process. */
    @Nullable Object value(ReferenceImage image);
  }
}
