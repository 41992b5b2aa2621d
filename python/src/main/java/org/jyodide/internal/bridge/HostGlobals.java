package org.jyodide.internal.bridge;

import org.jyodide.internal.bridge.value.PlainObject;

/** What the module {@code js} has besides what the bridge itself needs. */
@FunctionalInterface
public interface HostGlobals {
  /**
   * Adds it, once, before Python can import the module.
   *
   * @param js the module
   * @param internals what Pyodide's own code imports as {@code pyodide_js._api}
   */
  void addTo(Bridge bridge, PlainObject js, PlainObject internals);
}
