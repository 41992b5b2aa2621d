package org.jyodide.vfs.archive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jyodide.vfs.Directory;
import org.jyodide.vfs.Inode;
import org.jyodide.vfs.Stat;
import org.jyodide.vfs.StoredAttributes;

/** A directory of an archive, in the order of the archive. */
final class ArchiveDirectory extends Directory {
  private final Optional<Directory> parent;
  private final String name;
  private final Map<String, Inode> entries = new LinkedHashMap<>();
  private int subdirectories;

  ArchiveDirectory(StoredAttributes attributes, Optional<Directory> parent, String name) {
    super(attributes);
    this.parent = parent;
    this.name = name;
  }

  void put(String child, Inode inode) {
    entries.put(child, inode);
    subdirectories += inode instanceof Directory ? 1 : 0;
  }

  @Override
  public Stat stat() {
    return super.stat().withLinks(2 + subdirectories);
  }

  @Override
  public Optional<Directory> parent() {
    return parent;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<Inode> find(String child) {
    return Optional.ofNullable(entries.get(child));
  }

  @Override
  public List<String> names() {
    return new ArrayList<>(entries.keySet());
  }
}
