package org.jyodide.internal.bridge.web;

import java.util.function.Consumer;
import org.jyodide.internal.bridge.Bridge;
import org.jyodide.internal.bridge.HostGlobals;
import org.jyodide.internal.bridge.value.FunctionObject;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.PlainObject;
import org.jyodide.internal.net.HttpFetcher;

/** All that the module {@code js} has. */
public final class WebGlobals implements HostGlobals {
  private final HttpFetcher fetcher;
  private final Consumer<String> out;
  private final Consumer<String> err;

  /**
   * The globals of one interpreter.
   *
   * @param fetcher makes the requests of the program
   * @param out gets what the program logs
   * @param err gets what the program logs as a warning or an error
   */
  public WebGlobals(HttpFetcher fetcher, Consumer<String> out, Consumer<String> err) {
    this.fetcher = fetcher;
    this.out = out;
    this.err = err;
  }

  @Override
  public void addTo(Bridge bridge, PlainObject js, PlainObject internals) {
    CoreClasses.addTo(js, bridge.loop());
    js.with("JSON", JsonFunctions.object()).with("console", ConsoleFunctions.object(out, err));
    new Timers(bridge.loop()).addTo(js);
    AbortClasses abort = new AbortClasses(bridge.loop());
    abort.addTo(js);
    internals.with("abortSignalAny", abort.any());
    FetchFunctions.addTo(js, bridge, fetcher);
    js.with("XMLHttpRequest", XmlHttpRequest.type(bridge, fetcher)).with("eval", eval());
    js.with("globalThis", js).with("self", js);
  }

  private static FunctionObject eval() {
    return new FunctionObject(
        "eval",
        (self, args) -> {
          throw new HostError(
              "EvalError",
              "JavaScript source cannot run here: this Python lives in a JVM that has no engine for"
                  + " it; pass it a Java object or function instead of "
                  + shortened(HostValues.display(HostValues.argument(args, 0))));
        });
  }

  private static String shortened(String source) {
    return source.length() <= 40 ? "'" + source + "'" : "'" + source.substring(0, 37) + "...'";
  }
}
