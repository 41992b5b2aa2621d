package org.jyodide.vfs;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One file tree at one place of the virtual file system. Mounts hang on mounts, as a tree. */
public final class Mount {
  private static final Map<String, Mount> NONE = Map.of();

  private final FileTree tree;
  private final MountOptions options;
  private final int device;
  private final Optional<Place> place;
  private final IdentityHashMap<Directory, Map<String, Mount>> children = new IdentityHashMap<>();
  private int openFiles;

  /** Where a mount hangs: a name in a directory of another mount. The name need not exist there. */
  record Place(Mount mount, Directory directory, String name) {}

  Mount(FileTree tree, MountOptions options, int device, Optional<Place> place) {
    this.tree = tree;
    this.options = options;
    this.device = device;
    this.place = place;
  }

  /** The mounted tree. */
  public FileTree tree() {
    return tree;
  }

  /** The number of the mount, {@code st_dev} of its files. */
  public int device() {
    return device;
  }

  /** Whether changes are refused, by the tree's nature or by an option of the mount. */
  public boolean isReadOnly() {
    return options.isReadOnly() || tree.isReadOnly();
  }

  /** The guest path, absolute and without symbolic links. */
  public String path() {
    return root().path();
  }

  Node root() {
    return new Node(this, tree.root());
  }

  Optional<Place> place() {
    return place;
  }

  Optional<Mount> childAt(Directory directory, String name) {
    return children.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(children.getOrDefault(directory, NONE).get(name));
  }

  Set<String> childNames(Directory directory) {
    return children.getOrDefault(directory, NONE).keySet();
  }

  void addChild(Place at, Mount child) {
    children.computeIfAbsent(at.directory(), d -> new TreeMap<>()).put(at.name(), child);
  }

  void removeChild(Place at) {
    Map<String, Mount> names = children.getOrDefault(at.directory(), NONE);
    names.remove(at.name());
    if (names.isEmpty()) {
      children.remove(at.directory());
    }
  }

  boolean isBusy() {
    return openFiles > 0 || !children.isEmpty();
  }

  void fileOpened() {
    openFiles++;
  }

  void fileClosed() {
    openFiles--;
  }
}
