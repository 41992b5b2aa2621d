package org.jyodide.vfs.host;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jyodide.vfs.Directory;
import org.jyodide.vfs.FileType;
import org.jyodide.vfs.Inode;
import org.jyodide.vfs.InodeCache;

/** A directory of the host. Names are listed in the order of their characters. */
class HostDirectory extends Directory implements HostInode {
  private final HostLocation location;
  private final InodeCache known = new InodeCache();

  HostDirectory(HostLocation location, HostAttributes attributes) {
    super(attributes);
    this.location = location;
  }

  static HostDirectory root(HostFiles tree) {
    HostKey key = new HostKey(FileType.DIRECTORY, null);
    return create(new HostLocation(tree, Optional.empty(), "", key));
  }

  private static HostDirectory create(HostLocation location) {
    HostAttributes attributes = new HostAttributes(location);
    return location.tree().isWritable()
        ? new WritableHostDirectory(location, attributes)
        : new HostDirectory(location, attributes);
  }

  @Override
  public HostLocation location() {
    return location;
  }

  @Override
  public Optional<Directory> parent() {
    return location.parent().map(directory -> directory);
  }

  @Override
  public String name() {
    return location.name();
  }

  @Override
  public Optional<Inode> find(String child) {
    if (!location.accepts(child)) {
      return Optional.empty();
    }
    Path path = location.childToLookAt(child);
    return HostErrors.run(() -> find(child, path));
  }

  @Override
  public List<String> names() {
    Path path = location.checkedDirectory();
    return HostErrors.run(
        () -> {
          List<String> names = new ArrayList<>();
          try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            for (Path entry : entries) {
              names.add(nameOf(entry));
            }
          } catch (DirectoryIteratorException e) {
            throw e.getCause();
          }
          Collections.sort(names);
          return names;
        });
  }

  /** The inodes of this directory that are in use. */
  final InodeCache known() {
    return known;
  }

  /** File systems in a zip tell the names of directories with a slash at the end. */
  private static String nameOf(Path entry) {
    String name = String.valueOf(entry.getFileName());
    return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
  }

  private Optional<Inode> find(String child, Path path) throws IOException {
    BasicFileAttributes attributes;
    FileType type;
    try {
      attributes = Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS);
      type = HostAttributes.typeOf(attributes, path, location.tree().traits());
      if (!location.hasExactName(path)) {
        return Optional.empty();
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return Optional.empty();
    }
    if (type == FileType.DIRECTORY) {
      location.tree().trust().entered(path);
    }
    Optional<Inode> cached = known.get(child);
    HostKey key = new HostKey(type, attributes.fileKey());
    if (cached.isPresent() && key.equals(HostKey.of(cached.get()))) {
      return cached;
    }
    Inode made = newInode(child, key);
    known.put(child, made);
    return Optional.of(made);
  }

  private Inode newInode(String child, HostKey key) {
    HostLocation at = new HostLocation(location.tree(), Optional.of(this), child, key);
    return switch (key.type()) {
      case DIRECTORY -> create(at);
      case REGULAR -> new HostFile(at, new HostAttributes(at));
      case SYMLINK -> new HostSymlink(at, new HostAttributes(at));
      case FIFO, SOCKET, CHARACTER_DEVICE, BLOCK_DEVICE ->
          new HostSpecial(at, new HostAttributes(at), key.type());
    };
  }
}
