package org.jyodide.internal.bridge.value;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Objects;

/**
 * A Java exception as an error object. It shows name, message and stack trace; the exception's
 * class and fields are out of reach.
 */
public final class ThrownObject extends ObjectBase<ThrownObject> {
  private static final Members<ThrownObject> MEMBERS =
      Members.of("Error", ThrownObject.class)
          .getter("name", self -> self.thrown.getClass().getSimpleName())
          .getter("message", self -> Objects.requireNonNullElse(self.thrown.getMessage(), ""))
          .getter("stack", ThrownObject::stack)
          .method("toString", (self, arguments) -> self.display());

  private final Throwable thrown;

  public ThrownObject(Throwable thrown) {
    super(MEMBERS);
    this.thrown = thrown;
  }

  /** The exception. */
  public Throwable thrown() {
    return thrown;
  }

  @Override
  public Object identity() {
    return thrown;
  }

  @Override
  public int capabilities() {
    return Capability.ERROR;
  }

  @Override
  public String display() {
    String message = thrown.getMessage();
    String name = thrown.getClass().getSimpleName();
    return message == null ? name : name + ": " + message;
  }

  private String stack() {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
