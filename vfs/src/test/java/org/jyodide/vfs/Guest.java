package org.jyodide.vfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.jyodide.vfs.OpenFlags.O_CREAT;
import static org.jyodide.vfs.OpenFlags.O_RDONLY;
import static org.jyodide.vfs.OpenFlags.O_TRUNC;
import static org.jyodide.vfs.OpenFlags.O_WRONLY;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.function.Executable;

/** A program as the tests need it: paths from the root, whole files as text, errors as numbers. */
public final class Guest {
  public final VirtualFileSystem files;
  public final FileDescriptors descriptors = new FileDescriptors();

  public Guest(FileTree root) {
    files = new VirtualFileSystem(root, MountOptions.readWrite());
  }

  public int open(String path, int flags, int mode) {
    return descriptors.add(files.open(files.workingDirectory(), path, flags, mode), false);
  }

  public int open(String path, int flags) {
    return open(path, flags, 0666);
  }

  public OpenFile file(int descriptor) {
    return descriptors.get(descriptor);
  }

  public void write(String path, String text) {
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC);
    write(fd, text);
    descriptors.close(fd);
  }

  public void write(int fd, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertEquals(bytes.length, file(fd).write(bytes, 0, bytes.length));
  }

  public String read(String path) {
    int fd = open(path, O_RDONLY);
    try {
      return read(fd);
    } finally {
      descriptors.close(fd);
    }
  }

  public String read(int fd) {
    return new String(readBytes(fd), StandardCharsets.UTF_8);
  }

  public byte[] readBytes(int fd) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[70_000];
    int count;
    while ((count = file(fd).read(buffer, 5, buffer.length - 5)) > 0) {
      all.write(buffer, 5, count);
    }
    return all.toByteArray();
  }

  public String readSome(int fd, int length) {
    byte[] buffer = new byte[length];
    int count = file(fd).read(buffer, 0, length);
    return new String(buffer, 0, count, StandardCharsets.UTF_8);
  }

  public void mkdir(String path) {
    files.createDirectory(files.workingDirectory(), path, 0777);
  }

  public void mkdirs(String path) {
    files.createDirectories(path);
  }

  public void rmdir(String path) {
    files.removeDirectory(files.workingDirectory(), path);
  }

  public void unlink(String path) {
    files.unlink(files.workingDirectory(), path);
  }

  public void symlink(String target, String path) {
    files.createSymlink(target, files.workingDirectory(), path);
  }

  public String readlink(String path) {
    return files.readSymlink(files.workingDirectory(), path);
  }

  public void rename(String from, String to) {
    files.rename(files.workingDirectory(), from, files.workingDirectory(), to);
  }

  public Stat stat(String path) {
    return files.resolve(path).stat();
  }

  public Stat lstat(String path) {
    return files.resolve(files.workingDirectory(), path, false).stat();
  }

  public void chmod(String path, int mode) {
    files.setPermissions(files.resolve(path), mode);
  }

  public List<String> list(String path) {
    int fd = open(path, O_RDONLY | OpenFlags.O_DIRECTORY);
    List<String> names = new ArrayList<>();
    OpenDirectory directory = (OpenDirectory) file(fd);
    for (Optional<DirectoryEntry> e = directory.next(); e.isPresent(); e = directory.next()) {
      names.add(e.get().name());
    }
    descriptors.close(fd);
    assertEquals(List.of(".", ".."), names.subList(0, 2));
    return names.subList(2, names.size()).stream().sorted().toList();
  }

  public static void assertErrno(Errno expected, Executable action) {
    ErrnoException thrown = assertThrows(ErrnoException.class, action);
    assertEquals(expected, thrown.errno(), thrown.getMessage());
  }
}
