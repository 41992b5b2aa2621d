package org.jyodide.vfs.host;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.Stat;

/**
 * Where an inode is in the host's directory: its place moves with it when the guest renames
 * something. All paths of the host are made here.
 */
final class HostLocation {
  private static final Set<String> WINDOWS_DEVICES =
      Set.of("con", "prn", "aux", "nul", "conin$", "conout$", "clock$");

  private final HostFiles tree;
  private final HostKey key;
  private Optional<HostDirectory> parent;
  private String name;
  private @Nullable Stat last;

  HostLocation(HostFiles tree, Optional<HostDirectory> parent, String name, HostKey key) {
    this.tree = tree;
    this.key = key;
    this.parent = parent;
    this.name = name;
  }

  HostFiles tree() {
    return tree;
  }

  HostKey key() {
    return key;
  }

  Optional<HostDirectory> parent() {
    return parent;
  }

  String name() {
    return name;
  }

  /** Notes that the inode has another name now. */
  void move(HostDirectory newParent, String newName) {
    tree.trust().end();
    parent = Optional.of(newParent);
    name = newName;
  }

  /** Notes that the inode lost its name, and what was known of it then. */
  void remove(Stat stat) {
    tree.trust().end();
    last = stat.withLinks(0);
    parent = Optional.empty();
  }

  boolean isRemoved() {
    return last != null;
  }

  /** What was known when the inode lost its name. */
  Optional<Stat> lastStat() {
    return Optional.ofNullable(last);
  }

  /**
   * The path for opening and changing, after a check that no directory on the way became a link.
   */
  Path path() {
    requireName();
    return parent.isEmpty() ? checkedDirectory() : parent.get().location().child(name);
  }

  /** The path of an entry of this directory, which need not exist, checked likewise. */
  Path child(String childName) {
    return existingName(resolve(checkedDirectory(), childName), childName);
  }

  /** The path for looking, after a check that may be a moment old. */
  Path pathToLookAt() {
    requireName();
    return parent.isEmpty() ? trustedDirectory() : parent.get().location().childToLookAt(name);
  }

  /** The path of an entry of this directory for looking, checked likewise. */
  Path childToLookAt(String childName) {
    return existingName(resolve(trustedDirectory(), childName), childName);
  }

  /** Whether the host takes a name as that of one entry. */
  boolean accepts(String childName) {
    return resolve(tree.rootPath(), childName).isPresent();
  }

  /**
   * The path of this directory, if the host agrees that it is where it should be: its real path has
   * no links, so it must equal the path that the guest's walk built.
   */
  Path checkedDirectory() {
    Path expected = uncheckedPath();
    Path real = HostErrors.run(() -> expected.toRealPath());
    if (!isSame(real, expected)) {
      tree.trust().end();
      throw Errno.EACCES.exception(name);
    }
    tree.trust().checked(expected);
    return expected;
  }

  private Path trustedDirectory() {
    Path expected = uncheckedPath();
    return tree.trust().covers(expected) ? expected : checkedDirectory();
  }

  private static Path existingName(Optional<Path> path, String name) {
    return path.orElseThrow(() -> Errno.EINVAL.exception(name));
  }

  private void requireName() {
    if (isRemoved()) {
      throw Errno.ENOENT.exception(name);
    }
  }

  /** Whether the host knows the entry by exactly this name, not by one in another case. */
  boolean hasExactName(Path path) throws IOException {
    if (!tree.traits().ignoresCase()) {
      return true;
    }
    Path real = path.toRealPath(LinkOption.NOFOLLOW_LINKS);
    return normal(lastName(real)).equals(normal(lastName(path)));
  }

  /** A number made of the path, for hosts that have no inode numbers. */
  long pathNumber() {
    long number = 1;
    for (Path part : tree.rootPath().relativize(uncheckedPath())) {
      number = number * 0x5DEECE66DL + part.toString().hashCode();
    }
    return number & Long.MAX_VALUE;
  }

  private Path uncheckedPath() {
    requireName();
    return parent.isEmpty()
        ? tree.rootPath()
        : parent.get().location().uncheckedPath().resolve(name);
  }

  private Optional<Path> resolve(Path directory, String childName) {
    if (tree.traits().hasWindowsNames() && isWindowsSpecial(childName)) {
      return Optional.empty();
    }
    try {
      Path path = directory.resolve(childName);
      boolean single =
          path.getNameCount() == directory.getNameCount() + 1
              && directory.equals(path.getParent())
              && lastName(path).equals(childName);
      return single ? Optional.of(path) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean isWindowsSpecial(String name) {
    int dot = name.indexOf('.');
    String stem = (dot < 0 ? name : name.substring(0, dot)).strip().toLowerCase(Locale.ROOT);
    return name.endsWith(".")
        || name.endsWith(" ")
        || name.indexOf(':') >= 0
        || name.indexOf('\\') >= 0
        || WINDOWS_DEVICES.contains(stem)
        || stem.matches("(com|lpt)[0-9\u00b9\u00b2\u00b3]");
  }

  private static boolean isSame(Path real, Path expected) {
    return real.equals(expected) || normal(real.toString()).equals(normal(expected.toString()));
  }

  private static String lastName(Path path) {
    return String.valueOf(path.getFileName());
  }

  /** Composed letters: macOS tells names with decomposed ones. */
  private static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
