package org.jyodide.packages.internal.index;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jyodide.packages.internal.store.Fetcher;

/** Several sources as one: all of their files, those of the first first. */
public record MergedSource(List<Source> sources) implements Source {
  @Override
  public Listing list(String name, Fetcher fetcher) {
    Listing all = Listing.NONE;
    for (Source source : sources) {
      all = all.and(source.list(name, fetcher));
    }
    return all;
  }

  @Override
  public Optional<String> packageOf(String module) {
    return sources.stream().flatMap(source -> source.packageOf(module).stream()).findFirst();
  }

  @Override
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    sources.forEach(source -> names.addAll(source.names()));
    return names;
  }

  @Override
  public String description() {
    return sources.stream().map(Source::description).collect(Collectors.joining(", "));
  }
}
