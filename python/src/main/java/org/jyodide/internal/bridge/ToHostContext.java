package org.jyodide.internal.bridge;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.value.FunctionObject;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostMap;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.Sentinel;
import org.jyodide.internal.bridge.value.Undefined;

/** The user's converters in one conversion of a Python object into containers of the host. */
public final class ToHostContext {
  private final Bridge bridge;
  private final @Nullable Object dictConverter;
  private final @Nullable Object defaultConverter;
  private final @Nullable Object eagerConverter;
  private final FunctionObject convert;
  private final FunctionObject cacheConversion;
  private final Set<Integer> eagerlyVisited = new HashSet<>();

  /**
   * The converters of a conversion.
   *
   * @param context the C code's record of the conversion
   * @param cache what was converted, by address
   */
  public ToHostContext(
      Bridge bridge,
      int context,
      HostMap cache,
      @Nullable Object dictConverter,
      @Nullable Object defaultConverter,
      @Nullable Object eagerConverter) {
    this.bridge = bridge;
    this.dictConverter = dictConverter;
    this.defaultConverter = defaultConverter;
    this.eagerConverter = eagerConverter;
    this.convert =
        new FunctionObject(
            "convert", (self, args) -> convert(context, HostValues.argument(args, 0)));
    this.cacheConversion =
        new FunctionObject(
            "cacheConversion",
            (self, args) -> {
              if (!(HostValues.argument(args, 0) instanceof PyProxy proxy)) {
                throw HostError.type("The first argument to cacheConversion must be a PyProxy.");
              }
              cache.put(proxy.pointer(), HostValues.argument(args, 1));
              return Undefined.UNDEFINED;
            });
  }

  private @Nullable Object convert(int context, @Nullable Object value) {
    if (!(value instanceof PyProxy proxy)) {
      return value;
    }
    return bridge.errors().value(bridge.glue().toHostWith(context, proxy.enter()));
  }

  /** What the converter for dictionaries makes of the pairs of one. */
  public @Nullable Object convertDict(@Nullable Object entries) {
    return HostValues.call(dictConverter, new @Nullable Object[] {entries});
  }

  /** What the converter for all that has no conversion makes of an object. */
  public @Nullable Object convertByDefault(int object) {
    return call(defaultConverter, object);
  }

  /**
   * What the converter that is asked first makes of an object. It is asked once for each: if it
   * passes the object on to {@code convert}, the ordinary conversion is meant.
   */
  public @Nullable Object convertEagerly(int object) {
    return eagerlyVisited.add(object) ? call(eagerConverter, object) : Sentinel.NO_VALUE;
  }

  private @Nullable Object call(@Nullable Object converter, int object) {
    PyProxy proxy = bridge.proxies().create(object);
    try {
      return HostValues.call(converter, proxy, convert, cacheConversion);
    } finally {
      proxy.destroy();
    }
  }
}
