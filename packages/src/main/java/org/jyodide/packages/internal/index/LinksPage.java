package org.jyodide.packages.internal.index;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jyodide.packages.PackageException;
import org.jyodide.packages.internal.store.Fetcher;

/** One page with links to wheels. */
public final class LinksPage implements Source {
  private final URI address;

  /** The page at an address. */
  public LinksPage(URI address) {
    this.address = address;
  }

  @Override
  public Listing list(String name, Fetcher fetcher) {
    Fetcher.Page page =
        fetcher
            .page(address, "text/html")
            .orElseThrow(
                () ->
                    new PackageException(
                        "there is no page with links to wheels at " + Fetcher.shown(address)));
    return SimpleHtml.read(name, new String(page.body(), StandardCharsets.UTF_8), page.address());
  }

  @Override
  public String description() {
    return Fetcher.shown(address);
  }
}
