package org.jyodide.vfs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A directory being listed. The names are those at the first read after opening or rewinding, so
 * the cursor stays true while entries come and go; entries that vanished meanwhile are left out.
 */
public final class OpenDirectory extends OpenFile {
  private List<String> names = List.of();
  private boolean listed;
  private long cursor;

  OpenDirectory(Node node, int flags) {
    super(node, flags);
    node.directory();
  }

  /** The entry at the cursor, and moves it on; empty at the end. */
  public Optional<DirectoryEntry> next() {
    if (!listed) {
      list();
    }
    while (cursor < names.size()) {
      String name = names.get((int) cursor);
      Optional<Node> found = find(name);
      cursor++;
      if (found.isPresent()) {
        Node child = found.get();
        return Optional.of(
            new DirectoryEntry(name, child.stat().inode(), child.inode().type(), cursor));
      }
    }
    return Optional.empty();
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    throw Errno.EISDIR.exception();
  }

  @Override
  public int readAt(long place, byte[] target, int offset, int length) {
    throw Errno.EISDIR.exception();
  }

  /** Moves the cursor to one that an entry told; 0 starts a new listing. */
  @Override
  public long seek(long offset, Whence whence) {
    long target =
        switch (whence) {
          case SET -> offset;
          case CURRENT -> cursor + offset;
          case END -> throw Errno.EINVAL.exception();
        };
    if (target < 0) {
      throw Errno.EINVAL.exception();
    }
    if (target == 0) {
      listed = false;
    }
    cursor = target;
    return target;
  }

  @Override
  public void sync(boolean dataOnly) {}

  private void list() {
    Directory directory = node().directory();
    List<String> all = new ArrayList<>(List.of(".", ".."));
    List<String> own = directory.names();
    all.addAll(own);
    TreeSet<String> mounted = new TreeSet<>(node().mount().childNames(directory));
    own.forEach(mounted::remove);
    all.addAll(mounted);
    names = all;
    listed = true;
  }

  private Optional<Node> find(String name) {
    if (name.equals(".")) {
      return Optional.of(node());
    }
    try {
      return name.equals("..") ? Optional.of(node().parent()) : PathWalk.child(node(), name);
    } catch (ErrnoException e) {
      if (e.errno() == Errno.ENOENT) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
