package org.jyodide.vfs.memory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jyodide.vfs.Directory;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.HeapAttributes;
import org.jyodide.vfs.Inode;
import org.jyodide.vfs.InodeCache;
import org.jyodide.vfs.RegularFile;
import org.jyodide.vfs.Stat;
import org.jyodide.vfs.Symlink;

/**
 * A directory that shows the entries of one below, less those removed or replaced here, plus its
 * own. Entries from below are views, made on demand and forgotten when nobody uses them, until
 * something about them changes: then this directory holds them, and its parent holds this one.
 */
final class OverlayDirectory extends MemoryDirectory implements OverlayView {
  private final Optional<Directory> lower;
  private final Set<String> hidden = new HashSet<>();
  private final InodeCache views = new InodeCache();
  private boolean held;

  private OverlayDirectory(
      HeapAttributes attributes,
      InodeFactory inodes,
      Optional<MemoryDirectory> parent,
      String name,
      Optional<Directory> lower) {
    super(attributes, inodes, parent, name);
    this.lower = lower;
    this.held = lower.isEmpty() || parent.isEmpty();
    if (attributes instanceof OverlayAttributes view) {
      view.beforeChange(this::holdThis);
    }
  }

  static OverlayDirectory root(Directory lower, InodeFactory inodes) {
    OverlayAttributes attributes = new OverlayAttributes(lower, inodes.clock());
    return new OverlayDirectory(attributes, inodes, Optional.empty(), "", Optional.of(lower));
  }

  /** Whether it holds anything itself or hides something below; so for the root, of all. */
  boolean isChanged() {
    return !entries().isEmpty() || !hidden.isEmpty();
  }

  @Override
  public Stat stat() {
    Stat own = super.stat();
    // Counting subdirectories would read everything below; 1 is what other systems say then.
    return lower.isEmpty() || own.links() == 0 ? own : own.withLinks(1);
  }

  @Override
  public boolean isOf(Inode below) {
    return lower.isPresent() && lower.get() == below;
  }

  @Override
  public Optional<Inode> find(String child) {
    Inode own = entries().get(child);
    if (own != null) {
      return Optional.of(own);
    }
    return findBelow(child).map(inode -> view(child, inode));
  }

  @Override
  public List<String> names() {
    if (lower.isEmpty()) {
      return super.names();
    }
    Set<String> names = new LinkedHashSet<>();
    for (String name : lower.get().names()) {
      if (!hidden.contains(name) || entries().containsKey(name)) {
        names.add(name);
      }
    }
    names.addAll(entries().keySet());
    return new ArrayList<>(names);
  }

  @Override
  OverlayDirectory newDirectory(HeapAttributes child, String childName) {
    return new OverlayDirectory(child, inodes(), Optional.of(this), childName, Optional.empty());
  }

  @Override
  Inode take(String child) {
    Inode inode = super.take(child);
    hold(child, inode);
    return inode;
  }

  @Override
  <T extends Inode> T add(String child, T inode) {
    holdThis();
    return super.add(child, inode);
  }

  @Override
  void detach(String child) {
    holdThis();
    if (findBelow(child).isPresent()) {
      hidden.add(child);
    }
    views.remove(child);
    super.detach(child);
  }

  /** Makes an entry that came from below one of this directory. */
  private void hold(String child, Inode inode) {
    if (!entries().containsKey(child)) {
      holdThis();
      inodes().quota().chargeInode();
      entries().put(child, inode);
      if (inode.attributes() instanceof OverlayAttributes view) {
        view.beforeChange(() -> {});
      }
      if (inode instanceof OverlayDirectory directory) {
        directory.held = true;
      }
    }
  }

  private void holdThis() {
    if (!held) {
      Directory above = parent().orElseThrow(Errno.ENOENT::exception);
      ((OverlayDirectory) above).hold(name(), this);
    }
  }

  private Optional<Inode> findBelow(String child) {
    return lower.isEmpty() || hidden.contains(child) ? Optional.empty() : lower.get().find(child);
  }

  private Inode view(String child, Inode below) {
    Optional<Inode> known = views.get(child);
    if (known.isPresent() && known.get() instanceof OverlayView view && view.isOf(below)) {
      return known.get();
    }
    OverlayAttributes attributes = new OverlayAttributes(below, inodes().clock());
    Inode made = newView(child, below, attributes);
    if (!(made instanceof OverlayDirectory)) {
      attributes.beforeChange(() -> hold(child, made));
    }
    views.put(child, made);
    return made;
  }

  private Inode newView(String child, Inode below, OverlayAttributes attributes) {
    if (below instanceof Directory directory) {
      return new OverlayDirectory(
          attributes, inodes(), Optional.of(this), child, Optional.of(directory));
    }
    if (below instanceof RegularFile file) {
      return new OverlayFile(attributes, inodes().quota(), file);
    }
    if (below instanceof Symlink link) {
      return new OverlaySymlink(attributes, link);
    }
    return below;
  }
}
