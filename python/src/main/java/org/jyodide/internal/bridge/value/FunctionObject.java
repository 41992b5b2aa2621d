package org.jyodide.internal.bridge.value;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function of the host. */
public final class FunctionObject extends ObjectBase<FunctionObject> {
  /** What a function does. */
  @FunctionalInterface
  public interface Body {
    /** Runs it; arguments that were not given are absent, see {@link HostValues#argument}. */
    @Nullable Object call(@Nullable Object self, @Nullable Object... arguments);
  }

  private static final Members<FunctionObject> MEMBERS =
      Members.of("Function", FunctionObject.class)
          .getter("name", self -> self.name)
          .method("call", (self, args) -> self.call(HostValues.argument(args, 0), tail(args, 1)))
          .method(
              "apply",
              (self, args) ->
                  self.call(
                      HostValues.argument(args, 0),
                      HostValues.toArray(HostValues.argument(args, 1))))
          .method("bind", (self, args) -> self.bind(HostValues.argument(args, 0), tail(args, 1)))
          .method("toString", (self, arguments) -> self.display());

  private final String name;
  private final Body body;
  private final @Nullable Body constructor;
  private final boolean frozen;

  /** A function that is not a constructor. */
  public FunctionObject(String name, Body body) {
    this(name, body, null, false);
  }

  private FunctionObject(String name, Body body, @Nullable Body constructor, boolean frozen) {
    super(MEMBERS);
    this.name = name;
    this.body = body;
    this.constructor = constructor;
    this.frozen = frozen;
  }

  /**
   * A function without properties of its own. All interpreters share the methods of the classes
   * here; a property set on one would be a channel between them.
   */
  public static FunctionObject frozen(String name, Body body) {
    return new FunctionObject(name, body, null, true);
  }

  /** The function that does something else when called with {@code new}. */
  public FunctionObject withConstructor(Body construction) {
    return new FunctionObject(name, body, construction, frozen);
  }

  @Override
  public void set(Object key, @Nullable Object value) {
    if (frozen) {
      throw HostError.type("Cannot add property " + key + ", function " + name + " is shared");
    }
    super.set(key, value);
  }

  /** The name it was made with. */
  public String name() {
    return name;
  }

  @Override
  public boolean isCallable() {
    return true;
  }

  @Override
  public @Nullable Object call(@Nullable Object self, @Nullable Object... arguments) {
    return body.call(self, arguments);
  }

  @Override
  public @Nullable Object construct(@Nullable Object... arguments) {
    if (constructor == null) {
      throw HostError.type(name + " is not a constructor");
    }
    return constructor.call(Undefined.UNDEFINED, arguments);
  }

  @Override
  public int capabilities() {
    return ownNames().isEmpty() ? Capability.CALLABLE : Capability.probe(this);
  }

  @Override
  public String display() {
    return "function " + name + "() { [native code] }";
  }

  private FunctionObject bind(@Nullable Object self, @Nullable Object[] bound) {
    List<@Nullable Object> first = Arrays.asList(bound);
    return new FunctionObject(
        "bound " + name, (ignored, args) -> call(self, HostValues.concat(first, args)));
  }

  private static @Nullable Object[] tail(@Nullable Object[] arguments, int from) {
    return arguments.length <= from
        ? new Object[0]
        : Arrays.copyOfRange(arguments, from, arguments.length);
  }
}
