package org.jyodide.vfs.memory;

import org.jyodide.vfs.Inode;

/** An inode of an overlay that shows one of the tree below. */
interface OverlayView {
  boolean isOf(Inode below);
}
