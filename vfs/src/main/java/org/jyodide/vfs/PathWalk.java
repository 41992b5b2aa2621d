package org.jyodide.vfs;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Resolves guest paths, component by component, inside the virtual tree. Symbolic links are
 * expanded here and nowhere else, so no backend ever follows one, and {@code ..} of the root is the
 * root.
 */
final class PathWalk {
  /** Most bytes in one component. */
  static final int NAME_MAX = 255;

  /** Most bytes in a path, with the NUL that ends it. */
  static final int PATH_MAX = 4096;

  /** Most symbolic links on the way. */
  static final int LINK_MAX = 40;

  /** What to do when the last component is a symbolic link. */
  enum Follow {
    /** Follow it. */
    LAST,
    /** Follow it only if a slash comes after it. */
    SLASHED,
    /** Take the link itself: the caller makes, removes or renames an entry. */
    NEVER
  }

  private final Node root;
  private final BooleanSupplier ignorePermissions;

  PathWalk(Node root, BooleanSupplier ignorePermissions) {
    this.root = root;
    this.ignorePermissions = ignorePermissions;
  }

  /**
   * Resolves all but the last component, and looks the last one up.
   *
   * @throws ErrnoException ENOENT, ENOTDIR, ELOOP, ENAMETOOLONG, EACCES (no permission to search),
   *     or EINVAL (a NUL)
   */
  Lookup walk(Node base, String path, Follow follow) {
    checkPath(path);
    Node current = path.startsWith("/") ? root : base;
    String rest = path;
    int at = 0;
    int links = 0;
    Lookup.Kind kind = Lookup.Kind.ROOT;
    while (true) {
      at = skipSlashes(rest, at);
      if (at == rest.length()) {
        current.directory();
        return new Lookup(current, "", kind, Optional.of(current), true);
      }
      int end = componentEnd(rest, at);
      String name = rest.substring(at, end);
      at = skipSlashes(rest, end);
      boolean last = at == rest.length();
      boolean slashed = at > end;
      checkSearchable(current);
      if (name.equals(".") || name.equals("..")) {
        kind = name.equals(".") ? Lookup.Kind.DOT : Lookup.Kind.DOT_DOT;
        current = kind == Lookup.Kind.DOT ? current : current.parent();
        if (last) {
          return new Lookup(current, name, kind, Optional.of(current), true);
        }
        continue;
      }
      checkName(name);
      Optional<Node> child = child(current, name);
      boolean followed = !last || follow == Follow.LAST || (follow == Follow.SLASHED && slashed);
      if (followed && child.isPresent() && child.get().inode() instanceof Symlink link) {
        if (++links > LINK_MAX) {
          throw Errno.ELOOP.exception(path);
        }
        Optional<Node> destination = link.destination();
        if (destination.isPresent()) {
          if (last) {
            return new Lookup(current, name, Lookup.Kind.JUMP, destination, slashed);
          }
          current = destination.get();
          continue;
        }
        String target = link.target();
        checkPath(target);
        current = target.startsWith("/") ? root : current;
        rest = target + rest.substring(end);
        at = 0;
        kind = Lookup.Kind.ROOT;
        continue;
      }
      if (last) {
        return new Lookup(current, name, Lookup.Kind.ENTRY, child, slashed);
      }
      current = child.orElseThrow(() -> Errno.ENOENT.exception(path));
    }
  }

  /** What has that name in a directory: another mount's root, or an entry. */
  static Optional<Node> child(Node parent, String name) {
    Directory directory = parent.directory();
    Optional<Mount> mounted = parent.mount().childAt(directory, name);
    if (mounted.isPresent()) {
      return Optional.of(mounted.get().root());
    }
    Optional<Inode> inode = directory.find(name);
    return inode.isPresent()
        ? Optional.of(new Node(parent.mount(), inode.get(), directory, name))
        : Optional.empty();
  }

  private void checkSearchable(Node node) {
    Directory directory = node.directory();
    if (!ignorePermissions.getAsBoolean()) {
      Permissions.check(directory, Permissions.EXECUTE);
    }
  }

  private static void checkPath(String path) {
    if (path.isEmpty()) {
      throw Errno.ENOENT.exception();
    }
    if (isLongerThan(path, PATH_MAX - 1)) {
      throw Errno.ENAMETOOLONG.exception();
    }
    if (path.indexOf('\0') >= 0) {
      throw Errno.EINVAL.exception(path);
    }
  }

  private static void checkName(String name) {
    if (isLongerThan(name, NAME_MAX)) {
      throw Errno.ENAMETOOLONG.exception(name);
    }
  }

  private static boolean isLongerThan(String text, int bytes) {
    return text.length() > bytes
        || (text.length() * 3 > bytes && text.getBytes(StandardCharsets.UTF_8).length > bytes);
  }

  private static int skipSlashes(String path, int from) {
    int at = from;
    while (at < path.length() && path.charAt(at) == '/') {
      at++;
    }
    return at;
  }

  private static int componentEnd(String path, int from) {
    int end = path.indexOf('/', from);
    return end < 0 ? path.length() : end;
  }
}
