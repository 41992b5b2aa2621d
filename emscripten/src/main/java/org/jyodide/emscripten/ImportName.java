package org.jyodide.emscripten;

import org.jspecify.annotations.Nullable;

/** The two names of an import. */
public record ImportName(String module, String name) implements Comparable<ImportName> {
  /** A name in module {@code env}. */
  public static ImportName env(String name) {
    return new ImportName("env", name);
  }

  @Override
  public int compareTo(ImportName other) {
    int byModule = module.compareTo(other.module);
    return byModule != 0 ? byModule : name.compareTo(other.name);
  }

  /** Written out, as is {@link #equals}: what a record generates takes long the first time. */
  @Override
  public int hashCode() {
    return 31 * module.hashCode() + name.hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ImportName that && name.equals(that.name) && module.equals(that.module);
  }

  @Override
  public String toString() {
    return module + "." + name;
  }
}
