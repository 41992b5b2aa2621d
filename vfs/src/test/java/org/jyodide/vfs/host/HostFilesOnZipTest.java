package org.jyodide.vfs.host;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.jyodide.vfs.FileTree;
import org.jyodide.vfs.WritableTreeContract;

/** A directory in a file system that is no disk: without links, permissions and inode numbers. */
class HostFilesOnZipTest extends WritableTreeContract {
  @TempDir Path directory;
  private @Nullable FileSystem zip;

  @Override
  protected FileTree newTree() throws IOException {
    URI uri = URI.create("jar:" + directory.resolve("files.zip").toUri());
    FileSystem made = FileSystems.newFileSystem(uri, Map.of("create", "true"));
    zip = made;
    return HostFiles.readWrite(made.getPath("/"));
  }

  @AfterEach
  void closeZip() throws IOException {
    if (zip != null) {
      zip.close();
    }
  }

  @Override
  protected List<Ability> missing() {
    return List.of(
        Ability.SYMLINKS,
        Ability.PERMISSIONS,
        Ability.SPECIAL_FILES,
        Ability.DIRECTORY_RENAME,
        Ability.SHARED_CONTENT);
  }
}
