package org.jyodide.vfs.memory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jyodide.vfs.Device;
import org.jyodide.vfs.Directory;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.Fifo;
import org.jyodide.vfs.FileType;
import org.jyodide.vfs.HeapAttributes;
import org.jyodide.vfs.Inode;
import org.jyodide.vfs.InodeAttributes;
import org.jyodide.vfs.RegularFile;
import org.jyodide.vfs.SocketFile;
import org.jyodide.vfs.Stat;
import org.jyodide.vfs.Symlink;

/** A directory in the heap, which lists its entries in the order in which they were made. */
class MemoryDirectory extends Directory implements Removable {
  private final HeapAttributes attributes;
  private final InodeFactory inodes;
  private final Map<String, Inode> entries = new LinkedHashMap<>();
  private Optional<MemoryDirectory> parent;
  private String name;
  private int subdirectories;
  private boolean removed;

  MemoryDirectory(
      HeapAttributes attributes,
      InodeFactory inodes,
      Optional<MemoryDirectory> parent,
      String name) {
    super(attributes);
    this.attributes = attributes;
    this.inodes = inodes;
    this.parent = parent;
    this.name = name;
  }

  @Override
  public Stat stat() {
    if (removed) {
      return super.stat().withLinks(0);
    }
    return super.stat().withLinks(2 + subdirectories);
  }

  @Override
  public Optional<Directory> parent() {
    return parent.map(directory -> directory);
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

  @Override
  public RegularFile createFile(String child, int permissions) {
    requireAlive();
    return add(
        child,
        new MemoryFile(
            inodes.attributes(FileType.REGULAR, permissions), inodes.quota(), new byte[0]));
  }

  @Override
  public MemoryDirectory createDirectory(String child, int permissions) {
    requireAlive();
    return add(child, newDirectory(inodes.attributes(FileType.DIRECTORY, permissions), child));
  }

  @Override
  public Symlink createSymlink(String child, String target) {
    requireAlive();
    return add(child, new Symlink(inodes.attributes(FileType.SYMLINK, 0777), target));
  }

  @Override
  public Inode createSpecial(String child, FileType type, int permissions, int deviceNumber) {
    requireAlive();
    InodeAttributes special = inodes.attributes(type, permissions);
    return add(child, special(type, special, deviceNumber, child));
  }

  private static Inode special(
      FileType type, InodeAttributes attributes, int deviceNumber, String child) {
    return switch (type) {
      case FIFO -> new Fifo(attributes);
      case SOCKET -> new SocketFile(attributes);
      case CHARACTER_DEVICE -> new Device(attributes, true, deviceNumber);
      case BLOCK_DEVICE -> new Device(attributes, false, deviceNumber);
      case DIRECTORY, REGULAR, SYMLINK -> throw Errno.EINVAL.exception(child);
    };
  }

  @Override
  public void unlink(String child) {
    remove(child, take(child));
  }

  @Override
  public void removeDirectory(String child) {
    Inode inode = take(child);
    requireEmpty(inode, child);
    remove(child, inode);
  }

  @Override
  public void rename(String child, Directory target, String newName) {
    MemoryDirectory destination = (MemoryDirectory) target;
    destination.requireAlive();
    Inode moved = take(child);
    if (destination.find(newName).isPresent()) {
      Inode replaced = destination.take(newName);
      requireEmpty(replaced, newName);
      destination.remove(newName, replaced);
    }
    detach(child);
    destination.add(newName, moved);
    if (moved instanceof MemoryDirectory directory) {
      directory.parent = Optional.of(destination);
      directory.name = newName;
    }
    if (moved.attributes() instanceof HeapAttributes heap) {
      heap.changed();
    }
  }

  @Override
  public void removed() {
    removed = true;
    parent = Optional.empty();
    inodes.quota().releaseInode();
  }

  /** Adds a directory that had these attributes in another tree. */
  MemoryDirectory adoptDirectory(String child, Stat stat) {
    return add(child, newDirectory(inodes.attributes(stat), child));
  }

  /** Adds a file that had these attributes in another tree; its content is not copied. */
  void adoptFile(String child, Stat stat, byte[] content) {
    add(child, new MemoryFile(inodes.attributes(stat), inodes.quota(), content));
  }

  /** Adds a link that had these attributes in another tree. */
  void adoptLink(String child, Stat stat, String target) {
    add(child, new Symlink(inodes.attributes(stat), target));
  }

  /** Adds a device, pipe or socket that had these attributes in another tree. */
  void adoptSpecial(String child, Stat stat, int device) {
    add(child, special(stat.type(), inodes.attributes(stat), device, child));
  }

  /** Sets the times, once all entries are there. */
  void setTimes(Stat stat) {
    attributes.setTimes(stat.accessTime(), stat.modificationTime());
  }

  /** A new directory of the same kind as this one, to be an entry of it. */
  MemoryDirectory newDirectory(HeapAttributes child, String childName) {
    return new MemoryDirectory(child, inodes, Optional.of(this), childName);
  }

  /** An entry that is about to be moved or removed, so that this directory itself must hold it. */
  Inode take(String child) {
    return find(child).orElseThrow(() -> Errno.ENOENT.exception(child));
  }

  /** Puts an inode under a name, and notes the change. */
  <T extends Inode> T add(String child, T inode) {
    entries.put(child, inode);
    subdirectories += inode instanceof Directory ? 1 : 0;
    attributes.modified();
    return inode;
  }

  /** Takes a name away, and notes the change. */
  void detach(String child) {
    subdirectories -= entries.remove(child) instanceof Directory ? 1 : 0;
    attributes.modified();
  }

  final HeapAttributes heapAttributes() {
    return attributes;
  }

  final InodeFactory inodes() {
    return inodes;
  }

  final Map<String, Inode> entries() {
    return entries;
  }

  private void remove(String child, Inode inode) {
    detach(child);
    if (inode instanceof Removable removable) {
      removable.removed();
      return;
    }
    inodes.quota().releaseInode();
    if (inode.attributes() instanceof HeapAttributes heap) {
      heap.setLinks(0);
    }
  }

  private void requireAlive() {
    if (removed) {
      throw Errno.ENOENT.exception();
    }
  }

  private static void requireEmpty(Inode inode, String child) {
    if (inode instanceof Directory directory && !directory.names().isEmpty()) {
      throw Errno.ENOTEMPTY.exception(child);
    }
  }
}
