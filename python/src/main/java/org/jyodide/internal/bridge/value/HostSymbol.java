package org.jyodide.internal.bridge.value;

/** The property keys that are not strings: how an object offers a language protocol. */
public enum HostSymbol {
  ITERATOR("Symbol.iterator"),
  ASYNC_ITERATOR("Symbol.asyncIterator"),
  DISPOSE("Symbol.dispose"),
  ASYNC_DISPOSE("Symbol.asyncDispose");

  private final String description;

  HostSymbol(String description) {
    this.description = description;
  }

  @Override
  public String toString() {
    return "Symbol(" + description + ")";
  }
}
