package org.jyodide.vfs.host;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.jyodide.vfs.FileTree;
import org.jyodide.vfs.WritableTreeContract;

/** A directory in a file system that is no disk: without links, permissions and inode numbers. */
class HostFilesOnZipTest extends WritableTreeContract {
  @TempDir Path directory;
  private FileSystem zip;

  @Override
  protected FileTree newTree() throws IOException {
    URI uri = URI.create("jar:" + directory.resolve("files.zip").toUri());
    zip = FileSystems.newFileSystem(uri, Map.of("create", "true"));
    return HostFiles.readWrite(zip.getPath("/"));
  }

  @AfterEach
  void closeZip() throws IOException {
    zip.close();
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
