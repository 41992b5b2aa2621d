package org.jyodide.vfs.host;

import java.nio.file.Files;
import org.jyodide.vfs.Symlink;

/** A symbolic link of the host. Its text is read, never followed, by the host. */
final class HostSymlink extends Symlink implements HostInode {
  private final HostLocation location;
  private String lastTarget = "";

  HostSymlink(HostLocation location, HostAttributes attributes) {
    super(attributes, "");
    this.location = location;
  }

  @Override
  public HostLocation location() {
    return location;
  }

  @Override
  public String target() {
    if (!location.isRemoved()) {
      String separator = location.tree().rootPath().getFileSystem().getSeparator();
      String text = HostErrors.run(() -> Files.readSymbolicLink(location.path()).toString());
      lastTarget = separator.equals("/") ? text : text.replace(separator, "/");
    }
    return lastTarget;
  }
}
