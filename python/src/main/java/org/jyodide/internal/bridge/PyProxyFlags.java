package org.jyodide.internal.bridge;

/** What a Python object can do, one bit each, as {@code pyproxy_getflags} of Pyodide 314 says. */
final class PyProxyFlags {
  static final int HAS_LENGTH = 1;
  static final int HAS_GET = 1 << 1;
  static final int HAS_SET = 1 << 2;
  static final int HAS_CONTAINS = 1 << 3;
  static final int ITERABLE = 1 << 4;
  static final int ITERATOR = 1 << 5;
  static final int AWAITABLE = 1 << 6;
  static final int BUFFER = 1 << 7;
  static final int CALLABLE = 1 << 8;
  static final int ASYNC_ITERABLE = 1 << 9;
  static final int ASYNC_ITERATOR = 1 << 10;
  static final int GENERATOR = 1 << 11;
  static final int ASYNC_GENERATOR = 1 << 12;
  static final int SEQUENCE = 1 << 13;
  static final int MUTABLE_SEQUENCE = 1 << 14;
  static final int JSON_DICT = 1 << 15;
  static final int JSON_SEQUENCE = 1 << 16;
  static final int DICT = 1 << 17;

  private PyProxyFlags() {}
}
