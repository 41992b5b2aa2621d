package org.jyodide.vfs.host;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.jyodide.vfs.FileTree;
import org.jyodide.vfs.Guest;
import org.jyodide.vfs.ReadOnlyTreeContract;

class ReadOnlyHostFilesTest extends ReadOnlyTreeContract {
  @TempDir Path directory;

  @Override
  protected FileTree newTree() throws Exception {
    fill(new Guest(HostFiles.readWrite(directory)));
    return HostFiles.readOnly(directory);
  }
}
