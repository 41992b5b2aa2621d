package org.jyodide.vfs.memory;

import org.jyodide.vfs.Inode;
import org.jyodide.vfs.Symlink;

/** A symbolic link of the tree below. */
final class OverlaySymlink extends Symlink implements OverlayView {
  private final Symlink lower;

  OverlaySymlink(OverlayAttributes attributes, Symlink lower) {
    super(attributes, "");
    this.lower = lower;
  }

  @Override
  public boolean isOf(Inode below) {
    return lower == below;
  }

  @Override
  public String target() {
    return lower.target();
  }
}
