package org.jyodide.vfs.host;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.jyodide.vfs.FileTree;
import org.jyodide.vfs.WritableTreeContract;

class HostFilesTest extends WritableTreeContract {
  @TempDir Path directory;

  @Override
  protected FileTree newTree() throws Exception {
    return HostFiles.readWrite(directory, HostLinks.ANY);
  }

  @Override
  protected List<Ability> missing() {
    return List.of(Ability.SPECIAL_FILES);
  }
}
