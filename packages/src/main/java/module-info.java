/** Python packages: versions, indexes, resolution, lock files, installation. */
@org.jspecify.annotations.NullMarked
module org.jyodide.packages {
  requires static org.jspecify;
  requires java.net.http;
  requires org.jyodide.python;
  requires tools.jackson.core;
  requires tools.jackson.databind;
  requires tools.jackson.dataformat.toml;

  exports org.jyodide.packages;
}
