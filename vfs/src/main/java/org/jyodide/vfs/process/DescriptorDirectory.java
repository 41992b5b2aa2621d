package org.jyodide.vfs.process;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jyodide.vfs.Directory;
import org.jyodide.vfs.ErrnoException;
import org.jyodide.vfs.FileDescriptors;
import org.jyodide.vfs.FileType;
import org.jyodide.vfs.Inode;
import org.jyodide.vfs.Node;
import org.jyodide.vfs.OpenFile;
import org.jyodide.vfs.Stat;
import org.jyodide.vfs.StoredAttributes;
import org.jyodide.vfs.Symlink;

/** The directory {@code /proc/self/fd}: one link for each open descriptor, named by its number. */
final class DescriptorDirectory extends Directory {
  private static final long FIRST_LINK = 1 << 16;

  private final Directory parent;
  private final FileDescriptors descriptors;
  private final InstantSource clock;

  DescriptorDirectory(
      long number, Directory parent, FileDescriptors descriptors, InstantSource clock) {
    super(new StoredAttributes(number, FileType.DIRECTORY.modeBits() | 0555, clock));
    this.parent = parent;
    this.descriptors = descriptors;
    this.clock = clock;
  }

  @Override
  public Stat stat() {
    return super.stat().withLinks(2);
  }

  @Override
  public Optional<Directory> parent() {
    return Optional.of(parent);
  }

  @Override
  public String name() {
    return "fd";
  }

  @Override
  public Optional<Inode> find(String child) {
    int descriptor = number(child);
    return descriptors.isOpen(descriptor)
        ? Optional.of(new Link(descriptor, descriptors.get(descriptor), clock))
        : Optional.empty();
  }

  @Override
  public List<String> names() {
    return Arrays.stream(descriptors.open()).mapToObj(Integer::toString).toList();
  }

  /** The number that a name spells, without leading zeros; -1 if it spells none. */
  private static int number(String name) {
    if (name.isEmpty() || name.length() > 5 || !name.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    int number = Integer.parseInt(name);
    return Integer.toString(number).equals(name) ? number : -1;
  }

  /** A link that leads to the open file's inode even if no path does. */
  private static final class Link extends Symlink {
    private final OpenFile file;

    Link(int descriptor, OpenFile file, InstantSource clock) {
      super(
          new StoredAttributes(FIRST_LINK + descriptor, FileType.SYMLINK.modeBits() | 0700, clock),
          "");
      this.file = file;
    }

    @Override
    public String target() {
      try {
        return file.path();
      } catch (ErrnoException e) {
        return "(deleted)";
      }
    }

    @Override
    public Optional<Node> destination() {
      return Optional.of(file.node());
    }
  }
}
