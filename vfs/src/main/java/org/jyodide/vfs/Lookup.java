package org.jyodide.vfs;

import java.util.Optional;

/**
 * Where a path leads: a name in a directory, and the node there if there is one.
 *
 * @param parent the directory that holds the last component
 * @param name the last component; for {@code .}, {@code ..}, {@code /} and jumps it is no entry of
 *     {@code parent}
 * @param kind whether {@code name} is an entry
 * @param node what is there
 * @param trailingSlash whether the path says that it means a directory
 */
record Lookup(Node parent, String name, Kind kind, Optional<Node> node, boolean trailingSlash) {
  /** What the last component of a path is. */
  enum Kind {
    ENTRY,
    DOT,
    DOT_DOT,
    ROOT,
    JUMP
  }

  boolean isEntry() {
    return kind == Kind.ENTRY;
  }

  /** The node; {@link Errno#ENOENT} if there is none, {@link Errno#ENOTDIR} for {@code file/}. */
  Node existing() {
    Node found = node.orElseThrow(() -> Errno.ENOENT.exception(name));
    if (trailingSlash && !(found.inode() instanceof Directory)) {
      throw Errno.ENOTDIR.exception(name);
    }
    return found;
  }

  /** Whether the name is where another tree is mounted. */
  boolean isMountPoint() {
    return node.isPresent() && node.get().mount() != parent.mount();
  }

  /** The guest path, for messages. */
  String path() {
    String directory = parent.path();
    return directory.endsWith("/") ? directory + name : directory + "/" + name;
  }
}
