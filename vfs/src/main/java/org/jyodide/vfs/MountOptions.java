package org.jyodide.vfs;

/**
 * How a tree is mounted.
 *
 * @param isReadOnly whether changes are refused although the tree could take them
 */
public record MountOptions(boolean isReadOnly) {
  /** Changes reach the tree, if it takes any. */
  public static MountOptions readWrite() {
    return new MountOptions(false);
  }

  /** Changes are refused. */
  public static MountOptions readOnly() {
    return new MountOptions(true);
  }
}
