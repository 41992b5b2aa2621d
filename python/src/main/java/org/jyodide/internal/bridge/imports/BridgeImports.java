package org.jyodide.internal.bridge.imports;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.jyodide.emscripten.ImportBinder;
import org.jyodide.internal.bridge.Bridge;

/** All host functions of the bridge. */
public final class BridgeImports {
  private final Bridge bridge;
  private final List<Object> libraries;

  /** The functions for one interpreter. */
  public BridgeImports(Bridge bridge) {
    this.bridge = bridge;
    this.libraries =
        List.of(
            new ErrorImports(bridge),
            new HiwireImports(bridge),
            new JsvImports(bridge),
            new JsvArrayImports(bridge),
            new JsvObjectImports(bridge),
            new BufferImports(bridge),
            new JsProxyImports(bridge),
            new JsProxyIterationImports(bridge),
            new JsObjectMapImports(),
            new JsCallImports(bridge),
            new PromiseImports(bridge),
            new Js2PythonImports(bridge),
            new Python2JsImports(bridge),
            new Python2JsBufferImports(bridge),
            new PyProxyImports(bridge),
            new SuspenderImports(bridge),
            new SocketHookImports());
  }

  /** Adds the functions to a binder. */
  public void bind(ImportBinder binder) {
    FailureAdapter failures = new FailureAdapter(bridge);
    for (Object library : libraries) {
      binder.add(MethodHandles.lookup(), library, failures::adapt);
    }
  }
}
