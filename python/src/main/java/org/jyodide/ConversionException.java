package org.jyodide;

/**
 * A value could not be converted between Java and Python without losing something. The message
 * names the value, the type that was wanted and, inside a container, the path to the value.
 */
public final class ConversionException extends JyodideException {
  private static final long serialVersionUID = 1L;

  ConversionException(String message) {
    super(message);
  }
}
