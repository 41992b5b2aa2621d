package org.jyodide.vfs.memory;

import org.jyodide.vfs.FileTree;
import org.jyodide.vfs.WritableTreeContract;

class OverlayOverMemoryTest extends WritableTreeContract {
  @Override
  protected FileTree newTree() {
    return OverlayFiles.over(MemoryFiles.create());
  }
}
