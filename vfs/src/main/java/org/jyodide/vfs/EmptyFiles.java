package org.jyodide.vfs;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A tree of one empty directory: a place for mounts, or for files without a name. */
final class EmptyFiles implements FileTree {
  private final Directory root;

  EmptyFiles(InstantSource clock) {
    root = new Root(new StoredAttributes(1, FileType.DIRECTORY.modeBits() | 0555, clock));
  }

  @Override
  public Directory root() {
    return root;
  }

  @Override
  public boolean isReadOnly() {
    return true;
  }

  @Override
  public FileSystemStat stat() {
    return FileSystemStat.NONE;
  }

  private static final class Root extends Directory {
    Root(InodeAttributes attributes) {
      super(attributes);
    }

    @Override
    public Stat stat() {
      return super.stat().withLinks(2);
    }

    @Override
    public Optional<Directory> parent() {
      return Optional.empty();
    }

    @Override
    public String name() {
      return "";
    }

    @Override
    public Optional<Inode> find(String name) {
      return Optional.empty();
    }

    @Override
    public List<String> names() {
      return List.of();
    }
  }
}
