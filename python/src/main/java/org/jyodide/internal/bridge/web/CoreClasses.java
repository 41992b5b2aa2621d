package org.jyodide.internal.bridge.web;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.HostModules;
import org.jyodide.internal.bridge.PlainEntries;
import org.jyodide.internal.bridge.value.BufferObject;
import org.jyodide.internal.bridge.value.ElementType;
import org.jyodide.internal.bridge.value.FunctionObject;
import org.jyodide.internal.bridge.value.HostArray;
import org.jyodide.internal.bridge.value.HostBuffer;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostMap;
import org.jyodide.internal.bridge.value.HostObject;
import org.jyodide.internal.bridge.value.HostSet;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.Iteration;
import org.jyodide.internal.bridge.value.Microtasks;
import org.jyodide.internal.bridge.value.PlainObject;
import org.jyodide.internal.bridge.value.TypedArray;
import org.jyodide.internal.bridge.value.Undefined;

/** The classes of ECMAScript itself. */
final class CoreClasses {
  private static final List<String> ERRORS =
      List.of(
          "Error",
          "EvalError",
          "RangeError",
          "ReferenceError",
          "SyntaxError",
          "TypeError",
          "URIError");

  /** An array of this many elements of eight bytes is the largest that Java has. */
  private static final int MAXIMUM_LENGTH = 1 << 27;

  private CoreClasses() {}

  static void addTo(PlainObject js, Microtasks microtasks) {
    js.with("Object", object()).with("Array", array()).with("Map", map()).with("Set", set());
    js.with("Promise", PromiseFunctions.type(microtasks));
    ERRORS.forEach(name -> js.with(name, error(name)));
    js.with("DOMException", domException());
    js.with("ArrayBuffer", arrayBuffer());
    for (ElementType type : ElementType.values()) {
      js.with(type.className(), typedArray(type));
    }
    js.with("BigInt", function("BigInt", args -> bigInt(HostValues.argument(args, 0))))
        .with("Number", function("Number", args -> HostValues.toNumber(given(args, 0))))
        .with("String", function("String", args -> args.length == 0 ? "" : text(args[0])))
        .with("Boolean", function("Boolean", args -> HostValues.isTrue(given(args, 0))));
  }

  /** A function that does not care about {@code this}. */
  @FunctionalInterface
  interface Body {
    @Nullable Object call(@Nullable Object[] arguments);
  }

  static FunctionObject function(String name, Body body) {
    return new FunctionObject(name, (self, args) -> body.call(args));
  }

  static @Nullable Object given(@Nullable Object[] args, int index) {
    return HostValues.argument(args, index);
  }

  private static String text(@Nullable Object value) {
    return HostValues.display(value);
  }

  /** A class that can only be constructed. */
  static FunctionObject type(String name, Body constructor) {
    return new FunctionObject(
            name,
            (self, args) -> {
              throw HostError.type(
                  "Class constructor " + name + " cannot be invoked without 'new'");
            })
        .withConstructor((self, args) -> constructor.call(args));
  }

  private static FunctionObject object() {
    FunctionObject type =
        function("Object", args -> toObject(given(args, 0)))
            .withConstructor((self, args) -> toObject(given(args, 0)));
    type.set(
        "fromEntries", function("fromEntries", args -> HostModules.fromEntries(given(args, 0))));
    type.set(
        "entries",
        function("entries", args -> PlainEntries.array(HostValues.object(given(args, 0)))));
    type.set("keys", function("keys", args -> names(HostValues.object(given(args, 0)).keys())));
    type.set(
        "getOwnPropertyNames",
        function(
            "getOwnPropertyNames", args -> names(HostValues.object(given(args, 0)).ownNames())));
    type.set(
        "values",
        function(
            "values",
            args -> {
              HostObject object = HostValues.object(given(args, 0));
              HostArray values = new HostArray();
              object.keys().forEach(key -> values.add(object.get(key)));
              return values;
            }));
    type.set("assign", function("assign", CoreClasses::assign));
    type.set("is", function("is", args -> HostValues.strictEquals(given(args, 0), given(args, 1))));
    return type;
  }

  private static HostObject toObject(@Nullable Object value) {
    return HostValues.isNullish(value) ? new PlainObject() : HostValues.object(value);
  }

  private static HostArray names(List<String> names) {
    return new HostArray(new ArrayList<>(names));
  }

  private static @Nullable Object assign(@Nullable Object[] args) {
    HostObject target = HostValues.object(given(args, 0));
    for (int i = 1; i < args.length; i++) {
      if (args[i] instanceof HostObject source) {
        source.keys().forEach(key -> target.set(key, source.get(key)));
      }
    }
    return target;
  }

  private static FunctionObject array() {
    FunctionObject type =
        function("Array", CoreClasses::newArray).withConstructor((self, args) -> newArray(args));
    type.set("isArray", function("isArray", args -> given(args, 0) instanceof HostArray));
    type.set("of", function("of", HostArray::of));
    type.set(
        "from",
        function(
            "from",
            args -> {
              Object convert = given(args, 1);
              HostArray result = new HostArray();
              for (Object element : elements(given(args, 0))) {
                result.add(
                    HostValues.isFunction(convert)
                        ? HostValues.call(convert, element, result.length())
                        : element);
              }
              return result;
            }));
    return type;
  }

