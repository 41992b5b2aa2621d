package org.jyodide.vfs.process;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jyodide.vfs.Directory;
import org.jyodide.vfs.FileType;
import org.jyodide.vfs.Inode;
import org.jyodide.vfs.Stat;
import org.jyodide.vfs.StoredAttributes;

/** A directory whose entries are given once. */
final class FixedDirectory extends Directory {
  private final Optional<Directory> parent;
  private final String name;
  private Map<String, Inode> entries = Map.of();

  FixedDirectory(long number, Optional<Directory> parent, String name, InstantSource clock) {
    super(new StoredAttributes(number, FileType.DIRECTORY.modeBits() | 0555, clock));
    this.parent = parent;
    this.name = name;
  }

  void setEntries(Map<String, Inode> newEntries) {
    entries = newEntries;
  }

  @Override
  public Stat stat() {
    return super.stat().withLinks(2 + entries.size());
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
    return entries.keySet().stream().sorted().toList();
  }
}
