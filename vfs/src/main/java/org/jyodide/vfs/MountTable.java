package org.jyodide.vfs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The mounts of one virtual file system, in the order in which they were made. */
final class MountTable {
  private final Mount root;
  private final List<Mount> mounts = new ArrayList<>();
  private int nextDevice = 1;

  MountTable(FileTree rootTree, MountOptions options) {
    root = new Mount(rootTree, options, nextDevice++, Optional.empty());
    mounts.add(root);
  }

  Mount root() {
    return root;
  }

  List<Mount> all() {
    return List.copyOf(mounts);
  }

  Mount add(Node directory, String name, FileTree tree, MountOptions options) {
    Mount.Place place = new Mount.Place(directory.mount(), directory.directory(), name);
    Mount mount = new Mount(tree, options, nextDevice++, Optional.of(place));
    directory.mount().addChild(place, mount);
    mounts.add(mount);
    return mount;
  }

  void remove(Mount mount) {
    Mount.Place place = mount.place().orElseThrow(Errno.EBUSY::exception);
    place.mount().removeChild(place);
    mounts.remove(mount);
  }

  /** A mount without a place, for files that have no path: pipes, sockets. */
  Mount detached(FileTree tree) {
    return new Mount(tree, MountOptions.readWrite(), nextDevice++, Optional.empty());
  }
}