  private static HostArray newArray(@Nullable Object[] args) {
    if (args.length != 1 || !(args[0] instanceof Number)) {
      return HostArray.of(args);
    }
    HostArray array = new HostArray();
    array.set("length", length(args[0]));
    return array;
  }

  /** The elements of something that can be iterated over, or that has a length and indices. */
  static List<@Nullable Object> elements(@Nullable Object source) {
    if (source instanceof HostObject object
        && object.get(org.jyodide.internal.bridge.value.HostSymbol.ITERATOR)
            == Undefined.UNDEFINED) {
      int length = HostValues.toInt32(object.get("length"));
      List<@Nullable Object> elements = new ArrayList<>();
      for (int i = 0; i < length; i++) {
        elements.add(object.get(Integer.toString(i)));
      }
      return elements;
    }
    return Iteration.toList(source);
  }

  private static int length(@Nullable Object value) {
    double length = HostValues.toNumber(value).doubleValue();
    if (!(length >= 0) || length > MAXIMUM_LENGTH || length != Math.rint(length)) {
      throw HostError.range("Invalid array length: " + HostValues.display(value));
    }
    return (int) length;
  }

  private static FunctionObject map() {
    return type(
        "Map",
        args -> {
          HostMap map = new HostMap();
          if (!HostValues.isNullish(given(args, 0))) {
            // What a Python iterator gives can be used until it is exhausted, and not after.
            Iteration.over(given(args, 0))
                .forEachRemaining(
                    entry -> {
                      HostObject pair = HostValues.object(entry);
                      map.put(pair.get("0"), pair.get("1"));
                    });
          }
          return map;
        });
  }

  private static FunctionObject set() {
    return type(
        "Set",
        args -> {
          HostSet set = new HostSet();
          if (!HostValues.isNullish(given(args, 0))) {
            Iteration.over(given(args, 0)).forEachRemaining(set::add);
          }
          return set;
        });
  }

  private static FunctionObject error(String name) {
    return function(name, args -> newError(name, args))
        .withConstructor((self, args) -> newError(name, args));
  }

  private static HostError newError(String name, @Nullable Object[] args) {
    Object message = given(args, 0);
    HostError error = new HostError(name, message == Undefined.UNDEFINED ? "" : text(message));
    if (given(args, 1) instanceof HostObject options && options.has("cause")) {
      error.set("cause", options.get("cause"));
    }
    return error;
  }

  private static FunctionObject domException() {
    return type(
        "DOMException",
        args ->
            new HostError(
                given(args, 1) == Undefined.UNDEFINED ? "Error" : text(args[1]),
                given(args, 0) == Undefined.UNDEFINED ? "" : text(args[0])));
  }

  private static FunctionObject arrayBuffer() {
    FunctionObject type =
        type("ArrayBuffer", args -> new HostBuffer(new byte[length(given(args, 0))]));
    type.set("isView", function("isView", args -> given(args, 0) instanceof TypedArray));
    return type;
  }

  private static FunctionObject typedArray(ElementType element) {
    FunctionObject type = type(element.className(), args -> newTypedArray(element, args));
    type.set("BYTES_PER_ELEMENT", element.size());
    type.set("of", function("of", args -> filled(element, Arrays.asList(args))));
    type.set("from", function("from", args -> filled(element, elements(given(args, 0)))));
    return type;
  }

  private static TypedArray newTypedArray(ElementType element, @Nullable Object[] args) {
    Object source = given(args, 0);
    if (source instanceof HostBuffer buffer) {
      int offset = HostValues.toInt32(given(args, 1));
      if (offset % element.size() != 0) {
        throw HostError.range(
            "start offset of "
                + element.className()
                + " should be a multiple of "
                + element.size());
      }
      int length =
          given(args, 2) == Undefined.UNDEFINED
              ? (buffer.byteLength() - offset) / element.size()
              : HostValues.toInt32(args[2]);
      return new TypedArray(element, buffer, offset, length);
    }
    if ((source instanceof HostObject && !(source instanceof BufferObject))
        || source instanceof TypedArray) {
      return filled(element, elements(source));
    }
    return new TypedArray(
        element, new byte[HostValues.isNullish(source) ? 0 : length(source) * element.size()]);
  }

  private static TypedArray filled(ElementType element, List<@Nullable Object> values) {
    TypedArray array = new TypedArray(element, new byte[values.size() * element.size()]);
    for (int i = 0; i < values.size(); i++) {
      array.setItem(i, values.get(i));
    }
    return array;
  }

  private static BigInteger bigInt(@Nullable Object value) {
    if (value instanceof String string) {
      try {
        return string.isBlank() ? BigInteger.ZERO : new BigInteger(string.strip());
      } catch (NumberFormatException e) {
        throw new HostError("SyntaxError", "Cannot convert " + string + " to a BigInt");
      }
    }
    Number number = value instanceof Boolean bool ? (bool ? 1 : 0) : HostValues.toNumber(value);
    if (number instanceof BigInteger big) {
      return big;
    }
    double d = number.doubleValue();
    if (HostValues.isNullish(value) || d != Math.rint(d) || Double.isInfinite(d)) {
      throw HostError.range("The number " + text(value) + " cannot be converted to a BigInt");
    }
    return HostValues.isIntegral(number)
        ? BigInteger.valueOf(number.longValue())
        : new BigDecimal(d).toBigInteger();
  }
}
