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
import org.jyodide.vfs.Inode;
import org.jyodide.vfs.InodeAttributes;
import org.jyodide.vfs.RegularFile;
import org.jyodide.vfs.SocketFile;
import org.jyodide.vfs.Stat;
import org.jyodide.vfs.StoredAttributes;
import org.jyodide.vfs.Symlink;

/** A directory in the heap, which lists its entries in the order in which they were made. */
class MemoryDirectory extends Directory implements Removable {
  private final StoredAttributes attributes;
  private final InodeFactory inodes;
  private final Map<String, Inode> entries = new LinkedHashMap<>();
  private Optional<MemoryDirectory> parent;
  private String name;
  private boolean removed;

  MemoryDirectory(
      StoredAttributes attributes,
      InodeFactory inodes,
      Optional<MemoryDirectory> parent,
      String name) {
    super(attributes);
    this.attributes = attributes;
    this.inodes = inodes;
    this.parent = parent;
    this.name = name;
    inodes.quota().chargeInode();
  }

  @Override
  public Stat stat() {
    if (removed) {
      return super.stat().withLinks(0);
    }
    long subdirectories =
        entries.values().stream().filter(MemoryDirectory.class::isInstance).count();
    return super.stat().withLinks((int) (2 + subdirectories));
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
    inodes.quota().chargeInode();
    return add(child, new Symlink(inodes.attributes(FileType.SYMLINK, 0777), target));
  }

  @Override
  public Inode createSpecial(String child, FileType type, int permissions, int deviceNumber) {
    requireAlive();
    inodes.quota().chargeInode();
    InodeAttributes special = inodes.attributes(type, permissions);
    return add(
        child,
        switch (type) {
          case FIFO -> new Fifo(special);
          case SOCKET -> new SocketFile(special);
          case CHARACTER_DEVICE -> new Device(special, true, deviceNumber);
          case BLOCK_DEVICE -> new Device(special, false, deviceNumber);
          case DIRECTORY, REGULAR, SYMLINK -> throw Errno.EINVAL.exception(child);
        });
  }

  @Override
  public void unlink(String child) {
    dispose(find(child).orElseThrow(() -> Errno.ENOENT.exception(child)));
    detach(child);
  }

  @Override
  public void removeDirectory(String child) {
    Inode inode = find(child).orElseThrow(() -> Errno.ENOENT.exception(child));
    requireEmpty(inode, child);
    dispose(inode);
    detach(child);
  }

  @Override
  public void rename(String child, Directory target, String newName) {
    MemoryDirectory destination = (MemoryDirectory) target;
    Inode moved = find(child).orElseThrow(() -> Errno.ENOENT.exception(child));
    destination.requireAlive();
    Optional<Inode> replaced = destination.find(newName);
    replaced.ifPresent(inode -> requireEmpty(inode, newName));
    beforeMove(moved);
    replaced.ifPresent(
        inode -> {
          dispose(inode);
          destination.detach(newName);
        });
    detach(child);
    destination.add(newName, moved);
    if (moved instanceof MemoryDirectory directory) {
      directory.parent = Optional.of(destination);
      directory.name = newName;
    }
    moved.attributes().setOwner(-1, -1);
  }

  @Override
  public void removed() {
    removed = true;
    parent = Optional.empty();
    inodes.quota().releaseInode();
  }

  /** A directory of the same kind as this one, for an entry of it. */
  MemoryDirectory newDirectory(StoredAttributes child, String childName) {
    return new MemoryDirectory(child, inodes, Optional.of(this), childName);
  }

  /** Called before an entry moves elsewhere. */
  void beforeMove(Inode moved) {}

  /** Puts an inode under a name, and notes the change. */
  <T extends Inode> T add(String child, T inode) {
    entries.put(child, inode);
    attributes.modified();
    return inode;
  }

  /** Takes a name away, and notes the change. */
  void detach(String child) {
    entries.remove(child);
    attributes.modified();
  }

  final StoredAttributes storedAttributes() {
    return attributes;
  }

  final InodeFactory inodes() {
    return inodes;
  }

  final Map<String, Inode> entries() {
    return entries;
  }

  private void dispose(Inode inode) {
    if (inode instanceof Removable removable) {
      removable.removed();
    } else {
      inodes.quota().releaseInode();
      ((StoredAttributes) inode.attributes()).setLinks(0);
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
