package org.jyodide.internal.bridge.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.value.FunctionObject;
import org.jyodide.internal.bridge.value.HostArray;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostObject;
import org.jyodide.internal.bridge.value.HostSymbol;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.Iteration;
import org.jyodide.internal.bridge.value.IteratorObject;
import org.jyodide.internal.bridge.value.Members;
import org.jyodide.internal.bridge.value.ObjectBase;
import org.jyodide.internal.bridge.value.Undefined;

/** {@code Headers}: names without regard to case, in their order. */
final class Headers extends ObjectBase<Headers> {
  private static final Members<Headers> MEMBERS =
      Members.of("Headers", Headers.class)
          .method("get", (self, args) -> self.value(name(args)))
          .method("has", (self, args) -> self.values.containsKey(name(args)))
          .method("set", (self, args) -> self.put(name(args), text(args)))
          .method("append", (self, args) -> self.append(name(args), text(args)))
          .method("delete", (self, args) -> self.remove(name(args)))
          .method("entries", (self, args) -> self.pairs())
          .method(
              "keys",
              (self, args) -> new IteratorObject(List.copyOf(self.values.keySet()).iterator()))
          .method(
              "values",
              (self, args) -> new IteratorObject(List.copyOf(self.values.values()).iterator()))
          .method("forEach", (self, args) -> self.forEach(HostValues.argument(args, 0)))
          .method(HostSymbol.ITERATOR, (self, args) -> self.pairs());

  private final Map<String, String> values = new TreeMap<>();

  Headers() {
    super(MEMBERS);
  }

  /** The class. */
  static FunctionObject type() {
    return new FunctionObject(
            "Headers",
            (self, args) -> {
              throw HostError.type("Headers is a class: use Headers.new()");
            })
        .withConstructor((self, args) -> of(HostValues.argument(args, 0)));
  }

  /** Headers of a record, of pairs, or of other headers. */
  static Headers of(@Nullable Object init) {
    Headers headers = new Headers();
    if (init instanceof Headers other) {
      headers.values.putAll(other.values);
    } else if (init instanceof HostObject object
        && HostValues.isFunction(object.get(HostSymbol.ITERATOR))) {
      Iteration.over(object)
          .forEachRemaining(
              pair -> {
                HostObject entry = HostValues.object(pair);
                headers.append(
                    checked(HostValues.display(entry.get("0"))),
                    HostValues.display(entry.get("1")));
              });
    } else if (init instanceof HostObject object) {
      for (String key : object.keys()) {
        headers.append(checked(key), HostValues.display(object.get(key)));
      }
    }
    return headers;
  }

  static Headers of(List<Map.Entry<String, String>> entries) {
    Headers headers = new Headers();
    entries.forEach(entry -> headers.append(entry.getKey(), entry.getValue()));
    return headers;
  }

  /** Names and values. */
  List<Map.Entry<String, String>> list() {
    List<Map.Entry<String, String>> list = new ArrayList<>();
    values.forEach((name, value) -> list.add(Map.entry(name, value)));
    return list;
  }

  void putIfAbsent(String name, String value) {
    values.putIfAbsent(name, value);
  }

  private static String name(@Nullable Object[] args) {
    return checked(HostValues.display(HostValues.argument(args, 0)));
  }

  private static String checked(String name) {
    if (!name.matches("[!#$%&'*+\\-.^_`|~0-9A-Za-z]+")) {
      throw HostError.type("Invalid header name: '" + name + "'");
    }
    return name.toLowerCase(Locale.ROOT);
  }

  private static String text(@Nullable Object[] args) {
    return HostValues.display(HostValues.argument(args, 1));
  }

  private @Nullable Object value(String name) {
    return values.get(name);
  }

  private Object put(String name, String value) {
    String text = value.strip();
    if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0 || text.indexOf('\0') >= 0) {
      throw HostError.type("Invalid value of header " + name);
    }
    values.put(name, text);
    return Undefined.UNDEFINED;
  }

  private Object append(String name, String value) {
    String before = values.get(name);
    return put(name, before == null ? value : before + ", " + value.strip());
  }

  private Object remove(String name) {
    values.remove(name);
    return Undefined.UNDEFINED;
  }

  private IteratorObject pairs() {
    List<@Nullable Object> pairs = new ArrayList<>();
    values.forEach((name, value) -> pairs.add(HostArray.of(name, value)));
    return new IteratorObject(pairs.iterator());
  }

  private Object forEach(@Nullable Object callback) {
    for (Map.Entry<String, String> entry : list()) {
      HostValues.call(callback, entry.getValue(), entry.getKey(), this);
    }
    return Undefined.UNDEFINED;
  }
}
