package org.jyodide.vfs.host;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.DosFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.FileType;
import org.jyodide.vfs.InodeAttributes;
import org.jyodide.vfs.Stat;

/** The attributes of an inode of the host, read and written there each time. */
final class HostAttributes implements InodeAttributes {
  private static final String UNIX =
      "unix:mode,ino,nlink,rdev,size,lastAccessTime,lastModifiedTime,ctime";

  private final HostLocation location;
  private final FileType type;

  HostAttributes(HostLocation location) {
    this.location = location;
    this.type = location.key().type();
  }

  @Override
  public Stat stat() {
    return location.lastStat().orElseGet(() -> HostErrors.run(() -> read(location.pathToLookAt())));
  }

  @Override
  public void setPermissions(int permissions) {
    Path path = location.path();
    HostErrors.run(
        () -> {
          if (location.tree().traits().hasPermissions()) {
            setPosixPermissions(path, HostPermissions.of(permissions));
          } else {
            setDosPermissions(path, (permissions & 0222) == 0);
          }
          return path;
        });
  }

  /** There is one owner, 0: setting that is fine, another is not allowed. */
  @Override
  public void setOwner(int userId, int groupId) {
    if (userId > 0 || groupId > 0) {
      throw Errno.EPERM.exception();
    }
  }

  @Override
  public void setTimes(long accessTime, long modificationTime) {
    Path path = location.path();
    HostErrors.run(
        () -> {
          view(path, BasicFileAttributeView.class)
              .setTimes(time(modificationTime), time(accessTime), null);
          return path;
        });
  }

  /**
   * The type of what is at a path, without following a link; junctions and the like are sockets.
   */
  static FileType typeOf(BasicFileAttributes attributes, Path path, HostTraits traits)
      throws IOException {
    if (attributes.isSymbolicLink()) {
      return FileType.SYMLINK;
    }
    if (attributes.isOther()) {
      return traits.hasUnixAttributes()
          ? FileType.of((Integer) Files.getAttribute(path, "unix:mode", NOFOLLOW_LINKS))
          : FileType.SOCKET;
    }
    return attributes.isDirectory() ? FileType.DIRECTORY : FileType.REGULAR;
  }

  private Stat read(Path path) throws IOException {
    HostTraits traits = location.tree().traits();
    if (traits.hasUnixAttributes()) {
      return readUnix(Files.readAttributes(path, UNIX, NOFOLLOW_LINKS));
    }
    if (traits.hasPermissions()) {
      PosixFileAttributes attributes =
          Files.readAttributes(path, PosixFileAttributes.class, NOFOLLOW_LINKS);
      return stat(HostPermissions.bits(attributes.permissions()), attributes);
    }
    BasicFileAttributes attributes =
        Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS);
    return stat(type == FileType.REGULAR ? (isWritable(path) ? 0644 : 0444) : 0755, attributes);
  }

  private Stat readUnix(Map<String, Object> values) {
    int mode = (int) number(values, "mode");
    long size = number(values, "size");
    return new Stat(
        0,
        number(values, "ino"),
        type.modeBits() | (mode & 07777),
        (int) number(values, "nlink"),
        0,
        0,
        (int) number(values, "rdev"),
        type == FileType.DIRECTORY ? 0 : size,
        time(values, "lastAccessTime"),
        time(values, "lastModifiedTime"),
        time(values, "ctime"),
        size);
  }

  private static long number(Map<String, Object> values, String name) {
    return ((Number) Objects.requireNonNull(values.get(name))).longValue();
  }

  private static long time(Map<String, Object> values, String name) {
    return nanos((FileTime) Objects.requireNonNull(values.get(name)));
  }

  private Stat stat(int permissions, BasicFileAttributes attributes) {
    long modified = nanos(attributes.lastModifiedTime());
    long size = type == FileType.DIRECTORY ? 0 : attributes.size();
    return new Stat(
        0,
        location.pathNumber(),
        type.modeBits() | permissions,
        1,
        0,
        0,
        0,
        size,
        nanos(attributes.lastAccessTime()),
        modified,
        modified,
        size);
  }

  private static boolean isWritable(Path path) throws IOException {
    @Nullable DosFileAttributeView dos =
        Files.getFileAttributeView(path, DosFileAttributeView.class, NOFOLLOW_LINKS);
    return dos == null || !dos.readAttributes().isReadOnly();
  }

  private static void setPosixPermissions(Path path, Set<PosixFilePermission> permissions)
      throws IOException {
    // JDK 25 on Linux changes what a link leads to in spite of NOFOLLOW_LINKS; JDK 17 refuses.
    if (Files.isSymbolicLink(path)) {
      throw new FileSystemLoopException(path.toString());
    }
    try {
      view(path, PosixFileAttributeView.class).setPermissions(permissions);
    } catch (FileSystemException e) {
      // Not following links means to open the file on some hosts. They fail if it cannot be read,
      // and
      // with one error or another if it is a directory.
      if (Files.isSymbolicLink(path)) {
        throw e;
      }
      Files.setPosixFilePermissions(path, permissions);
    }
  }

  private static void setDosPermissions(Path path, boolean readOnly) throws IOException {
    @Nullable DosFileAttributeView dos =
        Files.getFileAttributeView(path, DosFileAttributeView.class, NOFOLLOW_LINKS);
    if (dos != null) {
      dos.setReadOnly(readOnly);
    }
  }

  private static <V extends BasicFileAttributeView> V view(Path path, Class<V> type) {
    V view = Files.getFileAttributeView(path, type, NOFOLLOW_LINKS);
    if (view == null) {
      throw new UnsupportedOperationException(type.getSimpleName());
    }
    return view;
  }

  private static @Nullable FileTime time(long nanos) {
    return nanos == OMIT ? null : FileTime.from(nanos, TimeUnit.NANOSECONDS);
  }

  private static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }
}
