package org.jyodide.internal.bridge;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.value.Sentinel;

/**
 * A loop of the host over a Python object. It holds the Python iterator until it is exhausted; the
 * proxies it yielded die then.
 */
final class PyIteration implements Iterator<@Nullable Object> {
  private static final String DESTROYED =
      "This borrowed proxy was automatically destroyed when an iterator was exhausted.";

  private final Bridge bridge;
  private final PyReference iterator;
  private final ProxyCache.Attributes cache;
  private final boolean json;
  private final List<PyProxy> yielded = new ArrayList<>();
  private @Nullable Object next;
  private boolean peeked;

  private PyIteration(
      Bridge bridge, PyReference iterator, ProxyCache.Attributes cache, boolean json) {
    this.bridge = bridge;
    this.iterator = iterator;
    this.cache = cache;
    this.json = json;
  }

  /** {@code iter(object)}. */
  static PyIteration over(PyProxy proxy) {
    Bridge bridge = proxy.bridge();
    int iterator = bridge.errors().pointer(bridge.python().objectGetIter(proxy.enter()));
    PyReference reference = bridge.references().adopt(iterator).collected();
    return new PyIteration(bridge, reference, proxy.cache().jsonItems, proxy.isJson());
  }

  @Override
  public boolean hasNext() {
    if (!peeked && iterator.isLive()) {
      advance();
    }
    return peeked;
  }

  private void advance() {
    bridge.errors().requireGil();
    Object item = bridge.proxyExports().iterNext(iterator.pointer(), cache, json ? 1 : 0);
    if (item == Sentinel.ERROR) {
      finish();
      return;
    }
    next = item;
    peeked = true;
    // What a JSON view yields is kept in its cache, and dies with it.
    if (!json && item instanceof PyProxy proxy) {
      yielded.add(proxy);
    }
  }

  private void finish() {
    if (bridge.python().errOccurred() != 0) {
      RuntimeException error = bridge.errors().takePythonError();
      end();
      throw error;
    }
    end();
  }

  private void end() {
    iterator.release();
    yielded.forEach(proxy -> proxy.destroy(DESTROYED, false));
  }

  @Override
  public @Nullable Object next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    peeked = false;
    return next;
  }
}
