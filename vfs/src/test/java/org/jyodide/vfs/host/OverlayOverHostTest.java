package org.jyodide.vfs.host;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.jyodide.vfs.FileTree;
import org.jyodide.vfs.WritableTreeContract;
import org.jyodide.vfs.memory.OverlayFiles;

class OverlayOverHostTest extends WritableTreeContract {
  @TempDir Path directory;

  @Override
  protected FileTree newTree() throws Exception {
    return OverlayFiles.over(HostFiles.readOnly(directory));
  }
}
