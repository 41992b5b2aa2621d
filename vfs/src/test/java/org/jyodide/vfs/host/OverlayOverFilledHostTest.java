package org.jyodide.vfs.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jyodide.vfs.FileTree;
import org.jyodide.vfs.Guest;
import org.jyodide.vfs.memory.OverlayFiles;

/** An overlay leaves the host's files as they were, whatever the guest does. */
class OverlayOverFilledHostTest {
  @TempDir Path directory;

  @AfterEach
  void hostIsUntouched() throws Exception {
    assertEquals("original", Files.readString(directory.resolve("sub/f")));
    try (var entries = Files.list(directory)) {
      assertArrayEquals(new Path[] {directory.resolve("sub")}, entries.toArray());
    }
  }

  @Test
  void changesStayInMemory() throws Exception {
    Files.createDirectory(directory.resolve("sub"));
    Files.writeString(directory.resolve("sub/f"), "original");
    FileTree tree = OverlayFiles.over(HostFiles.readOnly(directory));
    Guest guest = new Guest(tree);
    assertEquals("original", guest.read("/sub/f"));
    guest.write("/sub/f", "changed");
    guest.write("/new", "new");
    guest.chmod("/sub", 0700);
    guest.rename("/sub", "/moved");
    assertEquals("changed", guest.read("/moved/f"));
    guest.unlink("/moved/f");
    guest.rmdir("/moved");
    assertEquals(List.of("new"), guest.list("/"));
  }
}
