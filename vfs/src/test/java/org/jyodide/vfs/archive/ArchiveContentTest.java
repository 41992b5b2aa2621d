package org.jyodide.vfs.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.jyodide.vfs.Guest.assertErrno;
import static org.jyodide.vfs.OpenFlags.O_RDONLY;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.ErrnoException;
import org.jyodide.vfs.FileType;
import org.jyodide.vfs.Guest;
import org.jyodide.vfs.memory.MemoryQuota;

/** Archives that are unusual or broken. */
class ArchiveContentTest {
  private final MemoryQuota quota = MemoryQuota.ofBytes(1 << 20);

  private Guest guest(byte[] archive) throws ZipException {
    return new Guest(ArchiveFiles.of(archive, quota));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil",
        "a/../../evil",
        "/etc/passwd",
        "a//b",
        "./a",
        "a/./b",
        "..",
        ".",
        "a/..",
        "a\0b"
      })
  void refusesNamesThatLeadOut(String name) throws IOException {
    byte[] archive = Archives.of(zip -> Archives.put(zip, name, "x"));
    ZipException thrown = assertThrows(ZipException.class, () -> guest(archive));
    assertTrue(String.valueOf(thrown.getMessage()).contains(name), thrown::toString);
  }

  @Test
  void severalArchivesAreOneTree() throws IOException {
    byte[] first =
        Archives.of(
            zip -> {
              Archives.put(zip, "space/a.txt", "a");
              Archives.put(zip, "both.txt", "first");
            });
    byte[] second =
        Archives.of(
            zip -> {
              Archives.put(zip, "space/b.txt", "b");
              Archives.put(zip, "both.txt", "second");
            });
    Guest guest = new Guest(ArchiveFiles.of(List.of(first, second), quota));
    assertEquals("a", guest.read("/space/a.txt"));
    assertEquals("b", guest.read("/space/b.txt"));
    assertEquals("second", guest.read("/both.txt"));
    byte[] file = Archives.of(zip -> Archives.put(zip, "space", "x"));
    assertThrows(ZipException.class, () -> ArchiveFiles.of(List.of(first, file), quota));
  }

  @Test
  void refusesFilesThatAreDirectoriesToo() throws IOException {
    byte[] below =
        Archives.of(
            zip -> {
              Archives.put(zip, "a", "file");
              Archives.put(zip, "a/b", "below");
            });
    assertThrows(ZipException.class, () -> guest(below));
    byte[] above =
        Archives.of(
            zip -> {
              Archives.put(zip, "a/b", "below");
              Archives.put(zip, "a", "file");
            });
    assertThrows(ZipException.class, () -> guest(above));
  }

  @Test
  void refusesWhatIsNoArchive() {
    assertThrows(ZipException.class, () -> guest(new byte[0]));
    assertThrows(ZipException.class, () -> guest(new byte[100]));
    byte[] noise = new byte[10_000];
    new Random(1).nextBytes(noise);
    assertThrows(ZipException.class, () -> guest(noise));
  }

  @Test
  void keepsUnixModesAndLinks(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("unix.zip");
    URI uri = URI.create("jar:" + file.toUri());
    Map<String, String> environment = Map.of("create", "true", "enablePosixFileAttributes", "true");
    try (FileSystem zip = FileSystems.newFileSystem(uri, environment)) {
      Path tool = Files.writeString(zip.getPath("/tool"), "#!");
      Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-x---"));
    }
    Guest guest = guest(Files.readAllBytes(file));
    assertEquals(0750, guest.stat("/tool").mode() & 07777);
  }

  @Test
  void resolvesLinksInsideTheTree() throws IOException {
    byte[] archive =
        Archives.of(
            zip -> {
              Archives.putStored(zip, "dir/link", "../file");
              Archives.putStored(zip, "out", "/etc/passwd");
              Archives.putStored(zip, "file", "content");
            });
    markAsLink(archive, 0);
    markAsLink(archive, 1);
    Guest guest = guest(archive);
    assertEquals("content", guest.read("/dir/link"));
    assertEquals("/etc/passwd", guest.readlink("/out"));
    assertErrno(Errno.ENOENT, () -> guest.read("/out"));
  }

  /**
   * Sets the system to Unix and the mode to that of a link in an entry of the central directory.
   */
  private static void markAsLink(byte[] archive, int entry) {
    int at = indexOf(archive, new byte[] {'P', 'K', 1, 2}, 0);
    for (int i = 0; i < entry; i++) {
      at = indexOf(archive, new byte[] {'P', 'K', 1, 2}, at + 1);
    }
    archive[at + 5] = 3;
    archive[at + 40] = (byte) 0xFF;
    archive[at + 41] = (byte) 0xA1;
  }

  private static int indexOf(byte[] bytes, byte[] wanted, int from) {
    for (int i = from; ; i++) {
      if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
  }

  @Test
  void acceptsBytesBeforeTheArchive() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(new byte[1234]);
    all.writeBytes(Archives.standard());
    assertEquals("hello", guest(all.toByteArray()).read("/hello.txt"));
  }

  @Test
  void lastOfEqualNamesCounts() throws IOException {
    byte[] archive =
        Archives.of(
            zip -> {
              Archives.putStored(zip, "a1", "first");
              Archives.putStored(zip, "a2", "second");
            });
    for (int i = 0; i < archive.length - 1; i++) {
      if (archive[i] == 'a' && archive[i + 1] == '2') {
        archive[i + 1] = '1';
      }
    }
    Guest guest = guest(archive);
    assertEquals(List.of("a1"), guest.list("/"));
    assertEquals("second", guest.read("/a1"));
  }

  @Test
  void chargesUnpackedFilesWhileTheyAreOpen() throws IOException {
    Guest guest = guest(Archives.standard());
    int first = guest.open("/big.bin", O_RDONLY);
    int second = guest.open("/big.bin", O_RDONLY);
    assertEquals(100_000, quota.used());
    guest.descriptors.close(first);
    assertEquals(100_000, quota.used());
    guest.descriptors.close(second);
    assertEquals(0, quota.used());
    Guest poor = new Guest(ArchiveFiles.of(Archives.standard(), MemoryQuota.ofBytes(50_000)));
    assertErrno(Errno.ENOSPC, () -> poor.read("/big.bin"));
    assertEquals("hello", poor.read("/hello.txt"));
  }

  /** Whatever is wrong with an archive, it is refused or its files fail; nothing else happens. */
  @Test
  void survivesDamage() throws IOException {
    byte[] sound = Archives.standard();
    Random random = new Random(11);
    int refused = 0;
    int failed = 0;
    for (int round = 0; round < 1000; round++) {
      byte[] damaged = sound.clone();
      if (random.nextInt(4) == 0) {
        damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
      }
      for (int i = random.nextInt(4); i >= 0 && damaged.length > 0; i--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      try {
        failed += readAll(guest(damaged), "/");
      } catch (ZipException e) {
        refused++;
      }
      assertEquals(0, quota.used(), "round " + round);
    }
    assertTrue(refused > 50 && failed > 50, refused + " refused, " + failed + " failed");
  }

  private static int readAll(Guest guest, String directory) {
    int failed = 0;
    for (String name : guest.list(directory)) {
      String path = directory + name;
      try {
        if (guest.lstat(path).type() == FileType.DIRECTORY) {
          failed += readAll(guest, path + "/");
        } else {
          guest.read(path);
        }
      } catch (ErrnoException e) {
        failed++;
      }
    }
    return failed;
  }
}
