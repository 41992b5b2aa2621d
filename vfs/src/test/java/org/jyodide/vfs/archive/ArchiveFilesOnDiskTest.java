package org.jyodide.vfs.archive;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.jyodide.vfs.FileTree;
import org.jyodide.vfs.ReadOnlyTreeContract;
import org.jyodide.vfs.memory.MemoryQuota;

class ArchiveFilesOnDiskTest extends ReadOnlyTreeContract {
  @TempDir Path directory;

  @Override
  protected FileTree newTree() throws Exception {
    Path zip = Files.write(directory.resolve("a.zip"), Archives.standard());
    return ArchiveFiles.of(zip, MemoryQuota.standard());
  }
}
