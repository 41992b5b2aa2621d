package org.jyodide.vfs.host;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Set;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.FileContent;
import org.jyodide.vfs.RegularFile;
import org.jyodide.vfs.Stat;

/** A regular file of the host. */
final class HostFile extends RegularFile implements HostInode {
  private static final int NOTHING_PENDING = -1;

  private final HostLocation location;
  private int pendingPermissions = NOTHING_PENDING;

  HostFile(HostLocation location, HostAttributes attributes) {
    super(attributes);
    this.location = location;
  }

  @Override
  public HostLocation location() {
    return location;
  }

  /**
   * Notes permissions that the new file gets once it has been opened, because whoever creates a
   * file may write to it even if nobody may later.
   */
  void setPermissionsAfterOpening(int permissions) {
    pendingPermissions = permissions;
  }

  @Override
  public Stat stat() {
    applyPendingPermissions();
    return super.stat();
  }

  @Override
  public FileContent open(boolean write) {
    if (write && !location.tree().isWritable()) {
      throw Errno.EROFS.exception(location.name());
    }
    Path path = location.path();
    HostContent content = HostErrors.run(() -> new HostContent(openChannel(path, write)));
    try {
      location.path();
      applyPendingPermissions();
    } catch (RuntimeException e) {
      content.close();
      throw e;
    }
    return content;
  }

  private void applyPendingPermissions() {
    int permissions = pendingPermissions;
    if (permissions != NOTHING_PENDING) {
      pendingPermissions = NOTHING_PENDING;
      attributes().setPermissions(permissions);
    }
  }

  private SeekableByteChannel openChannel(Path path, boolean write) throws IOException {
    Set<OpenOption> options = write ? Set.of(READ, WRITE) : Set.of(READ);
    if (!location.tree().traits().isDefault()) {
      // Others than the disk's have no links that they could follow here (zip), or check as we did.
      // Writing goes through FileChannel: the byte channel of a zip entry would start empty.
      return write ? FileChannel.open(path, options) : Files.newByteChannel(path, options);
    }
    Set<OpenOption> unfollowed =
        write ? Set.of(READ, WRITE, NOFOLLOW_LINKS) : Set.of(READ, NOFOLLOW_LINKS);
    return FileChannel.open(path, unfollowed);
  }
}
