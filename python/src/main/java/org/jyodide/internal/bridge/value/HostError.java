package org.jyodide.internal.bridge.value;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error of the host: thrown as an exception in Java, an object with {@code name}, {@code
 * message} and {@code stack} in Python, the same object in both.
 */
public class HostError extends RuntimeException implements HostObject {
  private static final long serialVersionUID = 1L;

  private static final Members<HostError> MEMBERS =
      Members.of("Error", HostError.class)
          .getter("name", self -> self.name)
          .getter("message", HostError::text)
          .getter("stack", HostError::stack)
          .method("toString", (self, arguments) -> self.display());

  private final String name;
  private final transient Properties<HostError> properties = new Properties<>(MEMBERS);

  /** An error of a named class, such as {@code TypeError}. */
  public HostError(String name, String message) {
    super(message);
    this.name = name;
  }

  /** An error with its cause. */
  public HostError(String name, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.name = name;
  }

  /** A {@code TypeError}: a value is not of the kind the operation wants. */
  public static HostError type(String message) {
    return new HostError("TypeError", message);
  }

  /** A {@code RangeError}: a number is outside what the operation takes. */
  public static HostError range(String message) {
    return new HostError("RangeError", message);
  }

  /** An error of no special class. */
  public static HostError error(String message) {
    return new HostError("Error", message);
  }

  private String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }

  private String stack() {
    StringWriter text = new StringWriter();
    printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  @Override
  public @Nullable Object get(Object key) {
    return properties.get(this, key);
  }

  @Override
  public boolean has(Object key) {
    return properties.has(key);
  }

  @Override
  public void set(Object key, @Nullable Object value) {
    properties.set(key, value);
  }

  @Override
  public boolean delete(Object key) {
    properties.delete(key);
    return true;
  }

  @Override
  public List<String> ownNames() {
    List<String> names = new ArrayList<>(List.of("stack", "message"));
    for (String own : properties.ownNames()) {
      if (!names.contains(own)) {
        names.add(own);
      }
    }
    return names;
  }

  @Override
  public List<String> keys() {
    return properties.ownNames();
  }

  @Override
  public List<String> allNames() {
    List<String> names = new ArrayList<>(ownNames());
    names.addAll(properties.inheritedNames());
    return names;
  }

  @Override
  public String className() {
    return name;
  }

  @Override
  public String typeTag() {
    return "Error";
  }

  @Override
  public int capabilities() {
    return Capability.ERROR;
  }

  @Override
  public String display() {
    String shownName = HostValues.display(get("name"));
    String shownMessage = HostValues.display(get("message"));
    return shownMessage.isEmpty() ? shownName : shownName + ": " + shownMessage;
  }
}
