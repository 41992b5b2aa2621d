package org.jyodide.internal.bridge.imports;

import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.HostImport;
import org.jyodide.internal.bridge.Bridge;

/**
 * {@code suspenders.c}: waiting for a promise. In a browser the stack of the program is put aside;
 * a thread of the JVM can simply wait, so it always may.
 */
final class SuspenderImports {
  private final Bridge bridge;
  private @Nullable Object suspender;

  SuspenderImports(Bridge bridge) {
    this.bridge = bridge;
  }

  @HostImport(name = "can_run_sync_js")
  int canRunSync() {
    return 1;
  }

  @HostImport(name = "set_suspender")
  void setSuspender(@Nullable Object value) {
    suspender = value;
  }

  @HostImport(name = "get_suspender")
  @Nullable Object getSuspender() {
    return suspender;
  }

  @HostImport(name = "saveState")
  Object saveState() {
    return bridge.suspension().save();
  }

  @HostImport(name = "syncifyHandler")
  @Nullable Object syncify(@Nullable Object ignoredSuspender, @Nullable Object promise) {
    return bridge.suspension().await(promise);
  }

  @HostImport(name = "restoreState")
  void restoreState(@Nullable Object state) {
    bridge.suspension().restore(state);
  }

  @HostImport(name = "JsvPromise_Syncify_handleError")
  void handleError() {
    bridge.suspension().raiseFailure();
  }
}
