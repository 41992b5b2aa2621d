package org.jyodide.internal.bridge;

import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.value.HostArray;
import org.jyodide.internal.bridge.value.HostObject;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.Undefined;

/**
 * How a Python object is copied into containers of the host.
 *
 * @param depth how many levels of containers; negative for all
 * @param proxies gets the proxies that were made for objects without a conversion; null if such an
 *     object is an error
 * @param dictConverter makes something of the pairs of a {@code dict}, or undefined
 * @param defaultConverter for objects without a conversion, or undefined
 * @param eagerConverter asked first for each object, or undefined
 */
public record ToHostOptions(
    int depth,
    @Nullable HostArray proxies,
    @Nullable Object dictConverter,
    @Nullable Object defaultConverter,
    @Nullable Object eagerConverter) {

  /** All levels; other objects are proxied. */
  public static ToHostOptions defaults() {
    return new ToHostOptions(
        -1, new HostArray(), Undefined.UNDEFINED, Undefined.UNDEFINED, Undefined.UNDEFINED);
  }

  /** The options that an object has as properties. */
  static ToHostOptions of(@Nullable Object options) {
    if (HostValues.isNullish(options)) {
      return defaults();
    }
    HostObject object = HostValues.object(options);
    Object depth = object.get("depth");
    Object create = object.get("create_pyproxies");
    boolean creates = create == Undefined.UNDEFINED || HostValues.isTrue(create);
    HostArray proxies =
        object.get("pyproxies") instanceof HostArray array ? array : new HostArray();
    return new ToHostOptions(
        depth == Undefined.UNDEFINED ? -1 : HostValues.toInt32(depth),
        creates ? proxies : null,
        object.get("dict_converter"),
        object.get("default_converter"),
        object.get("eager_converter"));
  }
}
