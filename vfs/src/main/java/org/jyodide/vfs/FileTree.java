package org.jyodide.vfs;

/** A tree of files that can be mounted: one backend of the virtual file system. */
public interface FileTree extends AutoCloseable {
  /** The top directory, always the same object. */
  Directory root();

  /** Whether the tree refuses every change by its nature. */
  boolean isReadOnly();

  /** Size and free space. */
  FileSystemStat stat();

  /** Frees what the tree holds of the host; open files of the tree fail afterwards. */
  @Override
  default void close() {}
}
