package org.jyodide.vfs;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** An inode that holds a path. */
public class Symlink extends Inode {
  private final String target;

  /** A link to a guest path, which need not exist. */
  public Symlink(InodeAttributes attributes, String target) {
    super(attributes);
    this.target = target;
  }

  @Override
  public final FileType type() {
    return FileType.SYMLINK;
  }

  @Override
  public Stat stat() {
    int length = target().getBytes(StandardCharsets.UTF_8).length;
    return super.stat().withSize(length, 0);
  }

  /**
   * The path as it was written. It is resolved inside the virtual tree, from the link's directory.
   */
  public String target() {
    return target;
  }

  /**
   * What the link leads to without a path, as the links of {@code /proc/self/fd} do. Ordinary links
   * have none.
   */
  public Optional<Node> destination() {
    return Optional.empty();
  }
}
