package org.jyodide.vfs.memory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jyodide.vfs.Device;
import org.jyodide.vfs.Directory;
import org.jyodide.vfs.Inode;
import org.jyodide.vfs.Stat;
import org.jyodide.vfs.Symlink;

/**
 * What a tree of {@link MemoryFiles} held at one moment. Immutable; trees made from it share the
 * contents of files until they write to them.
 *
 * @param root the top directory
 * @param nextNumber the number of the next inode
 */
public record FilesImage(Folder root, long nextNumber) {
  /** A directory or what is in one. */
  public sealed interface Entry {
    /** Mode, owner, times and number. */
    Stat stat();
  }

  /**
   * A directory.
   *
   * @param entries by name, in the order in which they were made
   */
  public record Folder(Stat stat, Map<String, Entry> entries) implements Entry {}

  /**
   * A regular file.
   *
   * @param content not to be changed
   */
  public record File(Stat stat, byte[] content) implements Entry {}

  /**
   * A symbolic link.
   *
   * @param target the path in it
   */
  public record Link(Stat stat, String target) implements Entry {}

  /**
   * A device, pipe or socket with a name.
   *
   * @param device the device number
   */
  public record Special(Stat stat, int device) implements Entry {}

  /**
   * The image of a tree that nobody changes meanwhile.
   *
   * @throws IllegalStateException if a file is too large for a Java array
   */
  public static FilesImage of(MemoryFiles files) {
    MemoryDirectory root = files.memoryRoot();
    return new FilesImage(folder(root, ""), root.inodes().nextNumber());
  }

  private static Folder folder(Directory directory, String path) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (String name : directory.names()) {
      Optional<Inode> inode = directory.find(name);
      inode.ifPresent(found -> entries.put(name, entry(found, path + "/" + name)));
    }
    return new Folder(directory.stat(), entries);
  }

  private static Entry entry(Inode inode, String path) {
    Stat stat = inode.stat();
    if (inode instanceof Directory directory) {
      return folder(directory, path);
    }
    if (inode instanceof MemoryFile file) {
      if (stat.size() > Integer.MAX_VALUE - 8) {
        throw new IllegalStateException(
            path + " has " + stat.size() + " bytes, which no image can hold; delete it before");
      }
      return new File(stat, file.content());
    }
    if (inode instanceof Symlink link) {
      return new Link(stat, link.target());
    }
    return new Special(stat, inode instanceof Device device ? device.number() : 0);
  }

  /** Puts everything into an empty directory. */
  void applyTo(MemoryDirectory directory) {
    fill(directory, root);
  }

  private static void fill(MemoryDirectory directory, Folder folder) {
    folder
        .entries()
        .forEach(
            (name, entry) -> {
              if (entry instanceof Folder child) {
                fill(directory.adoptDirectory(name, child.stat()), child);
              } else if (entry instanceof File file) {
                directory.adoptFile(name, file.stat(), file.content());
              } else if (entry instanceof Link link) {
                directory.adoptLink(name, link.stat(), link.target());
              } else if (entry instanceof Special special) {
                directory.adoptSpecial(name, special.stat(), special.device());
              }
            });
    directory.setTimes(folder.stat());
  }
}
