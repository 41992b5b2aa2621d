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

  ArchiveDirectory(StoredAttributes attributes, Optional<Directory> parent, String name) {
    super(attributes);
    this.parent = parent;
    this.name = name;
  }

  void put(String child, Inode inode) {
    entries.put(child, inode);
  }

  @Override
  public Stat stat() {
    long directories = entries.values().stream().filter(Directory.class::isInstance).count();
    return super.stat().withLinks((int) (2 + directories));
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
