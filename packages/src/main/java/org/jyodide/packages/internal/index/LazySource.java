package org.jyodide.packages.internal.index;

import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.jyodide.packages.internal.store.Fetcher;

/** A source that is made by its first use. */
public final class LazySource implements Source {
  private final Supplier<Source> maker;
  private @Nullable Source made;

  /** A source that is not made yet. */
  public LazySource(Supplier<Source> maker) {
    this.maker = maker;
  }

  private synchronized Source source() {
    Source existing = made;
    if (existing == null) {
      existing = maker.get();
      made = existing;
    }
    return existing;
  }

  @Override
  public Listing list(String name, Fetcher fetcher) {
    return source().list(name, fetcher);
  }

  @Override
  public Set<String> names() {
    return source().names();
  }

  @Override
  public String description() {
    return source().description();
  }
}
