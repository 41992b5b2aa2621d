package org.jyodide.vfs.archive;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.jyodide.vfs.FileType;
import org.jyodide.vfs.Inode;
import org.jyodide.vfs.StoredAttributes;
import org.jyodide.vfs.Symlink;
import org.jyodide.vfs.memory.MemoryQuota;

/** Makes the directories and files that the entries of an archive name. */
final class ArchiveTree {
  private static final InstantSource START_OF_TIME = InstantSource.fixed(Instant.EPOCH);
  private static final int MAX_LINK = 4095;
  private static final int MAX_DEPTH = 200;

  private final MemoryQuota quota;
  private final ArchiveDirectory root;
  private long nextNumber = 1;

  private ArchiveTree(MemoryQuota quota) {
    this.quota = quota;
    this.root = new ArchiveDirectory(attributes(FileType.DIRECTORY, 0755, 0), Optional.empty(), "");
  }

  static ArchiveDirectory build(List<ArchiveBytes> archives, MemoryQuota quota) throws IOException {
    ArchiveTree tree = new ArchiveTree(quota);
    for (ArchiveBytes bytes : archives) {
      for (ArchiveEntry entry : ArchiveIndex.read(bytes)) {
        tree.add(bytes, entry);
      }
    }
    return tree.root;
  }

  private void add(ArchiveBytes bytes, ArchiveEntry entry) throws IOException {
    List<String> names = names(entry);
    ArchiveDirectory directory = root;
    for (String name : names.subList(0, names.size() - 1)) {
      directory = enter(directory, name, entry);
    }
    String last = names.get(names.size() - 1);
    if (entry.isDirectory()) {
      ArchiveDirectory made = enter(directory, last, entry);
      made.attributes().setTimes(entry.modified(), entry.modified());
      made.attributes().setPermissions(permissions(entry, 0755));
      return;
    }
    if (directory.find(last).orElse(null) instanceof ArchiveDirectory) {
      throw new ZipException("entry '" + entry.name() + "' is both a file and a directory");
    }
    directory.put(last, inode(bytes, entry));
  }

  private Inode inode(ArchiveBytes bytes, ArchiveEntry entry) throws IOException {
    if ((entry.unixMode() & FileType.MASK) == FileType.SYMLINK.modeBits()) {
      if (entry.size() > MAX_LINK) {
        throw new ZipException("the symbolic link '" + entry.name() + "' is too long");
      }
      String target = ArchiveContent.unpackText(bytes, entry);
      return new Symlink(attributes(FileType.SYMLINK, 0777, entry.modified()), target);
    }
    int permissions = permissions(entry, 0644);
    return new ArchiveFile(
        attributes(FileType.REGULAR, permissions, entry.modified()), bytes, entry, quota);
  }

  private ArchiveDirectory enter(ArchiveDirectory directory, String name, ArchiveEntry entry)
      throws ZipException {
    Optional<Inode> known = directory.find(name);
    if (known.isEmpty()) {
      StoredAttributes attributes = attributes(FileType.DIRECTORY, 0755, entry.modified());
      ArchiveDirectory made = new ArchiveDirectory(attributes, Optional.of(directory), name);
      directory.put(name, made);
      return made;
    }
    if (known.get() instanceof ArchiveDirectory found) {
      return found;
    }
    throw new ZipException("entry '" + entry.name() + "' is below a file");
  }

  private static List<String> names(ArchiveEntry entry) throws ZipException {
    String path = entry.name();
    String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    List<String> names = Arrays.asList(plain.split("/", -1));
    boolean unsafe =
        names.stream().anyMatch(n -> n.isEmpty() || n.equals(".") || n.equals(".."))
            || path.indexOf('\0') >= 0;
    if (unsafe || names.size() > MAX_DEPTH) {
      throw new ZipException("entry '" + path + "' has a name that is no path inside the archive");
    }
    return names;
  }

  private static int permissions(ArchiveEntry entry, int otherwise) {
    int permissions = entry.unixMode() & 0777;
    return permissions == 0 ? otherwise : permissions;
  }

  private StoredAttributes attributes(FileType type, int permissions, long modified) {
    StoredAttributes attributes =
        new StoredAttributes(nextNumber++, type.modeBits() | permissions, START_OF_TIME);
    attributes.setTimes(modified, modified);
    return attributes;
  }
}
