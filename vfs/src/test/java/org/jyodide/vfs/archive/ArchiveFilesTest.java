package org.jyodide.vfs.archive;

import org.jyodide.vfs.FileTree;
import org.jyodide.vfs.ReadOnlyTreeContract;
import org.jyodide.vfs.memory.MemoryQuota;

class ArchiveFilesTest extends ReadOnlyTreeContract {
  @Override
  protected FileTree newTree() throws Exception {
    return ArchiveFiles.of(Archives.standard(), MemoryQuota.standard());
  }
}
