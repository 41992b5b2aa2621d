package org.jyodide.packages.internal.index;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jyodide.packages.internal.store.Fetcher;

/** An index of packages: a page for each, as JSON (PEP 691) or HTML (PEP 503). */
public final class SimpleIndex implements Source {
  private static final String ACCEPT =
      "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2,"
          + " text/html;q=0.01";

  private final URI address;

  /** The index at an address, which ends with a slash or means the same with one. */
  public SimpleIndex(URI address) {
    String text = address.toString();
    this.address = text.endsWith("/") ? address : URI.create(text + "/");
  }

  @Override
  public Listing list(String name, Fetcher fetcher) {
    Optional<Fetcher.Page> page = fetcher.page(address.resolve(name + "/"), ACCEPT);
    return page.map(found -> read(name, found)).orElse(Listing.NONE);
  }

  private static Listing read(String name, Fetcher.Page page) {
    if (page.contentType().contains("json")) {
      return SimpleJson.read(name, page.body(), page.address());
    }
    return SimpleHtml.read(name, new String(page.body(), StandardCharsets.UTF_8), page.address());
  }

  @Override
  public String description() {
    return Fetcher.shown(address);
  }
}
