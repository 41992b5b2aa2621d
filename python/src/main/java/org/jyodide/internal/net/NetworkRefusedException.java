package org.jyodide.internal.net;

import java.io.IOException;

/** An address is out of bounds for the program; the message says which option would allow it. */
public final class NetworkRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  NetworkRefusedException(String message) {
    super(message);
  }
}
