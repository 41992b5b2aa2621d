package org.jyodide.internal.snapshot;

/** An image cannot be read. The message goes on after "the snapshot cannot be used: ". */
public final class ImageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ImageException(String message) {
    super(message);
  }
}
