package org.jyodide.internal.bridge.java;

import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.protocols.ComparableProtocol;
import org.jyodide.internal.capi.CApi;

/**
 * {@code ==} and {@code hash} of Java objects by {@code equals}, {@code <} by {@code compareTo}.
 */
final class Equality {
  private static final int EQUAL = 2;
  private static final int NOT_EQUAL = 3;

  private final CApi api;
  private final Values.JavaObjectTable objects;

  Equality(CApi api, Values.JavaObjectTable objects) {
    this.api = api;
    this.objects = objects;
  }

  int compare(int self, int other, int operation) {
    Object a = objects.find(self);
    Object b = objects.find(other);
    if (a == null || b == null) {
      return notImplemented();
    }
    if (operation == EQUAL || operation == NOT_EQUAL) {
      return bool((a == b || a.equals(b)) == (operation == EQUAL));
    }
    return ComparableProtocol.compare(a, b, operation, this::bool, this::notImplemented);
  }

  int hash(@Nullable Object object) {
    int hash = object == null ? 0 : object.hashCode();
    return hash == -1 ? -2 : hash; // -1 means failure in C
  }

  private int bool(boolean value) {
    return api.python().incRef(api.types().bool(value));
  }

  private int notImplemented() {
    return api.python().incRef(api.python().address("_Py_NotImplementedStruct"));
  }
}
